"""How the words of a name are written, and which of them say the same thing twice.

Finnish words stand in the nominative, as in a heading: the one that was said most, else the dictionary's
form. Swedish has no word classes here, so its verbs, adjectives and genitives are told by their endings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from botnia_signals.naming.lemmas import Kind

COMPOUND_PART = 4
"""The shortest word that counts as a part of a compound."""
COMPOUND_REST = 3
STEM = 5
"""Letters that words of one stem begin with, in Swedish one less: "hoitaja", "hoitaa"; "tolk", "tolka"."""
TAIL = 3
BASE_SHARE = 0.5
"""How often, beside the commonest form, a Swedish base form must be written to be shown instead."""
GENITIVES = ("ens", "ets", "ans", "nas")
SWEDISH_ADJECTIVES = ("ig", "lig", "isk", "sam", "bar", "full", "lös", "ad", "ande", "ende", "språkig")


def shown(forms: Mapping[str, int], lemma: str, nominatives: Collection[str], language: str) -> str:
    """Return the form of a word that reads best in a name.

    `forms` are written forms and how often each was; `nominatives` those of them that a dictionary knows to
    be nominatives. Of equal ones the dictionary's form wins, then the shorter.
    """
    if language == "fi" and nominatives:
        forms = {form: number for form, number in forms.items() if form in nominatives}
    elif language == "fi":
        return cased(lemma, max(forms, key=lambda form: (forms[form], form)))
    elif language == "sv":
        forms = without_genitives(forms, lemma)
        base = [form for form in forms if form.lower() == lemma]
        if base and forms[base[0]] >= BASE_SHARE * max(forms.values()):
            return base[0]
    return min(forms, key=lambda form: (-forms[form], form.lower() != lemma, len(form), form))


def cased(lemma: str, surface: str) -> str:
    """Return a base form with the capitals of a written form: ("kela", "Kelasta") gives "Kela"."""
    shared = 0
    while shared < min(len(lemma), len(surface)) and surface[shared].lower() == lemma[shared]:
        shared += 1
    return surface[:shared] + lemma[shared:]


def without_genitives(forms: Mapping[str, int], lemma: str) -> dict[str, int]:
    """Return the forms with Swedish genitives counted as the word they are of ("tandvårdens")."""
    counted: Counter[str] = Counter()
    for form, number in forms.items():
        known = form[:-1] in forms or form[:-1].lower() == lemma
        genitive = form.endswith("s") and form.lower() != lemma and (known or form.endswith(GENITIVES))
        counted[form[:-1] if genitive else form] += number
    return dict(counted)


def swedish_kind(lemma: str, forms: Collection[str]) -> Kind:
    """Return what a Swedish word is, as far as its endings tell; `forms` are written forms in lower case."""
    stem = lemma.removesuffix("a")
    verb = {f"{stem}{end}" for end in ("ar", "er", "ade", "te", "at", "as", "s", "ades", "ats")}
    noun = {f"{stem}{end}" for end in ("an", "or", "orna", "ornas")}
    if lemma.endswith("a") and verb & set(forms) and not noun & set(forms):
        return Kind.VERB
    if lemma.endswith(SWEDISH_ADJECTIVES) and not any(form.endswith(("en", "et")) for form in forms):
        return Kind.ADJECTIVE
    return Kind.UNKNOWN


def part_of(part: str, whole: str) -> bool:
    """Tell whether a word begins or ends a longer one: "nikotiini" and "nikotiinipussi"."""
    rest = len(whole) - len(part)
    return (
        len(part) >= COMPOUND_PART
        and rest >= COMPOUND_REST
        and (whole.startswith(part) or whole.endswith(part))
    )


def same_stem(one: str, other: str, language: str) -> bool:
    """Tell whether two base forms are of one stem, so that a name needs only one of them."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    least = STEM - 1 if language == "sv" else STEM
    return shared >= least and max(len(one), len(other)) - shared <= TAIL
