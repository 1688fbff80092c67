"""« Préparer une présentation » in a real browser: downloads, keyboard, telephone, colours."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from docx import Document
from playwright.sync_api import Page, expect
from pptx import Presentation

from assistant.ui import labels_presentation as labels

pytestmark = pytest.mark.browser

Watch = Callable[..., AbstractContextManager[Page]]


def make(page: Page, *numbers: int) -> None:
    """Choose propositions, prepare, wait for the slides."""
    for number in numbers:
        toggle = page.locator(".st-key-deck-propositions button").nth(number - 1)
        toggle.click(timeout=60_000)
        expect(toggle).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name=labels.MAKE, exact=True).click()
    expect(page.locator(".hf-slide[aria-label$=Sources]")).to_be_visible(timeout=30_000)


def test_the_three_files_are_taken_away(watch: Watch) -> None:
    with watch(1280, 900, "presentation") as page:
        make(page, 4, 8)
        page.locator(".st-key-remove-agenda button").click()
        expect(page.locator(".hf-slide")).to_have_count(11)
        held: dict[str, bytes] = {}
        for label in (labels.PPTX, labels.DOCX, labels.MARKDOWN):
            with page.expect_download() as download:
                page.get_by_role("button", name=label).click()
            held[Path(download.value.suggested_filename).suffix] = Path(download.value.path()).read_bytes()
        assert len(Presentation(BytesIO(held[".pptx"])).slides) == 11
        assert "75 %" in " ".join(p.text for p in Document(BytesIO(held[".docx"])).paragraphs).replace("\u00a0", " ")
        assert "Ordre du jour" not in held[".md"].decode()


def test_a_slide_moves_with_the_keyboard_and_keeps_the_focus(watch: Watch) -> None:
    with watch(1280, 900, "presentation") as page:
        make(page, 4)
        second = page.locator(".hf-slide").nth(1).get_attribute("aria-label") or ""
        name = second.split("\u00a0: ")[1]
        button = page.locator(".st-key-slides [class*=st-key-down-] button").nth(1)
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".hf-slide").nth(2)).to_have_attribute("aria-label", f"Diapositive 3\u00a0: {name}")
        expect(page.locator(".hf-unseen[aria-live=polite]")).to_contain_text(labels.MOVED, timeout=10_000)


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)])
def test_a_slide_keeps_its_shape_and_its_words_inside(watch: Watch, width: int, height: int) -> None:
    with watch(width, height, "presentation") as page:
        make(page, 4, 8)
        shapes = page.evaluate(
            """[...document.querySelectorAll('.hf-slide')].map(slide => {
              const around = slide.getBoundingClientRect();
              const out = [...slide.querySelectorAll('p')].filter(p => {
                const box = p.getBoundingClientRect(), own = p.parentElement.getBoundingClientRect();
                return box.bottom > own.bottom + 2 || box.top < own.top - 2 || box.right > around.right + 1;
              });
              return [around.width / around.height, out.map(p => p.textContent)];
            })"""
        )
        assert len(shapes) == 12
        for ratio, out in shapes:
            assert ratio == pytest.approx(16 / 9, rel=0.02)
            assert out == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_fault_of_accessibility(watch: Watch, scheme: str) -> None:
    with watch(1280, 900, "presentation", scheme=scheme) as page:
        make(page, 4)
        rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
        found = Axe().run(page, context=".stMain", options=rules).response["violations"]
        assert [(f["id"], [n["target"] for n in f["nodes"]][:3]) for f in found] == []
