"""Conversations that are kept, on the real page and the real index, without a browser."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from streamlit.testing.v1 import AppTest

from assistant.journal.journal import Journal
from assistant.journal.store import FILE
from assistant.journal.transcript import transcript_markdown
from assistant.journal.types import Feedback
from assistant.maintenance import build
from assistant.settings import load_settings
from assistant.ui import labels
from assistant.ui.talk import feedback_from

DOOR = "../../streamlit_app.py"
CHIEF = "Quelle part des salariés part à cause de son chef ?"


@pytest.fixture
def folder(data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, with the real index in it and no journal."""
    shutil.copytree(data_dir / "index", tmp_path / "index")
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(tmp_path))
    return tmp_path


def visit(**parameters: str) -> AppTest:
    """The page as somebody finds it, under that address."""
    page = AppTest.from_file(DOOR, default_timeout=60)
    for name, value in parameters.items():
        page.query_params[name] = value
    return page.run()


def turns(page: AppTest) -> list[Tag]:
    """The turns on the page, parsed."""
    found = [e.proto for e in page.get("bidi_component") if e.proto.component_name == "humanifest_turns"]
    return [BeautifulSoup(html, "html.parser") for proto in found for html in json.loads(proto.json)["turns"]]


def ask(page: AppTest, question: str) -> AppTest:
    """Type a question and send it."""
    page.chat_input[0].set_value(question).run()
    assert not page.exception
    return page


def html_of(page: AppTest) -> str:
    """Everything the page wrote as HTML, in one string."""
    return "\n".join(element.proto.body for element in page.get("html"))


def titles(page: AppTest) -> list[str]:
    """The conversations in the sidebar."""
    return [button.label for button in page.sidebar.button if str(button.key).startswith("open-")]


def test_nothing_is_kept_before_the_first_question(folder: Path) -> None:
    page = visit()
    assert labels.NO_CONVERSATION in html_of(page)
    assert Journal.open(folder).conversations() == ()
    ask(page, CHIEF)
    assert [c.title for c in Journal.open(folder).conversations()] == [CHIEF]


def test_a_conversation_is_found_again_in_the_sidebar_and_under_its_address(folder: Path) -> None:
    page = ask(ask(visit(), "Que dit la proposition 4 ?"), "Et la 7 ?")
    before = [turn.select_one(".body").get_text() for turn in turns(page)]
    (kept,) = Journal.open(folder).conversations()
    assert kept.id in page.query_params["conversation"]
    again = visit(conversation=kept.id)
    assert [turn.select_one(".body").get_text() for turn in turns(again)] == before
    other = visit()
    assert titles(other) == ["Que dit la proposition 4 ?"]
    other.sidebar.button(key=f"open-{kept.id}").click().run()
    assert len(turns(other)) == 2
    ask(other, "Et la 8 ?")
    assert "8" in turns(other)[2].select_one(".understood").get_text()
    assert [c.turns for c in Journal.open(folder).conversations()] == [3]


def test_a_conversation_is_renamed_deleted_and_brought_back(folder: Path) -> None:
    page = ask(visit(), CHIEF)
    (kept,) = Journal.open(folder).conversations()
    page.text_input(key=f"title-{kept.id}").set_value("Le conseil *de* juin").run()
    assert titles(page) == [r"Le conseil \*de\* juin"]
    page.button(key="delete").click().run()
    assert titles(page) == [] and turns(page) == []
    assert labels.DELETED in html_of(page)
    page.button(key="undo-button").click().run()
    assert titles(page) == [r"Le conseil \*de\* juin"]
    assert len(turns(page)) == 1
    assert labels.DELETED not in html_of(page)


def test_a_conversation_that_is_not_to_be_kept_leaves_nothing(folder: Path) -> None:
    page = visit()
    page.toggle[0].set_value(False).run()
    ask(page, CHIEF)
    assert Journal.open(folder).conversations() == () == Journal.open(folder).gaps()
    (turn,) = turns(page)
    assert "75 %" in turn.select_one(".body").get_text()
    assert not turn.select(".link, .thumb")


def test_one_that_was_kept_is_taken_out_and_put_back(folder: Path) -> None:
    page = ask(visit(), CHIEF)
    page.toggle[0].set_value(False).run()
    assert Journal.open(folder).conversations() == ()
    assert [len(t.select(".thumb")) for t in turns(page)] == [0]
    page.toggle[0].set_value(True).run()
    assert len(Journal.open(folder).conversations()) == 1
    assert [len(t.select(".thumb")) for t in turns(page)] == [2]


def test_a_permalink_shows_one_answer_and_says_that_it_holds(folder: Path) -> None:
    ask(ask(visit(), CHIEF), "Et la 7 ?")
    journal = Journal.open(folder)
    first, _ = journal.turns(journal.conversations()[0].id)
    page = visit(reponse=first.id)
    (turn,) = turns(page)
    assert turn.select_one(".verdict")["data-verdict"] == "exact"
    assert labels.STILL_EXACT in turn.select_one(".verdict").get_text()
    assert f'data-link="?reponse={first.id}"' in str(turn)
    assert first.corpus_version in html_of(page)
    page.button(key="open-conversation").click().run()
    assert len(turns(page)) == 2 and page.chat_input


@pytest.mark.parametrize(
    "wrong", ["0" * 16, "", "<img src=x onerror=alert(1)>", "../../journal", "'; DROP TABLE turns"]
)
def test_a_permalink_to_nothing_says_so(folder: Path, wrong: str) -> None:
    page = visit(reponse=wrong)
    assert not page.exception
    assert labels.NO_SUCH_ANSWER in html_of(page) and "onerror" not in html_of(page)
    page.button(key="new").click().run()
    assert page.chat_input


def test_an_answer_whose_words_changed_is_to_be_reviewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = tmp_path / "documents"
    shutil.copytree(load_settings().corpus_dir, documents)
    monkeypatch.setenv("HUMANIFEST_CORPUS_DIR", str(documents))
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(tmp_path / "data"))
    build(load_settings())
    page = ask(ask(visit(), "Que dit la proposition 4 ?"), "Que veut dire SQVCT ?")
    journal = Journal.open(tmp_path / "data")
    proposition, acronym = journal.turns(journal.conversations()[0].id)
    _replace(documents, "un impératif éthique", "un impératif moral")
    build(load_settings())
    page.run()  # the very page that was open
    verdicts = [turn.select_one(".verdict") for turn in turns(page)]
    assert [verdict["data-verdict"] for verdict in verdicts] == ["changed", "exact"]
    assert verdicts[0].get_text().startswith("À revoir") and verdicts[1].get_text().startswith("Toujours exact")
    (again,) = turns(visit(reponse=proposition.id))
    assert again.select_one(".verdict")["data-verdict"] == "changed"
    changed = next(c for c in again.select(".card") if c.select_one(".gone"))
    assert "un impératif éthique" in changed.get_text() and not changed.select("mark")
    (other,) = turns(visit(reponse=acronym.id))
    assert other.select_one(".verdict")["data-verdict"] == "exact" and other.select("mark")


def _replace(documents: Path, old: str, new: str) -> None:
    """Change the words of the manifesto, and enter the changed file in the catalogue."""
    import hashlib

    (edition,) = (f for f in documents.glob("*.md") if old in f.read_text(encoding="utf-8"))
    before = hashlib.sha256(edition.read_bytes()).hexdigest()
    edition.write_text(edition.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    catalogue = documents / "catalogue.toml"
    after = hashlib.sha256(edition.read_bytes()).hexdigest()
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def test_a_filter_limits_the_answers_and_is_said_above_them(folder: Path) -> None:
    page = visit()
    axes = next(group for group in page.button_group if str(group.key).startswith("axes-"))
    axes.set_value([2]).run()
    assert labels.LIMITED in [popover.proto.popover.label for popover in page.get("popover")]
    ask(page, "Quelles sont les douze propositions ?")
    (turn,) = turns(page)
    assert "axe\u00a02" in turn.select_one(".scope").get_text()
    assert re.findall(r"Proposition\u00a0(\d+)", turn.select_one(".sources").get_text()) == ["4", "5", "6", "7"]
    assert Journal.open(folder).gaps() == ()
    page.button(key="everywhere").click().run()
    ask(page, "Que dit la proposition 8 ?")
    assert turns(page)[1].select_one(".scope") is None


def test_a_damaged_journal_is_set_aside_and_said_and_the_answer_comes(folder: Path) -> None:
    (folder / FILE).write_bytes(b"bonjour " * 1_000)
    page = visit()
    assert "mis de côté" in html_of(page)
    ask(page, CHIEF)
    assert "75 %" in turns(page)[0].get_text()
    page.button(key="trouble-read").click().run()
    assert "mis de côté" not in html_of(page)
    assert len(list(folder.glob("journal-abime-*"))) >= 1


def test_a_journal_damaged_under_an_open_page_does_not_stop_the_answers(folder: Path) -> None:
    page = visit()
    for part in folder.glob("journal.sqlite3*"):
        part.unlink()
    (folder / FILE).write_bytes(b"bonjour " * 1_000)
    ask(page, CHIEF)
    (turn,) = turns(page)
    assert "75 %" in turn.get_text() and not turn.select(".link, .thumb")
    assert "journal des conversations" in html_of(page)
    ask(page, "Et la 7 ?")
    assert [c.title for c in Journal.open(folder).conversations()] == ["Et la 7 ?"]


def test_an_export_shows_payloads_as_text(folder: Path) -> None:
    from assistant.journal.revisit import answer_from_json, review
    from assistant.journal.transcript import Exchange
    from assistant.ui.opening import current_assistant

    payload = "<script>alert(1)</script> **gras** [lien](http://x.fr) que dit la proposition 4 ?"
    ask(visit(), payload)
    journal = Journal.open(folder)
    (kept,) = journal.conversations()
    (turn,) = journal.turns(kept.id)
    library = current_assistant().library
    text = transcript_markdown(kept.title, [Exchange(review(answer_from_json(turn.answer), library))])
    shown = _rendered(text)
    assert not shown.select("script, a, strong:-soup-contains('gras')")
    assert payload in shown.select_one("h2").get_text()


def _rendered(markdown: str) -> Tag:
    from markdown_it import MarkdownIt

    return BeautifulSoup(MarkdownIt("commonmark").render(markdown), "html.parser")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"thumb": "up"}, Feedback("up")),
        ({"thumb": "down", "reason": "beside", "comment": "x"}, Feedback("down", "beside", "x")),
        ({"thumb": "down", "reason": "<b>", "comment": None}, Feedback("down")),
        ({"thumb": None}, None),
        ({"thumb": {"a": 1}}, None),
        ({}, None),
    ],
)
def test_only_a_judgement_that_fits_is_taken(given: dict[str, object], kept: Feedback | None) -> None:
    assert feedback_from(given) == kept
