"""The logic of the pages of the propositions, of the figures and of the press, on the real index."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Widget

from assistant.ui import labels_figures


def propositions() -> None:
    from assistant.ui.opening import current_assistant
    from assistant.ui.pages import propositions

    propositions.show(current_assistant())


def figures() -> None:
    from assistant.ui.opening import current_assistant
    from assistant.ui.pages import figures

    figures.show(current_assistant())


def press() -> None:
    from assistant.ui.opening import current_assistant
    from assistant.ui.pages import press

    press.show(current_assistant())


@pytest.fixture(autouse=True)
def real_index(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(data_dir))


def run(page: AppTest) -> AppTest:
    """One run of the script, without an exception."""
    page.run(timeout=60)
    assert not page.exception
    return page


def act(page: AppTest, widget: Widget) -> None:
    """One run after a person used a widget."""
    widget.run(timeout=60)
    assert not page.exception


def read(page: AppTest) -> str:
    """The text of everything that the page wrote."""
    html = [element.proto.body for element in page.get("html")]
    html += [
        str(json.loads(element.proto.json).get("html", ""))
        for element in page.get("bidi_component")
        if element.proto.component_name == "humanifest_reading"
    ]
    return BeautifulSoup("\n".join(html), "html.parser").get_text(" ")


def spoken(page: AppTest) -> str:
    """What the page has a screen reader say."""
    (shell,) = [e for e in page.get("bidi_component") if e.proto.component_name == "humanifest_shell"]
    return str(json.loads(shell.proto.json)["text"])


def test_the_map_opens_a_fiche_and_the_fiche_goes_back() -> None:
    page = run(AppTest.from_function(propositions))
    assert sum(str(button.key).startswith("open-") for button in page.button) == 12
    act(page, page.button(key="open-9").click())
    assert page.query_params["proposition"] in ("9", ["9"])
    assert "9. Développer l’attractivité" in read(page)
    assert spoken(page) == "Proposition\u00a09"
    act(page, page.button(key="step-→").click())
    assert "10. Proposer des parcours" in read(page)
    act(page, page.button(key="back").click())
    assert "proposition" not in page.query_params
    assert sum(str(button.key).startswith("open-") for button in page.button) == 12


def test_the_address_opens_a_fiche_with_its_downloads_and_its_neighbours() -> None:
    page = AppTest.from_function(propositions)
    page.query_params["proposition"] = "12"
    run(page)
    assert "12. Fidéliser les collaborateurs" in read(page)
    assert next(b.proto.label for b in page.get("download_button")) == "Note de synthèse (Word)"
    assert len(page.get("download_button")) == 4
    near = [button for button in page.button if str(button.key).startswith("near-12-")]
    assert "Le texte y renvoie" in near[0].label
    act(page, near[0].click())
    assert "6. Développer et valoriser la connaissance" in read(page)


@pytest.mark.parametrize("asked", ["13", "abc", "<b>4</b>", "4 "])
def test_an_address_that_names_no_proposition_shows_the_map_and_says_so(asked: str) -> None:
    page = AppTest.from_function(propositions)
    page.query_params["proposition"] = asked
    run(page)
    assert "Il n’y a pas de proposition" in read(page)
    assert sum(str(button.key).startswith("open-") for button in page.button) == 12


def test_a_question_about_a_proposition_is_limited_to_it() -> None:
    page = AppTest.from_function(propositions)
    page.query_params["proposition"] = "4"
    run(page)
    # Outside the application there is no page to go to: what is handed over is read all the same.
    page.button(key="ask-about").click().run(timeout=60)
    assert page.session_state["talk"].scope.propositions == (4,)


def test_the_register_is_searched_filtered_and_announced() -> None:
    page = run(AppTest.from_function(figures))
    assert "30\u00a0chiffres" in read(page)
    act(page, page.text_input(key="q").set_value("benevoles"))
    assert "bénévoles" in read(page)
    assert spoken(page).endswith("chiffres sur 30")
    act(page, page.text_input(key="q").set_value(""))
    act(page, page.selectbox(key="proposition").set_value("4"))
    assert spoken(page) == "3\u00a0chiffres sur 30"
    act(page, page.selectbox(key="producteur").set_value("gallup"))
    act(page, page.radio(key="figures-view").set_value(labels_figures.AS_PLOT))
    assert "barre pleine" in read(page)


def test_an_empty_result_says_why_and_offers_what_is_near() -> None:
    page = run(AppTest.from_function(figures))
    act(page, page.text_input(key="q").set_value("managr"))
    assert "Aucun chiffre ne contient «\u00a0managr\u00a0»" in read(page)
    act(page, page.button(key="near-manager").click())
    assert page.text_input(key="q").value == "manager"
    assert "Aucun chiffre" not in read(page)


def test_an_empty_result_of_the_filters_can_be_cleared() -> None:
    page = run(AppTest.from_function(figures))
    act(page, page.text_input(key="q").set_value("jeunes"))
    act(page, page.selectbox(key="proposition").set_value("4"))
    assert "Sans les filtres" in read(page)
    act(page, page.button(key="clear").click())
    assert spoken(page) == "30\u00a0chiffres"


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "😀" * 20, "مرحبا", "**[x](y)**", "'; DROP"])
def test_whatever_is_typed_is_shown_as_text(typed: str) -> None:
    page = run(AppTest.from_function(figures))
    act(page, page.text_input(key="q").set_value(typed))
    assert not BeautifulSoup("".join(e.proto.body for e in page.get("html")), "html.parser").find("script")


def test_the_press_is_compared_and_filtered() -> None:
    page = run(AppTest.from_function(press))
    assert "9\u00a0dans les mêmes mots · 3\u00a0reformulées · aucune\u00a0absente" in read(page)
    assert "Raphaëlle Murignieux, 26 mars 2025" in read(page)
    act(page, page.radio(key="press-verdict").set_value("reworded"))
    shown = read(page)
    assert "Reformulée" in shown
    assert "4. Encourager un management centré" not in shown
    assert spoken(page) == "Reformulée, 3"
    act(page, page.radio(key="press-verdict").set_value("absent"))
    assert "Aucune proposition dans ce cas." in read(page)
