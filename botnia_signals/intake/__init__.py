"""Reading files: any supported format becomes raw documents (in memory only) and refusals that say why.

read(path, options)     the records of a file or a folder, one by one
files_of, is_prose      the files of a path, and whether one is running text
read_pasted             the records of a text that was pasted
IntakeOptions           what the files themselves do not say
parse_map, header_key   mappings of columns, and the key under which a mapping is saved
read_columns            what the columns of a table are taken for, and which others could be texts
read_header             the headings of a table, to look a saved mapping up
shown_name              the name of a file without bytes that no letter stands for
parse_source            a kind of source as people name it, in Finnish, Swedish or English
EXTENSIONS              the endings of file names that are read
"""

from __future__ import annotations

from botnia_signals.intake.options import IntakeOptions, header_key, parse_map
from botnia_signals.intake.registry import (
    EXTENSIONS,
    files_of,
    is_prose,
    read,
    read_columns,
    read_header,
    read_pasted,
    shown_name,
)
from botnia_signals.intake.values import parse_source

__all__ = [
    "EXTENSIONS",
    "IntakeOptions",
    "files_of",
    "header_key",
    "is_prose",
    "parse_map",
    "parse_source",
    "read",
    "read_columns",
    "read_header",
    "read_pasted",
    "shown_name",
]
