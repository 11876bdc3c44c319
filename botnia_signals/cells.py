"""Cells of tables that people open in a spreadsheet program."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program takes for the beginning of a formula."""


def harmless(value: object) -> object:
    """Return a cell that no spreadsheet program runs: text that looks like a formula begins with '."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
