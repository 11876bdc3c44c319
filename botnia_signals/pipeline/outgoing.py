"""What leaves the house as a file: made, looked through for leaks, and only then handed on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from botnia_signals import privacy
from botnia_signals.digest.evaluation import render_evaluation
from botnia_signals.digest.lookback_render import render_look_back
from botnia_signals.digest.render import render
from botnia_signals.disclosure import Leak, Secrets, find_leaks, pieces
from botnia_signals.errors import PrivacyError
from botnia_signals.pipeline.actor import actor
from botnia_signals.pipeline.disclose import Control
from botnia_signals.pipeline.evaluate import evaluate
from botnia_signals.pipeline.lookback import look_back
from botnia_signals.pipeline.read import digest as read_digest
from botnia_signals.pipeline.reveal import finds_in, is_widened
from botnia_signals.privacy.indirect import said_widely
from botnia_signals.store import Store
from botnia_signals.store.documents import Quote
from botnia_signals.store.weeks import Listing


def digest_file(home: Path, week: str | None, form: str, language: str) -> str:
    """Return a week's digest in `form` (md, html or json), looked through for leaks.

    Raises:
        PrivacyError: something in it must not leave; the reason and the place are in the message.
        NotFoundError: that week was not run, or none was.
        SettingsError: no such week or form.
    """
    content = read_digest(home, week)
    return checked(home, render(content, form, language), form, content.week, "digest")


def look_back_file(home: Path, signal: str | None, form: str, language: str) -> str:
    """Return the look back in `form` (csv, json, md or html), looked through for leaks.

    Raises:
        PrivacyError: something in it must not leave.
        NotFoundError: no week listed that signal.
    """
    return checked(home, render_look_back(look_back(home, signal), form, language), form, what="lookback")


def evaluation_file(home: Path, form: str, language: str) -> str:
    """Return the scorecard in `form` (text, json, csv or md), looked through for leaks.

    Raises:
        PrivacyError: something in it must not leave.
    """
    return checked(home, render_evaluation(evaluate(home), form, language), form, what="evaluation")


def checked(home: Path, text: str, form: str, week: str | None = None, what: str = "file") -> str:
    """Return `text`, which is about to be written in `form` (md, html, json, csv or text).

    Looked for are identifiers with a form, author keys, the store's secrets, statements that a reviewer
    withheld and, of what `week` lists (of every week without it), statements of signals of too few people.

    The audit log keeps that it was handed on, with its hash, or that it was refused.

    Raises:
        PrivacyError: one of them stands in it.
    """
    with Store(home) as store:
        hidden = Secrets(
            authors=store.documents.authors(), secrets=_secrets(home), texts=_not_shown(store, week)
        )
        leaks = find_leaks(pieces(text, form), hidden, identifies)
        detail = {"what": what, "form": form, "sha256": hashlib.sha256(text.encode()).hexdigest()}
        if leaks:
            detail["leaks"] = ",".join(sorted({leak.kind for leak in leaks}))
        store.audit.add(actor(), "export-refused" if leaks else "export", week or "", detail)
    refuse(leaks)
    return text


def may_leave(home: Path, rows: Sequence[Sequence[object]], column: int) -> list[list[object]]:
    """Return those rows whose text, in `column`, may stand in a file: no statement that must not be shown."""
    with Store(home) as store:
        hidden = set(_not_shown(store, None))
    return [list(row) for row in rows if row[column] not in hidden]


def refuse(leaks: Sequence[Leak]) -> None:
    """Raise if there are leaks.

    Raises:
        PrivacyError: the first of them, with its place and how many there are.
    """
    for kind in dict.fromkeys(leak.kind for leak in leaks):
        places = [leak.place for leak in leaks if leak.kind == kind]
        raise PrivacyError(f"leak-{kind}", place=places[0], number=len(leaks))


def identifies(texts: Sequence[str]) -> list[bool]:
    """Tell of each text whether an identifier with a form stands in it; names are not looked for."""
    return [bool(privacy.find_forms(text)) for text in texts]


def _secrets(home: Path) -> list[str]:
    found = []
    for path in (*home.glob("*.key"), *home.glob("*.keys")):
        found += [line.strip() for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    return [secret for secret in found if secret]


def _not_shown(store: Store, week: str | None) -> list[str]:
    """Return the texts of statements that must not be shown, but those that another says in the same words.

    Reckoned from the store once more, apart from what made the file.
    """
    control = Control.of(store)
    shown: set[str] = set()
    hidden: set[str] = set()
    for listing in _listings(store, week):
        quotes = store.documents.quotes(listing.finding.members)
        enough = len({quote.author or quote.document_id for quote in quotes}) >= control.least
        as_said = _shown_as_said(store, control, quotes) if enough else set()
        shown |= as_said
        hidden.update(quote.text for quote in quotes if quote.text not in as_said)
    held = store.documents.quotes(list(control.held))
    return sorted((hidden - shown) | {quote.text for quote in held})


def _shown_as_said(store: Store, control: Control, quotes: Sequence[Quote]) -> set[str]:
    """Return the texts of those statements that need not be said more widely to be shown."""
    finds = finds_in(store, quotes)
    return {
        quote.text
        for quote in quotes
        if not is_widened(found := finds.get(quote.id, ()), control.generalise)
        or (control.told(quote, found) and said_widely(quote.text, found) == quote.text)
    }


def _listings(store: Store, week: str | None) -> list[Listing]:
    names = [week] if week else [row.week for row in store.weeks.done()]
    return [listing for name in names for listing in store.weeks.listings(name)]
