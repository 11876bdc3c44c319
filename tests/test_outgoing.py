"""What leaves: quotes and places from k people only, reviewers' decisions, the leak check before writing."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from botnia_signals.cli import main
from botnia_signals.errors import NotFoundError, PrivacyError, SettingsError
from botnia_signals.pipeline import decide, outgoing, read, searching
from botnia_signals.store import Store

sys.path.insert(0, str(Path(__file__).parent / "web"))
import web_sample

DEBT, NIGHT, BUS = web_sample.FIRST_SIGNAL, web_sample.SECOND_SIGNAL, web_sample.WATCHED
FORMS = ("md", "html", "json")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    web_sample.build(tmp_path / "home")
    return tmp_path / "home"


def _set(home: Path, line: str) -> None:
    (home / "settings.toml").write_text(line + "\n", encoding="utf-8")


def test_a_small_municipality_is_told_as_its_region(home: Path) -> None:
    entry = read.signal(home, DEBT).entry
    assert entry.places == {}  # Kokkola's four could be had with what the two others of its region said
    assert entry.regions == {"kp": 6, "po": 3}
    assert {said.municipality for said in entry.said} == {""}


def test_every_form_says_what_was_left_out_and_names_no_small_place(home: Path) -> None:
    for form in FORMS:
        text = outgoing.digest_file(home, None, form, "fi")
        assert "Kannus" not in text
        assert "Kruunupyy" not in text
        assert ("withheld" if form == "json" else "Mitä ei näytetä") in text


def test_a_signal_of_too_few_people_is_named_in_its_region_and_nothing_more(home: Path) -> None:
    _set(home, "shown_voices = 6")
    entry = read.signal(home, NIGHT).entry
    assert entry.suppressed
    assert (entry.said, entry.names, entry.places, entry.curve) == ((), {}, {}, ())
    assert entry.regions == {"ep": 5}
    assert entry.statements == 5
    for form in FORMS:
        text = outgoing.digest_file(home, None, form, "fi")
        assert NIGHT in text
        assert "Etelä-Pohjanmaa" in text
        assert "Yöllä ei ole ketään" not in text
        assert "kotihoito" not in text
    content = json.loads(outgoing.digest_file(home, None, "json", "fi"))
    assert content["withheld"]["signals"] == 2
    assert len(content["signals"]) == 2


def test_a_reviewer_withholds_a_quote_everywhere_and_takes_it_back(home: Path) -> None:
    shown = read.signal(home, DEBT).entry.said[0]
    row = decide.withhold(home, DEBT, "maija", shown.statement)
    entry = read.signal(home, DEBT).entry
    assert shown.statement not in {said.statement for said in entry.said}
    assert entry.withheld.reviewer == 1
    assert entry.statements == 9
    for form in FORMS:
        assert shown.text not in outgoing.digest_file(home, None, form, "fi")
    assert shown.statement not in {one.statement for one in searching.search(home, "sähkölaskuun").found}
    decide.undo(home, DEBT, "maija", row)
    assert shown.statement in {said.statement for said in read.signal(home, DEBT).entry.said}


def test_a_reviewer_puts_a_quote_in_other_words_and_names_in_them_are_masked(home: Path) -> None:
    shown = read.signal(home, DEBT).entry.said[0]
    decide.paraphrase(home, DEBT, "maija", shown.statement, "Perhe lainasi  rahaa, soita 040 555 1234.")
    changed = next(one for one in read.signal(home, DEBT).entry.said if one.statement == shown.statement)
    assert changed.paraphrased
    assert changed.text == "Perhe lainasi rahaa, soita [PUHELIN]."
    assert "mukailtu" in outgoing.digest_file(home, None, "md", "fi")
    with Store(home) as store:
        logged = [one.value for one in store.decisions.of(DEBT)]
    assert logged == [{"paraphrase": 1, "statement": shown.statement}]


def test_a_paraphrase_needs_words_and_a_quote_of_the_signal(home: Path) -> None:
    shown = read.signal(home, DEBT).entry.said[0]
    with pytest.raises(SettingsError, match="words"):
        decide.paraphrase(home, DEBT, "maija", shown.statement, "  ")
    with pytest.raises(NotFoundError, match=NIGHT):
        decide.withhold(home, NIGHT, "maija", shown.statement)


def _refused(home: Path, text: str) -> str:
    with pytest.raises(PrivacyError) as caught:
        outgoing.checked(home, text, "md")
    return caught.value.key


def test_the_check_refuses_identifiers_keys_secrets_and_hidden_texts(home: Path) -> None:
    _set(home, "shown_voices = 5")
    key = (home / "botnia.key").read_text(encoding="ascii").strip()
    assert _refused(home, "Tunnus on 131052-308T.") == "leak-identifier"
    assert _refused(home, f"{web_sample.AUTHOR}-3 kertoi") == "leak-author"
    assert _refused(home, f"avain {key}") == "leak-secret"
    assert _refused(home, f"> {web_sample.BUS[0][1]}") == "leak-text"  # four people spoke of the buses
    assert outgoing.checked(home, web_sample.NIGHT[1][1], "md")


def test_the_check_stops_a_digest_that_forgets_the_rules(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The renderer is given what a control that fails would let through; the check still sees it."""
    shown = read.signal(home, DEBT).entry.said[0]
    decide.withhold(home, DEBT, "maija", shown.statement)
    whole = read.digest(home)
    broken = dataclasses.replace(whole.signals[0], said=(shown, *whole.signals[0].said))
    monkeypatch.setattr(
        outgoing,
        "read_digest",
        lambda *_: dataclasses.replace(whole, signals=(broken, *whole.signals[1:])),
    )
    for form in FORMS:
        with pytest.raises(PrivacyError) as caught:
            outgoing.digest_file(home, None, form, "fi")
        assert caught.value.key == "leak-text"
        assert shown.text not in str(caught.value)


def test_nothing_is_written_when_the_check_refuses(home: Path, tmp_path: Path) -> None:
    with Store(home) as store:
        text = "Soittakaa numeroon 040 555 1234, niin kerron lisää tästä asiasta."
        statement = read.signal(home, DEBT).entry.said[0].statement
        store.db.execute("UPDATE statements SET text = ? WHERE id = ?", (text, statement))
    out = tmp_path / "kooste.md"
    done = CliRunner().invoke(main, ["--home", str(home), "digest", "--out", str(out)])
    assert done.exit_code == 1
    assert "555" not in done.output
    assert not out.exists()


def test_the_other_exports_pass_the_check(home: Path) -> None:
    for form in ("csv", "json"):
        assert DEBT in outgoing.look_back_file(home, None, form, "fi")
        assert outgoing.evaluation_file(home, form, "fi")
