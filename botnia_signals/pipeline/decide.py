"""What people do in the store: accept, dismiss, label, undo; and what they look for."""

from __future__ import annotations

import re
from pathlib import Path

from botnia_signals import naming, review
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline.read import SearchView, _said
from botnia_signals.store import Store

PAGE = 20


def accept(home: Path, signal: str, user: str, note: str = "") -> int:
    """Record that `user` holds the signal for real and return the decision's id.

    Raises:
        NotFoundError: no such signal.
    """
    return _decide(home, signal, user, "accept", {"note": note.strip()[: review.REASON_LENGTH]})


def dismiss(home: Path, signal: str, user: str, reason: str, note: str = "") -> int:
    """Record that `user` dismisses the signal, with one of `review.REASONS`, and return the decision's id.

    Raises:
        NotFoundError: no such signal.
        SettingsError: no such reason.
    """
    if reason not in review.REASONS:
        raise SettingsError("reason-unknown", reason=reason)
    value = {"reason": reason, "note": note.strip()[: review.REASON_LENGTH]}
    return _decide(home, signal, user, "dismiss", value)


def label(home: Path, signal: str, user: str, names: dict[str, str]) -> int:
    """Give the signal a name in one or more languages (fi, sv, en) and return the decision's id.

    Raises:
        NotFoundError: no such signal.
        SettingsError: no name in it.
    """
    value = {language: text.strip()[: review.LABEL_LENGTH] for language, text in names.items()}
    value = {language: text for language, text in value.items() if text}
    if not value:
        raise SettingsError("label-empty")
    return _decide(home, signal, user, "label", value)


def undo(home: Path, signal: str, user: str, decision: int) -> int:
    """Undo a decision that holds now and return the undo's own id.

    Raises:
        NotFoundError: no such decision of that signal, or it was undone already.
    """
    with Store(home) as store:
        if not review.can_undo(store.decisions.of(signal), decision):
            raise NotFoundError("decision-unknown", decision=str(decision))
        return store.decisions.add(signal, user, "undo", {}, undoes=decision)


def search(home: Path, query: str, page: int = 1) -> SearchView:
    """Return a page of the statements that hold every word of `query`, in any of its inflected forms."""
    expression = search_expression(query)
    if not expression:
        return SearchView(query, 0, ())
    with Store(home) as store:
        total, quotes = store.documents.search(expression, PAGE, PAGE * (max(page, 1) - 1))
        return SearchView(query, total, _said(quotes))


def search_expression(query: str) -> str:
    """Return the FTS5 expression of what a person typed: every word, as typed or as any form of its lemma."""
    parts = []
    for word in re.findall(r"[\w-]+", query)[:12]:
        forms = {word.lower()}
        for language in ("fi", "sv"):
            forms.update(lemma.lower() for lemma, _ in naming.lemmas(word, language))
        quoted = sorted('"' + form.replace('"', "") + '"' for form in forms if form)
        parts.append("(" + " OR ".join(f"{form}*" if len(form) > 5 else form for form in quoted) + ")")
    return " AND ".join(parts)


def _decide(home: Path, signal: str, user: str, action: str, value: dict[str, str]) -> int:
    with Store(home) as store:
        if signal not in store.weeks.signal_ids():
            raise NotFoundError("signal-unknown", signal=signal)
        return store.decisions.add(signal, user, action, value)
