"""Commands of whoever answers for data protection: erase, retention, backup, audit, key."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from botnia_signals import terminal


def _example(text: str) -> str:
    return f"Example:\n\n    {text}"


@click.command(epilog=_example("botnia erase --author - --yes"))
@click.option("--author", metavar="NAME", help="As the files name them; - asks, so that no shell keeps it.")
@click.option("--author-key", metavar="KEY", help="The author's key (a-…).")
@click.option("--document", metavar="ID", help="A document (d-…).")
@click.option("--statement", metavar="ID", help="The document that a statement (s-…) stands in.")
@click.option("--reason", default="request", show_default=True, help="Why, for the log; a word, no names.")
@click.option("--yes", is_flag=True, help="Erase; without it only what would go is shown.")
@click.option("--clean", "only_clean", is_flag=True, help="Only rewrite the file after an earlier erasure.")
@click.pass_obj
def erase(
    home: Path,
    author: str | None,
    author_key: str | None,
    document: str | None,
    statement: str | None,
    reason: str,
    yes: bool,
    only_clean: bool,
) -> None:
    """Erase one author or one document everywhere: texts, search, vectors, words in names, free pages."""
    from botnia_signals.pipeline import erase as erasing

    if only_clean:
        erasing.clean(home)
        terminal.say("cli-erase-clean")
        return
    if author == "-":
        author = click.prompt("Author", hide_input=True)
    whose = {"author": author, "author_key": author_key, "document": document, "statement": statement}
    reach = erasing.preview(home, **whose)
    terminal.say(
        "cli-erase-reach",
        documents=reach.documents,
        statements=reach.statements,
        authors=reach.authors,
        vectors=reach.vectors,
        signals=", ".join(reach.signals) or "–",
        editions=reach.editions,
        asides=reach.asides,
    )
    if not yes:
        terminal.say("cli-erase-preview")
        return
    _tell_erased(erasing.erase(home, reason, **whose))


def _tell_erased(done: object) -> None:
    from botnia_signals.pipeline.erase import Erased

    if not isinstance(done, Erased):
        terminal.say("cli-retention-nothing")
        return
    terminal.say("cli-erased", documents=done.erasure.documents, statements=done.erasure.statements)
    for one in done.backups:
        if one.is_there:
            terminal.say("cli-erased-backup", path=one.path)
    for path in done.files:
        terminal.say("cli-erased-file", path=str(path))


@click.group()
def retention() -> None:
    """How long the documents of each kind of source are kept; counts are kept for ever."""


@retention.command("list", epilog=_example("botnia retention list"))
@click.pass_obj
def retention_list(home: Path) -> None:
    """List each kind of source with its rule and what is older than it."""
    from botnia_signals.pipeline.erase import retention as listed

    for one in listed(home):
        months = terminal.text("cli-retention-months", months=one.months) if one.months else "–"
        terminal.say(
            "cli-retention-line", source=one.source, months=months, documents=one.documents, due=one.due
        )


@retention.command("set", epilog=_example("botnia retention set survey 24"))
@click.argument("source")
@click.argument("months")
@click.pass_obj
def retention_set(home: Path, source: str, months: str) -> None:
    """Keep the documents of SOURCE for MONTHS months, or `ever`. Nothing is erased by this."""
    from botnia_signals.pipeline.erase import set_retention

    if months != "ever" and not months.isdecimal():
        raise click.UsageError("give a number of months, or ever")
    set_retention(home, source, None if months == "ever" else int(months))
    terminal.say("cli-retention-set", source=source)


@retention.command("apply", epilog=_example("botnia retention apply --yes"))
@click.option("--yes", is_flag=True, help="Erase; without it only what would go is shown.")
@click.pass_context
def retention_apply(context: click.Context, yes: bool) -> None:
    """Erase what is older than the rules say. Without --yes only show it."""
    from botnia_signals.pipeline.erase import apply_retention

    if not yes:
        context.invoke(retention_list)
        terminal.say("cli-erase-preview")
        return
    _tell_erased(apply_retention(context.obj))


@click.command(epilog=_example("botnia backup /media/backup --keep 12"))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--keep", type=click.IntRange(1), help="Delete the oldest so that this many are left.")
@click.pass_obj
def backup(home: Path, folder: Path, keep: int | None) -> None:
    """Write the next generation of the store into FOLDER, whole while it is in use, encrypted if it is.

    The secret key (botnia.key) is not copied: keep it apart.
    """
    from botnia_signals.pipeline.keep import backup as make

    made, dropped = make(home, folder, keep)
    terminal.say("cli-backup", number=made.number, path=made.path, sha256=made.sha256)
    for one in dropped:
        terminal.say("cli-backup-dropped", path=one.path)


@click.group()
def key() -> None:
    """The secret that author keys are made with."""


@key.command("rotate", epilog=_example("botnia key rotate"))
@click.pass_obj
def key_rotate(home: Path) -> None:
    """Add a new secret and carry every author key over to it; the same author stays the same."""
    from botnia_signals.pipeline.keep import rotate_key

    generation, authors = rotate_key(home)
    terminal.say("cli-key-rotated", generation=generation, authors=authors)


@click.group()
def audit() -> None:
    """The log of what was done: list it, verify it, and list who read what."""


@audit.command("list", epilog=_example("botnia audit list --limit 50"))
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Newest rows.")
@click.pass_obj
def audit_list(home: Path, limit: int) -> None:
    """List what was done, newest first."""
    from botnia_signals.pipeline.keep import audit_log

    for row in audit_log(home, limit):
        click.echo(f"{row.id}  {row.at}  {row.user}  {row.action}  {row.object}  {row.detail}")


@audit.command("access", epilog=_example("botnia audit access --limit 50"))
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Newest rows.")
@click.pass_obj
def audit_access(home: Path, limit: int) -> None:
    """List who read which page when, newest first; no texts, no words that were searched for."""
    from botnia_signals.pipeline.keep import access_log

    for row in access_log(home, limit):
        click.echo(f"{row.at}  {row.user}  {row.page}  {row.object}  {row.status}")


@audit.command("verify", epilog=_example("botnia audit verify --row 120 --hash 9f2c…"))
@click.option("--row", "number", type=click.IntRange(1), help="A row whose hash was kept elsewhere …")
@click.option("--hash", "seal", default="", help="… and that hash; the card of a backup has both.")
@click.pass_obj
def audit_verify(home: Path, number: int | None, seal: str) -> None:
    """Check the chain of hashes; exit code 1 where it does not hold, with the rows."""
    from botnia_signals.pipeline.keep import verify_audit

    verdict = verify_audit(home, number, seal)
    for row, kind in verdict.broken:
        click.echo(terminal.text(f"cli-audit-{kind}", row=row))
    if verdict.broken:
        sys.exit(1)
    terminal.say("cli-audit-whole", rows=verdict.rows, hash=verdict.hash)


@click.group()
def queue() -> None:
    """What waits for a person's eye before it is used: look, mark what was missed, release or return."""


@queue.command("list", epilog=_example("botnia queue list"))
@click.pass_obj
def queue_list(home: Path) -> None:
    """List the batches, those that wait first."""
    from botnia_signals.pipeline.queue import batches

    for one in batches(home):
        state = terminal.text(f"queue-state-{one.state}")
        terminal.say(
            "cli-queue-line",
            batch=one.id,
            at=one.at,
            by=one.by,
            name=one.name,
            state=state,
            number=one.documents,
        )


@queue.command("show", epilog=_example("botnia queue show 4 --page 2"))
@click.argument("batch", type=int)
@click.option("--page", "number", type=click.IntRange(1), default=1, show_default=True, help="Page, of 20.")
@click.pass_obj
def queue_show(home: Path, batch: int, number: int) -> None:
    """Print a page of what waits in BATCH, as it would be used."""
    from botnia_signals.pipeline.queue import page

    for one in page(home, batch, number)[1]:
        click.echo(f"--- {one.document.id}\n{one.document.text}\n")


@queue.command("mark", epilog=_example("botnia queue mark 4 -"))
@click.argument("batch", type=int)
@click.argument("words", nargs=-1, required=True)
@click.pass_obj
def queue_mark(home: Path, batch: int, words: tuple[str, ...]) -> None:
    """Mask WORDS that were missed, in any form, in all of that kind of source; - asks for them."""
    from botnia_signals.pipeline.queue import mark

    typed = [click.prompt("Words", hide_input=True)] if words == ("-",) else list(words)
    done = mark(home, batch, typed)
    terminal.say("queue-marked", words=done.words, held=done.held, released=done.released)


@queue.command("release", epilog=_example("botnia queue release 4"))
@click.argument("batch", type=int)
@click.pass_obj
def queue_release(home: Path, batch: int) -> None:
    """Let BATCH be used from the next run on."""
    from botnia_signals.pipeline.queue import release

    terminal.say("queue-released", number=release(home, batch))


@queue.command("return", epilog=_example("botnia queue return 4 --reason names"))
@click.argument("batch", type=int)
@click.option(
    "--reason",
    type=click.Choice(["names", "sensitive", "wrong", "other"]),
    default="other",
    show_default=True,
    help="Why, for the log.",
)
@click.pass_obj
def queue_return(home: Path, batch: int, reason: str) -> None:
    """Delete what waits in BATCH, so that it can be put right and added anew."""
    from botnia_signals.pipeline.queue import send_back

    terminal.say("queue-returned", number=send_back(home, batch, reason))


COMMANDS = (erase, retention, backup, key, audit, queue)
