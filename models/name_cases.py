"""Puts names into the cases of Finnish, each form checked with Voikko, and into the Swedish genitive."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from botnia_signals.privacy.lexicon import readings_of

CASES = {
    "nominative": "nimento",
    "genitive": "omanto",
    "partitive": "osanto",
    "inessive": "sisaolento",
    "elative": "sisaeronto",
    "illative": "sisatulento",
    "adessive": "ulkoolento",
    "ablative": "ulkoeronto",
    "allative": "ulkotulento",
    "essive": "olento",
}
"""The cases by their English names, and Voikko's names of them."""

_WEAK = {
    **{"kk": "k", "pp": "p", "tt": "t", "nk": "ng", "nt": "nn", "mp": "mm", "lt": "ll", "rt": "rr"},
    **{"ht": "hd", "lp": "lv", "rp": "rv", "lk": "l", "rk": "r", "k": "", "p": "v", "t": "d"},
}
_ENDINGS = {
    "genitive": "n",
    "inessive": "ssA",
    "elative": "stA",
    "adessive": "llA",
    "ablative": "ltA",
    "allative": "lle",
    "essive": "nA",
}


@functools.lru_cache(maxsize=200_000)
def inflected(name: str, case: str) -> str:
    """Return `name` in a case of Finnish, or an empty string if no form of it is sure.

    A name that Voikko knows takes only a form that Voikko reads as that case of that name; one that it does
    not know is inflected as new names are ("Warsamelta", "Backlundin").
    """
    if case == "nominative":
        return name
    first, _, last = name.rpartition("-")
    if first:
        form = inflected(last, case)
        return f"{first}-{form}" if form else ""
    known = any(reading.get("BASEFORM", "").lower() == name.lower() for reading in readings_of(name))
    if not known:
        return _as_new(name, case)
    return next((form for form in _candidates(name, case) if _is(form, name, case)), "")


def swedish_genitive(name: str) -> str:
    """Return the Swedish genitive of a name."""
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def case_of(word: str) -> str:
    """Return the case in which Voikko reads a written name, or an empty string if it reads no name."""
    back = {voikko: case for case, voikko in CASES.items()}
    read = [
        back.get(str(reading.get("SIJAMUOTO")), "")
        for reading in readings_of(word)
        if reading.get("CLASS") in {"etunimi", "sukunimi"}
    ]
    return "nominative" if "nominative" in read else next((case for case in read if case), "")


def _is(form: str, name: str, case: str) -> bool:
    return any(
        reading.get("BASEFORM", "").lower() == name.lower()
        and reading.get("SIJAMUOTO") == CASES[case]
        and reading.get("NUMBER") != "plural"
        for reading in readings_of(form)
    )


def _as_new(name: str, case: str) -> str:
    stem = name if name[-1].lower() in "aeiouyäöå" else f"{name}i"
    if name.endswith("nen"):
        stem = f"{name[:-3]}se"
    if case == "partitive":
        return f"{name[:-3]}s{_harmonic(name, 'tA')}" if name.endswith("nen") else stem + _harmonic(name, "A")
    return f"{stem}{stem[-1]}n" if case == "illative" else stem + _harmonic(name, _ENDINGS[case])


def _candidates(name: str, case: str) -> Iterator[str]:
    for stem in _stems(name):
        if case == "illative":
            yield from (f"{stem}{stem[-1]}n", f"{stem}seen", f"{stem}h{stem[-1]}n")
        elif case == "partitive":
            yield from (stem + _harmonic(name, ending) for ending in ("A", "tA"))
        else:
            yield stem + _harmonic(name, _ENDINGS[case])
    if case == "partitive":
        yield name + _harmonic(name, "tA")
        if name.endswith("nen"):
            yield f"{name[:-3]}s{_harmonic(name, 'tA')}"
        if name.endswith("i"):
            yield name[:-1] + _harmonic(name, "tA")


def _stems(name: str) -> Iterator[str]:
    """Yield what a name may become before an ending: of weak and strong grade, -e- for -i, -kse- for -s."""
    if name.endswith("nen"):
        yield f"{name[:-3]}se"
        return
    if name[-1] not in "aeiouyäöå":
        yield f"{name}i"
        if name.endswith("s"):
            yield f"{name[:-1]}kse"
            yield name[:-1] + name[-2]
            yield _strong(name[:-1]) + name[-2]
        return
    for stem in (f"{name[:-1]}e", name) if name.endswith("i") else (name,):
        yield stem
        yield from _weakened(stem)
    if name.endswith("si"):
        yield from (f"{name[:-2]}te", f"{name[:-2]}de")


def _weakened(stem: str) -> Iterator[str]:
    for strong, weak in _WEAK.items():
        if stem[:-1].endswith(strong):
            yield stem[: -1 - len(strong)] + weak + stem[-1]


def _strong(stem: str) -> str:
    """Return the strong grade of what stands in the weak one before -s ("Kangas", "Kankaa-")."""
    for strong, weak in _WEAK.items():
        if len(weak) > 1 and stem[:-1].endswith(weak):
            return stem[: -1 - len(weak)] + strong + stem[-1]
    return stem


def _harmonic(name: str, ending: str) -> str:
    back = max(map(name.lower().rfind, "aouå")) > max(map(name.lower().rfind, "äöy"))
    return ending.replace("A", "a" if back else "ä")
