"""Label, accept, dismiss, undo."""

from __future__ import annotations

from pathlib import Path

import web_sample
from flask.testing import FlaskClient

from botnia_signals.pipeline import decide, read

SIGNAL = "/signals/S-0007"


def standing(home: Path) -> str:
    return read.signal(home, "S-0007").state.standing


def test_dismiss_with_a_reason_and_undo_from_the_message(client: FlaskClient, post, home: Path) -> None:
    answer = post(f"{SIGNAL}/dismiss", reason="known", note="Kerrottu jo hyvinvointikertomuksessa.")
    assert answer.headers["Location"] == SIGNAL
    page = client.get(SIGNAL).text
    assert "Signaali on hylätty." in page
    assert "Asia tunnetaan jo" in page
    assert "Kerrottu jo hyvinvointikertomuksessa." in page
    assert standing(home) == "dismissed"
    assert "Hylätty" in client.get("/").text
    decision = read.signal(home, "S-0007").decisions[-1].id
    assert f'name="decision" value="{decision}"' in page
    post(f"{SIGNAL}/undo", decision=str(decision))
    assert standing(home) == "open"
    assert "Ratkaisu on kumottu." in client.get(SIGNAL).text
    assert "Kumottu: suunnittelija" in client.get(SIGNAL).text


def test_accept_needs_no_note(post, home: Path) -> None:
    assert post(f"{SIGNAL}/accept").status_code == 302
    assert standing(home) == "accepted"


def test_dismissal_without_a_reason_keeps_what_was_typed(post, home: Path) -> None:
    answer = post(f"{SIGNAL}/dismiss", note="Tämä on tärkeä perustelu.")
    assert answer.status_code == 400
    assert "Hylkäämiselle on valittava jokin annetuista syistä." in answer.text
    assert "Tämä on tärkeä perustelu." in answer.text
    assert 'href="/signals/S-0007?lang=sv"' in answer.text
    assert standing(home) == "open"
    assert post(f"{SIGNAL}/dismiss", reason="made-up").status_code == 400


def test_label_in_two_languages(client: FlaskClient, post) -> None:
    post(
        f"{SIGNAL}/label",
        **{"name-fi": "Sähkölasku vie ruokarahat", "name-sv": "Elräkningen tar matpengarna"},
    )
    assert "Sähkölasku vie ruokarahat</h1>" in client.get(SIGNAL).text
    assert "Elräkningen tar matpengarna</a>" in client.get("/?lang=sv").text
    english = client.get(f"{SIGNAL}?lang=en").text
    assert '<h1 lang="fi">Sähkölasku vie ruokarahat</h1>' in english


def test_an_empty_label_is_refused(post) -> None:
    answer = post(f"{SIGNAL}/label", **{"name-fi": "   "})
    assert answer.status_code == 400
    assert "Anna signaalille nimi" in answer.text


def test_the_later_of_two_undos_is_told(client: FlaskClient, post, home: Path) -> None:
    decision = decide.accept(home, "S-0007", "anna")
    decide.undo(home, "S-0007", "anna", decision)
    post(f"{SIGNAL}/undo", decision=str(decision))
    assert "Ratkaisua ei voinut kumota" in client.get(SIGNAL).text


def test_undo_without_a_number_is_refused(post) -> None:
    assert post(f"{SIGNAL}/undo").status_code == 400
    assert post(f"{SIGNAL}/undo", decision="x").status_code == 400


def test_a_decision_of_another_signal_is_not_undone_here(post, home: Path) -> None:
    decision = decide.accept(home, "S-0011", "anna")
    post(f"{SIGNAL}/undo", decision=str(decision))
    assert read.signal(home, "S-0011").state.standing == "accepted"


def test_decisions_of_unknown_signals_are_not_found(post) -> None:
    assert post("/signals/S-9999/accept").status_code == 404
    assert post("/signals/S-9999/dismiss", reason="known").status_code == 404


def test_a_forms_address_leads_back_to_the_signal(client: FlaskClient) -> None:
    for action in ("label", "accept", "dismiss", "undo"):
        assert client.get(f"{SIGNAL}/{action}").headers["Location"] == SIGNAL


def test_history_tells_who_and_when(client: FlaskClient, home: Path) -> None:
    decide.dismiss(home, "S-0007", "anna", "one_case", "Vain yksi perhe.")
    decide.accept(home, "S-0007", "bertta")
    page = client.get(SIGNAL).text
    history = page[page.index('id="history"') :]
    assert history.index("bertta") < history.index("anna") < history.index("Nousi signaaliksi")
    assert "Yksittäinen tapaus" in history
    assert " klo " in history


def test_an_undo_can_be_undone_and_undone_again(client: FlaskClient, post, home: Path) -> None:
    post(f"{SIGNAL}/dismiss", reason="noise")
    expected = ["Ratkaisu on kumottu.", "Ratkaisu on palautettu voimaan.", "Ratkaisu on kumottu."]
    client.get(SIGNAL)
    for number, words in enumerate(expected):
        row = read.signal(home, "S-0007").decisions[-1].id
        post(f"{SIGNAL}/undo", decision=str(row))
        page = client.get(SIGNAL).text
        assert words in page
        assert ("Palauta" in page) == (number != 1)
        assert standing(home) == ("dismissed" if number == 1 else "open")


def test_a_quote_is_withheld_and_put_in_other_words_from_the_signals_page(
    client: FlaskClient, post, home: Path
) -> None:
    shown = read.signal(home, web_sample.FIRST_SIGNAL).entry.said[0]
    page = client.get(SIGNAL).text
    quote = f"{SIGNAL}/quotes/{shown.statement}"
    assert f"{quote}/withhold" in page
    answer = post(f"{quote}/paraphrase", words="Perhe on velkaantunut.")
    assert answer.status_code == 302
    page = client.get(SIGNAL).text
    assert "Perhe on velkaantunut." in page
    assert "mukailtu" in page
    assert shown.text not in page
    post(f"{quote}/withhold")
    page = client.get(SIGNAL).text
    assert "Perhe on velkaantunut." not in page
    assert "Yhtä lausumaa ei näytetä" in page
    post(f"{quote}/paraphrase", words=" ")
    assert "Kirjoita ensin" in client.get(SIGNAL).text


def test_a_foreign_quote_is_not_found(post) -> None:
    assert post(f"{SIGNAL}/quotes/nothing/withhold").status_code == 404
