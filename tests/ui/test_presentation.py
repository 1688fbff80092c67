"""« Préparer une présentation » without a browser: choices, slides, changes, refusals."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.deck.edit import Edits
from assistant.ui import labels_presentation as labels
from assistant.ui.navigation import PAGES


def presentation() -> None:
    from assistant.ui.opening import current_assistant
    from assistant.ui.pages import presentation

    presentation.show(current_assistant())


@pytest.fixture
def page(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(data_dir))
    opened = AppTest.from_function(presentation, default_timeout=60).run()
    assert not opened.exception
    return opened


def make(page: AppTest, *numbers: int, minutes: int = 5) -> AppTest:
    """Choose propositions and a length, press the button."""
    page.button_group(key="deck-propositions").set_value(list(numbers))
    page.radio(key="deck-minutes").set_value(minutes)
    page.button(key="deck-make").click().run()
    assert not page.exception
    return page


def written(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def slides(page: AppTest) -> list[str]:
    """The names of the slides drawn, in order."""
    return re.findall(r'aria-label="Diapositive \d+\u00a0: ([^"]+)"', written(page))


def spoken(page: AppTest) -> str:
    (shell,) = [e for e in page.get("bidi_component") if e.proto.component_name == "humanifest_shell"]
    return str(json.loads(shell.proto.json)["text"])


def test_the_page_is_in_the_menu() -> None:
    assert [entry.path for entry in PAGES if entry.title == labels.TITLE] == ["presentation"]


def test_slides_are_drawn_and_announced(page: AppTest) -> None:
    assert slides(page) == []
    make(page, 4)
    assert len(slides(page)) == 7
    assert slides(page)[0] == "Encourager un management centré sur l’humain"
    assert spoken(page) == labels.ready(7)
    assert "Etude Gallup 2023" in written(page)


def test_a_slide_moves_goes_and_comes_back(page: AppTest) -> None:
    make(page, 4)
    before = slides(page)
    page.button(key="down-title").click().run()
    assert slides(page)[:2] == [before[1], before[0]]
    page.button(key="remove-title").click().run()
    assert len(slides(page)) == 6
    assert spoken(page) == labels.REMOVED
    page.button(key="deck-undo").click().run()
    page.button(key="deck-undo").click().run()
    assert slides(page) == before
    assert page.button(key="deck-undo").disabled


def test_a_title_is_changed_and_undone(page: AppTest) -> None:
    make(page, 4)
    field = next(f for f in page.text_input if f.label == labels.SLIDE_TITLE)
    field.set_value("Notre <b>soirée</b>").run()
    assert not page.exception
    assert "Notre &lt;b&gt;soirée" in written(page) and "<b>soirée" not in written(page)
    page.button(key="deck-undo").click().run()
    assert slides(page)[0] == "Encourager un management centré sur l’humain"
    assert next(f for f in page.text_input if f.label == labels.SLIDE_TITLE).value == slides(page)[0]


def test_who_speaks_has_no_field(page: AppTest) -> None:
    make(page, 4, minutes=15)
    kinds = [s.kind for s in page.session_state["deck"].slides]
    fields = [f for f in page.text_input if f.label == labels.SLIDE_TITLE]
    assert "quote" in kinds and len(fields) == len(kinds) - kinds.count("quote")


def test_another_presentation_starts_without_the_changes_of_the_first(page: AppTest) -> None:
    make(page, 4)
    page.button(key="remove-title").click().run()
    make(page, 8)
    edits: Edits = page.session_state["deck-edits"]
    assert edits.before is None and len(slides(page)) == 7


def test_nothing_chosen_is_said(page: AppTest) -> None:
    make(page)
    assert labels.NO_PROPOSITION in written(page)
    page.radio(key="deck-about").set_value(labels.FROM_QUESTION).run()
    page.button(key="deck-make").click().run()
    assert labels.NO_QUESTION in written(page)


def test_a_question_without_an_answer_is_refused_in_words(page: AppTest) -> None:
    page.radio(key="deck-about").set_value(labels.FROM_QUESTION).run()
    page.text_input(key="deck-question").set_value("Quelle est la capitale de l’Australie ?")
    page.button(key="deck-make").click().run()
    assert not page.exception
    assert "ne répondent pas" in written(page)
    page.text_input(key="deck-question").set_value("Que demande Nexem aux pouvoirs publics ?")
    page.button(key="deck-make").click().run()
    assert not page.exception
    assert [name for name in slides(page) if name.startswith("Que demande Nexem")], written(page)[-1_500:]
