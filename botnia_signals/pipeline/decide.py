"""What people do in the store: accept, dismiss, label, merge, split, undo; the words that they look for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from botnia_signals import ledger, naming, privacy, review
from botnia_signals.errors import NotFoundError, SettingsError
from botnia_signals.pipeline.following import constraints_of
from botnia_signals.pipeline.identity import members_of
from botnia_signals.pipeline.mask import masking_of
from botnia_signals.settings import load_settings
from botnia_signals.store import Store
from botnia_signals.store.documents import Quote


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


def merge(home: Path, signal: str, user: str, into: str) -> int:
    """Record that `signal` is the same as `into`, under whose id it goes on; return the decision's id.

    Raises:
        NotFoundError: no such signal, or none to merge it into.
        SettingsError: the two are one already, or the signal was merged into another.
    """
    with Store(home) as store, store.transaction():
        _check(store, signal, into)
        held = constraints_of(store)
        if signal == into:
            raise SettingsError("merge-itself", signal=signal)
        _check_unmerged(held.merged, signal)
        if held.root(into) == held.root(signal):
            raise SettingsError("merge-loop")
        return store.decisions.add(signal, user, "merge", {"into": into})


def split(home: Path, signal: str, user: str, statements: Sequence[str]) -> tuple[int, str]:
    """Record that some statements of a signal are another one; return the decision's id and the new signal's.

    Raises:
        NotFoundError: no such signal, or a statement is not of it.
        SettingsError: no statement or every one was chosen, or the signal was merged into another.
    """
    with Store(home) as store, store.transaction():
        _check(store, signal)
        held = constraints_of(store)
        _check_unmerged({**held.folded, **held.merged}, signal)
        members = members_of(store, held, signal)
        chosen = list(dict.fromkeys(statements))
        _check_part(members, chosen, signal)
        new = ledger.signal_id(store.weeks.highest_number() + 1)
        store.weeks.reserve(new, store.weeks.first_week(signal))
        value = {"statements": chosen, "new": new, "kept": [one for one in members if one not in chosen]}
        return store.decisions.add(signal, user, "split", value), new


def _check_part(members: Sequence[str], chosen: Sequence[str], signal: str) -> None:
    for statement in chosen:
        if statement not in members:
            raise NotFoundError("split-foreign", statement=statement, signal=signal)
    if not chosen:
        raise SettingsError("split-nothing")
    if len(chosen) == len(members):
        raise SettingsError("split-everything")


def _check(store: Store, *signals: str) -> None:
    known = store.weeks.signal_ids()
    for signal in signals:
        if signal not in known:
            raise NotFoundError("signal-unknown", signal=signal)


def _check_unmerged(merged: dict[str, str], signal: str) -> None:
    if signal in merged:
        raise SettingsError("merge-already", signal=signal, into=merged[signal])


def withhold(home: Path, signal: str, user: str, statement: str) -> int:
    """Record that a statement of the signal is not to be quoted anywhere; return the decision's id.

    Raises:
        NotFoundError: no such signal, or the statement is not of it.
    """
    with Store(home) as store, store.transaction():
        _check_quote(store, signal, statement)
        return store.decisions.add(signal, user, "withhold", {"statement": statement})


def paraphrase(home: Path, signal: str, user: str, statement: str, words: str) -> int:
    """Record other words in which a statement is quoted everywhere; return the decision's id.

    What names a person in the words is replaced as in any text. They are kept apart from the log, which can't
    be changed, so that they go when the statement is erased.

    Raises:
        NotFoundError: no such signal, or the statement is not of it.
        SettingsError: no words.
    """
    text = " ".join(words.split())[: review.PARAPHRASE_LENGTH]
    if not text:
        raise SettingsError("paraphrase-empty")
    with Store(home) as store, store.transaction():
        quote = _check_quote(store, signal, statement)
        (spans,) = privacy.find_spans([text], masking=masking_of(load_settings(home)))
        masked = privacy.mask(text, spans, quote.language)
        number = store.paraphrases.add(statement, masked)
        return store.decisions.add(signal, user, "paraphrase", {"statement": statement, "paraphrase": number})


def _check_quote(store: Store, signal: str, statement: str) -> Quote:
    _check(store, signal)
    listed = {member for one in store.weeks.listings_of(signal) for member in one.finding.members}
    quotes = store.documents.quotes([statement]) if statement in listed else []
    if not quotes:
        raise NotFoundError("quote-foreign", statement=statement, signal=signal)
    return quotes[0]


def undo(home: Path, signal: str, user: str, decision: int) -> int:
    """Undo a decision that holds now and return the undo's own id.

    Raises:
        NotFoundError: no such decision of that signal, or it was undone already.
        SettingsError: it would bring back a merge of two signals that are one already, the other way round.
    """
    with Store(home) as store, store.transaction():
        log = store.decisions.of(signal)
        if not review.can_undo(log, decision):
            raise NotFoundError("decision-unknown", decision=str(decision))
        row = store.decisions.add(signal, user, "undo", {}, undoes=decision)
        _check_merges(store)
        return row


def _check_merges(store: Store) -> None:
    """Raise if a merge that nobody has undone is left out, because it and another close a loop."""
    merged = constraints_of(store).merged
    for signal, log in store.decisions.all().items():
        held = [one.value["into"] for one in review.state(log).in_force if one.action == "merge"]
        if held and merged.get(signal) != held[-1]:
            raise SettingsError("merge-loop")


def search_expression(query: str) -> str:
    """Return the FTS5 expression of what a person typed: every word, as typed or as any form of its lemma."""
    parts = []
    for word in re.findall(r"[\w-]+", query)[:12]:
        forms = {word.lower()}
        for language in ("fi", "sv"):
            reader = naming.lemmatiser(language)
            forms.update(base for part in reader.surfaces(word) for base in reader.bases(part))
        quoted = sorted('"' + form.replace('"', "") + '"' for form in forms if form)
        parts.append("(" + " OR ".join(f"{form}*" if len(form) > 5 else form for form in quoted) + ")")
    return " AND ".join(parts)


def _decide(home: Path, signal: str, user: str, action: str, value: dict[str, str]) -> int:
    with Store(home) as store:
        _check(store, signal)
        return store.decisions.add(signal, user, action, value)
