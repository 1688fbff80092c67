"""« Comparer » without a browser: the choice, the theme, the address."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from assistant.ui import labels_comparison as labels


def comparison() -> None:
    from assistant.ui.opening import current_assistant
    from assistant.ui.pages import comparison

    comparison.show(current_assistant())


@pytest.fixture
def page(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(data_dir))
    return AppTest.from_function(comparison, default_timeout=60)


def shown(page: AppTest) -> BeautifulSoup:
    """Everything that the page wrote."""
    assert not page.exception
    html = [element.proto.body for element in page.get("html")]
    html += [
        str(json.loads(e.proto.json).get("html", ""))
        for e in page.get("bidi_component")
        if e.proto.component_name == "humanifest_reading"
    ]
    return BeautifulSoup("\n".join(html), "html.parser")


def columns(page: AppTest) -> list[str]:
    return [str(section["data-proposition"]) for section in shown(page).select("[data-proposition]")]


def test_it_opens_on_two_propositions_and_asks_for_a_theme(page: AppTest) -> None:
    page.run()
    assert columns(page) == ["1", "2"]
    assert labels.NO_THEME in shown(page).get_text()
    assert len(page.checkbox) == 12


def test_a_theme_shows_what_each_says_and_who_is_silent(page: AppTest) -> None:
    page.query_params["propositions"] = "3,7"
    page.run()
    page.text_input[0].set_value("télétravail").run()
    silent, speaking = shown(page).select("[data-proposition]")
    assert labels.SILENT in silent.get_text()
    assert "post-COVID" in speaking.get_text()
    assert dict(page.query_params)["theme"] == "télétravail"


def test_the_address_brings_the_same_comparison_back(page: AppTest) -> None:
    page.query_params["propositions"] = "4,9,99"
    page.query_params["theme"] = "reconnaissance"
    page.run()
    assert columns(page) == ["4", "9"]
    assert page.text_input[0].value == "reconnaissance"


def test_a_shared_expression_becomes_the_theme(page: AppTest) -> None:
    page.run()
    button = page.button[0]
    button.click().run()
    assert page.text_input[0].value == button.label
    assert labels.SAYS in shown(page).get_text()


def test_one_proposition_alone_is_refused_in_words(page: AppTest) -> None:
    page.run()
    page.checkbox[0].uncheck().run()
    (alert,) = shown(page).select("[role=alert]")
    assert "au moins deux" in alert.get_text()
    assert columns(page) == []
