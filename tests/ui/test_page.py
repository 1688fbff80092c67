"""The page's logic on the real index, without a browser."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from assistant.maintenance import build
from assistant.settings import load_settings
from assistant.ui import labels, opening

DOOR = "../../streamlit_app.py"
CHIEF = "Quelle part des salariés part à cause de son chef ?"


@pytest.fixture
def page(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page as a visitor first sees it."""
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(data_dir))
    return AppTest.from_file(DOOR, default_timeout=60).run()


def components(page: AppTest, name: str) -> list[dict[str, object]]:
    """What the page gave to its browser components of that name, in order."""
    found = [element.proto for element in page.get("bidi_component")]
    return [json.loads(proto.json) for proto in found if proto.component_name == name]


def turns(page: AppTest) -> list[Tag]:
    """The turns on the page, parsed."""
    (shown,) = components(page, "humanifest_turns") or [{"turns": []}]
    return [BeautifulSoup(html, "html.parser") for html in shown["turns"]]


def ask(page: AppTest, question: str) -> AppTest:
    """Type a question and send it."""
    page.chat_input[0].set_value(question).run()
    assert not page.exception
    return page


def starters(page: AppTest) -> list[Button]:
    """The questions of the empty screen."""
    return [button for button in page.button if str(button.key).startswith("starter-")]


def html_of(page: AppTest) -> str:
    """Everything the page wrote as HTML, in one string."""
    return "\n".join(element.proto.body for element in page.get("html"))


def test_the_empty_screen_helps(page: AppTest) -> None:
    assert not page.exception
    assert len(starters(page)) == 6
    assert all(button.label.endswith("\u00a0?") for button in starters(page))
    assert labels.INTRO in html_of(page)
    assert all(limit in html_of(page) for limit in labels.LIMITS)
    assert page.chat_input[0].placeholder == labels.PLACEHOLDER
    assert turns(page) == []


def test_a_question_gets_its_figure_its_proposition_and_its_survey(page: AppTest) -> None:
    (turn,) = turns(ask(page, CHIEF))
    assert turn.select_one("p.status").get_text() == "Réponse complète"
    assert "75 %" in turn.select_one(".body").get_text()
    card = next(c for c in turn.select(".card") if "75 %" in c.select_one(".quote").get_text())
    assert "75 %" in card.select_one("mark").get_text()
    facts = card.select_one("dl").get_text(" ")
    assert "Etude Gallup 2023" in facts and "Encourager un management centré sur l’humain" in facts


def test_the_answer_is_announced_once(page: AppTest) -> None:
    (before,) = components(page, "humanifest_shell")
    (after,) = components(ask(page, CHIEF), "humanifest_shell")
    assert before["text"] == ""
    assert str(after["text"]).startswith("Réponse complète.") and "75 %" in str(after["text"])
    assert before["serial"] != after["serial"]


def test_a_suggested_question_is_asked_at_a_press(page: AppTest) -> None:
    question = starters(page)[0].label
    starters(page)[0].click().run()
    (turn,) = turns(page)
    assert turn.select_one("h2").get_text().endswith(question)


def test_a_follow_up_is_understood_from_the_conversation(page: AppTest) -> None:
    ask(page, "Que dit la proposition 4 ?")
    ask(page, "Et la 7 ?")
    first, second = turns(page)
    assert first.select_one(".understood") is None
    assert "7" in second.select_one(".understood").get_text()
    ids = [found["id"] for turn in (first, second) for found in turn.select("[id]")]
    assert len(ids) == len(set(ids)) > 1
    assert "Proposition\u00a07" in second.select_one(".sources").get_text()


def test_suggestions_after_an_answer_lead_on(page: AppTest) -> None:
    ask(page, CHIEF)
    suggested = [button for button in page.button if str(button.key).startswith("suggestion-")]
    assert suggested
    suggested[0].click().run()
    assert len(turns(page)) == 2


def test_a_new_conversation_starts_from_nothing(page: AppTest) -> None:
    ask(page, CHIEF)
    page.button(key="new").click().run()
    assert turns(page) == []
    assert len(starters(page)) == 6
    ask(page, "Et la 7 ?")
    assert len(turns(page)) == 1


@pytest.mark.parametrize("question", ["   ", "\n\t"])
def test_an_empty_question_is_not_sent(page: AppTest, question: str) -> None:
    assert turns(ask(page, question)) == []


def test_a_huge_question_is_refused_in_words_and_forgotten(page: AppTest) -> None:
    ask(page, "management " * 2_000)
    (refused,) = turns(page)
    assert refused.select_one("p.status").get_text() == labels.REFUSED
    assert "caractères" in refused.select_one(".body").get_text()
    ask(page, CHIEF)
    assert turns(page)[1].select_one(".understood") is None


@pytest.mark.parametrize(
    "payload",
    [
        "<img src=x onerror=alert(1)>",
        "**gras** [lien](http://x.fr) $x$ :material/home:",
        "😀 مرحبا \u202eabc",
        "[1] [2]",
    ],
)
def test_payloads_are_shown_as_text(page: AppTest, payload: str) -> None:
    (turn,) = turns(ask(page, f"{payload} que dit la proposition 4 ?"))
    assert payload in turn.select_one("h2").get_text()
    assert not turn.select("img, a, script")


def test_off_topic_is_said_in_words(page: AppTest) -> None:
    (turn,) = turns(ask(page, "Quelle est la recette de la tarte aux pommes ?"))
    assert turn.select_one("p.status").get_text() in {"Hors du sujet", "Les documents ne le disent pas"}
    assert not turn.select(".marker")


def test_without_an_index_the_page_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(tmp_path))
    page = AppTest.from_file(DOOR, default_timeout=60).run()
    assert not page.exception
    assert labels.ERROR_TITLE in html_of(page) and "humanifest index build" in html_of(page)
    assert not page.chat_input
    assert [button.label for button in page.button] == [labels.RETRY]


def test_an_index_that_no_longer_fits_is_noticed_and_so_is_its_repair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "documents"
    shutil.copytree(load_settings().corpus_dir, documents)
    monkeypatch.setenv("HUMANIFEST_CORPUS_DIR", str(documents))
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(tmp_path / "data"))
    build(load_settings())
    page = AppTest.from_file(DOOR, default_timeout=60).run()
    assert len(starters(page)) == 6
    catalogue = documents / "catalogue.toml"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(re.sub(r'(?m)^title = "', 'title = "Autre ', text, count=1), encoding="utf-8")
    page.chat_input[0].set_value(CHIEF).run()
    assert "humanifest index build" in html_of(page) and not page.exception
    assert not page.chat_input
    build(load_settings())
    page.button(key="retry").click().run()
    (turn,) = turns(page)  # the question that could not be answered was kept
    assert "75 %" in turn.select_one(".body").get_text()


def test_a_damaged_index_says_how_to_repair_it(data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(data_dir, tmp_path / "data")
    for part in (tmp_path / "data" / "index").glob("[0-9a-f]*/*"):
        if part.is_file():
            part.write_bytes(part.read_bytes()[: part.stat().st_size // 2])
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(tmp_path / "data"))
    page = AppTest.from_file(DOOR, default_timeout=60).run()
    assert not page.exception
    assert "humanifest index build" in html_of(page)


def test_an_unexpected_error_is_said_in_french() -> None:
    def broken() -> None:
        from assistant.ui.trouble import show_unexpected

        show_unexpected(ZeroDivisionError("division by zero"))

    page = AppTest.from_function(broken).run()
    assert labels.UNEXPECTED in html_of(page) and "zero" not in html_of(page)


def test_a_wrong_setting_is_said_without_its_value(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(data_dir))
    monkeypatch.setenv("HUMANIFEST_LLM_TIMEOUT", "secret-value")
    page = AppTest.from_file(DOOR, default_timeout=60).run()
    assert not page.exception
    assert "HUMANIFEST_LLM_TIMEOUT" in html_of(page) and "secret-value" not in html_of(page)


def test_the_index_is_opened_once_until_the_disk_changes(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(data_dir))
    first = opening.current_assistant()
    assert opening.current_assistant() is first
    pointer = data_dir / "index" / "current"
    pointer.write_bytes(pointer.read_bytes())  # what a rebuild of the same content does: same name, newer file
    assert opening.current_assistant() is not first
