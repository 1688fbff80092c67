"""« Ma situation » without a browser: the form, the three columns, the downloads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from assistant.ui import labels_situation as labels
from assistant.worksheet import words
from assistant.worksheet.outcome import ALERT, ELSEWHERE, VAGUE
from assistant.worksheet.structures import structures

TIRED = "Les arrêts s’enchaînent, surtout pour le dos. Chaque absence retombe sur ceux qui restent."


def situation() -> None:
    from assistant.ui.opening import current_assistant
    from assistant.ui.pages import situation

    situation.show(current_assistant())


@pytest.fixture
def page(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(data_dir))
    opened = AppTest.from_function(situation, default_timeout=60).run()
    assert not opened.exception
    return opened


def send(page: AppTest, text: str, kind: str = "EHPAD") -> AppTest:
    """Fill the form and send it."""
    if kind:
        page.selectbox[0].set_value(next(s for s in structures() if s.kind == kind))
    page.text_area[0].set_value(text)
    button = next(b for b in page.button if b.label == labels.MAKE)
    button.click().run()
    assert not page.exception
    return page


def shown(page: AppTest) -> BeautifulSoup:
    """Everything that the page wrote."""
    html = [element.proto.body for element in page.get("html")]
    html += [
        str(json.loads(e.proto.json).get("html", ""))
        for e in page.get("bidi_component")
        if e.proto.component_name == "humanifest_reading"
    ]
    return BeautifulSoup("\n".join(html), "html.parser")


def spoken(page: AppTest) -> str:
    (shell,) = [e for e in page.get("bidi_component") if e.proto.component_name == "humanifest_shell"]
    return str(json.loads(shell.proto.json)["text"])


def test_every_kind_of_structure_can_be_chosen(page: AppTest) -> None:
    assert len(page.selectbox[0].options) == len(structures())
    assert any("EHPAD" in option and "dépendantes" in option for option in page.selectbox[0].options)
    assert labels.PRIVATE in shown(page).get_text()


def test_three_columns_a_proposition(page: AppTest) -> None:
    found = shown(send(page, TIRED))
    sheets = found.select(".sheet")
    assert sheets[0]["data-proposition"] == "12"
    for sheet in sheets:
        assert [h.get_text() for h in sheet.select(".three h3")] == [words.SAYS, words.QUESTIONS, words.UNSAID]
        assert len(sheet.select(".questions .ours")) == len(sheet.select(".unsaid .ours")) == 1
        assert not sheet.select(".says .ours")
    assert words.STEPS in found.get_text() and words.NO_ADVICE in found.get_text()
    assert labels.DONE in spoken(page)


def test_each_quotation_opens_its_place(page: AppTest) -> None:
    found = shown(send(page, TIRED))
    quotations = found.select(".sheet .said > li > blockquote")
    assert quotations
    for quotation in quotations:
        item = quotation.find_parent("li")
        assert item is not None
        mark = item.select_one("details.place mark")
        assert mark is not None
        assert mark.get_text().split() == quotation.get_text().strip("«»\u00a0").split()


def test_what_is_missing_is_said(page: AppTest) -> None:
    assert labels.NO_STRUCTURE in shown(send(page, TIRED, kind="")).get_text()
    assert "Il manque la difficulté" in shown(send(page, "")).get_text()
    assert not shown(page).select(".sheet")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ça ne va pas.", VAGUE),
        ("Quelle est la recette de la tarte aux pommes ?", ELSEWHERE),
        ("Un collègue parle de se suicider.", ALERT),
    ],
)
def test_other_outcomes_are_announced_and_offer_no_download(page: AppTest, text: str, said: str) -> None:
    found = shown(send(page, text))
    assert said in found.get_text()
    assert not found.select(".sheet")
    assert spoken(page) == said
    assert not page.get("download_button")


def test_downloads_are_offered_and_clearing_forgets(page: AppTest, data_dir: Path) -> None:
    kept = {
        path: path.stat().st_mtime_ns for path in data_dir.rglob("*") if path.is_file() and "chroma" not in str(path)
    }
    send(page, "Ma phrase secrète : " + TIRED)
    assert len(page.get("download_button")) == 2
    next(b for b in page.button if b.label == labels.CLEAR).click().run()
    assert not page.exception
    assert not shown(page).select(".worksheet")
    assert page.text_area[0].value in {"", None}
    now = {
        path: path.stat().st_mtime_ns for path in data_dir.rglob("*") if path.is_file() and "chroma" not in str(path)
    }
    assert now == kept


def test_what_is_typed_is_never_run(page: AppTest) -> None:
    found = shown(send(page, TIRED + " <img src=x onerror=alert(1)><script>alert(2)</script>"))
    assert not found.select(".worksheet img, .worksheet script")
    assert "<img src=x" in found.select_one(".given").get_text()  # type: ignore[union-attr]
