"""The codebook: labels with what they mean, in a tree, with colours that can be read; CSV and REFI-QDA."""

from __future__ import annotations

import csv
import io
import re
import uuid
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from botnia_signals.cells import csv_of
from botnia_signals.errors import SettingsError
from botnia_signals.records import Label

KINDS = ("target_group", "information_need", "topic")
NAME_LENGTH, TEXT_LENGTH = 80, 600
TEXTS = ("name", "definition", "example", "counter")
COLOURS = ("#00347a", "#006b4f", "#7a1f5c", "#8a3c00", "#4b4b8f", "#5c5200", "#8f1d1d", "#00606b")
"""White on each, and each on white, has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3)."""
LEAST_CONTRAST = 4.5
QDA = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Botnia Signals"
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_GUIDS = uuid.UUID("6f0e7a42-52f5-4b0c-9b7e-0f2b7a1d9c11")
COLUMNS = (
    *("key", "kind", "parent", "colour", "state"),
    *(f"{text}_{language}" for text in TEXTS for language in ("fi", "sv", "en")),
)


def contrast(colour: str, other: str = "#ffffff") -> float:
    """Return the contrast of two colours (#rrggbb), from 1 to 21, as WCAG 2.2 defines it."""
    bright, dark = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def checked(label: Label, others: Mapping[str, Label]) -> Label:
    """Return a label that fits among `others` (by key), its texts stripped and cut to length.

    Raises:
        SettingsError: its key, kind, colour or parent can't be, or it has no name.
    """
    if not _KEY.fullmatch(label.key):
        raise SettingsError("codebook-key", label=label.key[:40])
    if label.kind not in KINDS:
        raise SettingsError("codebook-kind")
    if not re.fullmatch(r"#[0-9a-f]{6}", label.colour) or contrast(label.colour) < LEAST_CONTRAST:
        raise SettingsError("codebook-colour", least=LEAST_CONTRAST)
    names = _cut(label.names, NAME_LENGTH)
    if not names:
        raise SettingsError("codebook-name")
    _check_parent(label, others)
    return Label(
        key=label.key,
        kind=label.kind,
        parent=label.parent,
        names=names,
        definition=_cut(label.definition, TEXT_LENGTH),
        example=_cut(label.example, TEXT_LENGTH),
        counter=_cut(label.counter, TEXT_LENGTH),
        colour=label.colour,
        retired=label.retired,
        into=label.into,
    )


def _cut(texts: Mapping[str, str], longest: int) -> dict[str, str]:
    cut = {language: text.strip()[:longest] for language, text in texts.items()}
    return {language: text for language, text in cut.items() if text}


def _check_parent(label: Label, others: Mapping[str, Label]) -> None:
    above, seen = label.parent, {label.key}
    while above:
        if above in seen or above not in others or others[above].kind != label.kind:
            raise SettingsError("codebook-parent", label=label.key)
        seen.add(above)
        above = others[above].parent


def key_for(names: Mapping[str, str], taken: Iterable[str]) -> str:
    """Return a key made from a name that nobody has taken."""
    name = next((text for text in names.values() if text.strip()), "label").lower()
    plain = name.translate(str.maketrans("äåöé", "aaoe"))
    base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:32]
    base = base if base and base[0].isalpha() else f"label_{base}".strip("_")
    used, number, key = set(taken), 2, base
    while key in used:
        key, number = f"{base}_{number}", number + 1
    return key


def tree(labels: Iterable[Label]) -> list[tuple[int, Label]]:
    """Return (depth, label) in the order of the tree: kinds, then names; what lost its parent is a root."""
    known = {one.key: one for one in labels}
    below: dict[str, list[Label]] = {}
    for one in known.values():
        below.setdefault(one.parent if one.parent in known else "", []).append(one)
    order = sorted(below.get("", ()), key=lambda one: (KINDS.index(one.kind), one.name("fi").casefold()))
    found: list[tuple[int, Label]] = []

    def walk(one: Label, depth: int) -> None:
        found.append((depth, one))
        for child in sorted(below.get(one.key, ()), key=lambda one: one.name("fi").casefold()):
            walk(child, depth + 1)

    for root in order:
        walk(root, 0)
    return found


def as_csv(labels: Iterable[Label]) -> str:
    """Return the codebook as CSV for a spreadsheet program (`cells.csv_of`)."""
    found: list[Sequence[object]] = [COLUMNS]
    for _, one in tree(labels):
        state = f"merged:{one.into}" if one.into else "retired" if one.retired else ""
        texts = [_texts(one, text).get(language, "") for text in TEXTS for language in ("fi", "sv", "en")]
        found.append((one.key, one.kind, one.parent, one.colour, state, *texts))
    return csv_of(found)


def _texts(label: Label, text: str) -> Mapping[str, str]:
    return label.names if text == "name" else getattr(label, text)


def from_csv(text: str) -> list[Label]:
    """Return the labels of a CSV with a heading row; unknown columns are left out.

    Raises:
        SettingsError: there is no column `key` or `name_…`, or a row has no name.
    """
    sample = text.lstrip("\ufeff")
    first = sample.partition("\n")[0]
    reader = csv.DictReader(
        io.StringIO(sample), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    headings = reader.fieldnames or []
    if not any(str(one).startswith("name_") for one in headings):
        raise SettingsError("codebook-file")
    found: list[Label] = []
    for number, row in enumerate(reader):
        cells = {str(name): (value or "").strip().removeprefix("'") for name, value in row.items() if name}
        names = _of(cells, "name")
        if not names:
            raise SettingsError("codebook-row", row=number + 2)
        state = cells.get("state", "")
        found.append(
            Label(
                key=cells.get("key") or key_for(names, [one.key for one in found]),
                kind=cells.get("kind") or "topic",
                parent=cells.get("parent", ""),
                names=names,
                definition=_of(cells, "definition"),
                example=_of(cells, "example"),
                counter=_of(cells, "counter"),
                colour=(cells.get("colour") or COLOURS[number % len(COLOURS)]).lower(),
                retired=bool(state),
                into=state.removeprefix("merged:") if state.startswith("merged:") else "",
            )
        )
    return found


def _of(cells: Mapping[str, str], text: str) -> dict[str, str]:
    found = {language: cells.get(f"{text}_{language}", "") for language in ("fi", "sv", "en")}
    return {language: words for language, words in found.items() if words}


def as_qda(labels: Sequence[Label], language: str) -> bytes:
    """Return the labels that are in use as a REFI-QDA codebook (.qdc), named in `language`.

    The description holds definition, example and counter-example. Format: REFI-QDA 1.5, codebook exchange.
    """
    root = etree.Element(f"{{{QDA}}}CodeBook", nsmap={None: QDA}, origin=ORIGIN)
    codes = etree.SubElement(root, f"{{{QDA}}}Codes")
    ends = [codes]
    for depth, one in tree([label for label in labels if not label.retired]):
        code = etree.SubElement(
            ends[depth],
            f"{{{QDA}}}Code",
            guid=str(uuid.uuid5(_GUIDS, one.key)),
            name=one.name(language),
            isCodable="true",
            color=one.colour,
        )
        said = [texts.get(language, "") for texts in (one.definition, one.example, one.counter)]
        described = "\n".join(words for words in said if words)
        if described:
            etree.SubElement(code, f"{{{QDA}}}Description").text = described
        ends[depth + 1 :] = [code]
    etree.SubElement(root, f"{{{QDA}}}Sets")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def from_qda(data: bytes, language: str, known: Iterable[Label] = ()) -> list[Label]:
    """Return the codes of a REFI-QDA codebook as labels, named in `language`; parents go before children.

    A code whose guid is that of one of the `known` labels keeps that label's key and kind. A colour that
    can't be read on white is replaced.

    Raises:
        SettingsError: it is no REFI-QDA codebook, or has a document type (which none needs).
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SettingsError("codebook-file") from error
    if root.tag != f"{{{QDA}}}CodeBook" or root.getroottree().docinfo.doctype:
        raise SettingsError("codebook-file")
    ours = {str(uuid.uuid5(_GUIDS, one.key)): one for one in known}
    taken = {one.key for one in ours.values()}
    found: list[Label] = []

    def walk(element: etree._Element, parent: Label | None) -> None:
        for code in element.findall(f"{{{QDA}}}Code"):
            name = (code.get("name") or "").strip()
            if not name:
                raise SettingsError("codebook-row", row=len(found) + 1)
            mine = ours.get((code.get("guid") or "").strip("{}").lower())
            colour = (code.get("color") or "").lower()
            readable = re.fullmatch(r"#[0-9a-f]{6}", colour) and contrast(colour) >= LEAST_CONTRAST
            described = (code.findtext(f"{{{QDA}}}Description") or "").strip()
            one = Label(
                key=mine.key if mine else key_for({language: name}, taken),
                kind=mine.kind if mine else parent.kind if parent else "topic",
                parent=parent.key if parent else "",
                names={**(mine.names if mine else {}), language: name},
                definition=dict(mine.definition) if mine else {language: described} if described else {},
                example=dict(mine.example) if mine else {},
                counter=dict(mine.counter) if mine else {},
                colour=colour if readable else COLOURS[len(found) % len(COLOURS)],
            )
            taken.add(one.key)
            found.append(one)
            walk(code, one)

    for codes in root.findall(f"{{{QDA}}}Codes"):
        walk(codes, None)
    return found
