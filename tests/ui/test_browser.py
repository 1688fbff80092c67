"""The real server in a real browser, over the real index."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.screen import ask, wait_until

CHIEF = "Quelle part des salariés part à cause de son chef ?"
ENGLISH = ("Running", "Stop", "Deploy", "Send", "Skip to", "Rerun", "Settings")

pytestmark = pytest.mark.browser


def card_quoting(page: Page, words: str) -> Locator:
    """The first source whose quotation has these words."""
    return page.locator(".card").filter(has=page.locator(".quote", has_text=words)).first


def is_in_view(page: Page, selector: str) -> bool:
    """Whether the element is wholly inside the window and not under the input."""
    return bool(
        page.locator(selector).first.evaluate(
            """element => {
              const box = element.getBoundingClientRect();
              const input = document.querySelector('.st-key-ask').getBoundingClientRect();
              const around = element.closest('.context').getBoundingClientRect();
              return box.top >= Math.max(0, around.top - 1) && box.bottom <= Math.min(around.bottom + 1, input.top);
            }"""
        )
    )


def test_the_page_is_french_from_the_first_byte(page: Page, address: str) -> None:
    assert '<html lang="fr">' in page.request.get(address, headers={"accept": "text/html"}).text()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert page.title() == "Discuter – Humanifest Assistant"
    named = page.evaluate("[...document.querySelectorAll('[aria-label]')].map(e => e.getAttribute('aria-label'))")
    spoken = "\n".join([page.locator("body").inner_text(), *named])
    assert not [word for word in ENGLISH if word in spoken]
    expect(page.get_by_role("button", name="Envoyer la question")).to_be_attached()


def test_the_question_of_the_readme_is_answered_with_its_source(any_page: Page) -> None:
    page = any_page
    ask(page, CHIEF)
    expect(page.locator(".body")).to_contain_text("75 %")
    expect(page.locator(".status")).to_have_text("Réponse complète")
    card = card_quoting(page, "75 %")
    expect(card).to_contain_text("Proposition 4")
    card.locator(".opener").click()
    expect(card.locator("dl")).to_contain_text("Etude Gallup 2023")
    # Whatever reads the page without looking into its components reads the answer too.
    assert "75 %" in page.inner_text("body")


def test_a_marker_opens_its_sentence_highlighted_and_in_view(any_page: Page) -> None:
    page = any_page
    ask(page, CHIEF)
    marker = page.locator(".marker").last
    number = marker.get_attribute("data-n")
    marker.click()
    mark = page.locator(f'[data-card="{number}"] mark')
    expect(mark).to_be_visible()
    quote = page.locator(f'[data-card="{number}"] .quote').text_content() or ""
    assert mark.text_content() == quote.strip("«» \u00a0")
    expect(marker).to_have_attribute("aria-expanded", "true")
    wait_until(lambda: is_in_view(page, f'[data-card="{number}"] mark'), 5)


def test_the_keyboard_alone_is_enough(any_page: Page) -> None:
    page = any_page
    page.get_by_role("textbox").focus()
    page.keyboard.type(CHIEF)
    page.keyboard.press("Enter")
    expect(page.locator(".marker").first).to_be_visible(timeout=30_000)
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if page.evaluate(FOCUSED) == "marker":
            break
    assert page.evaluate(FOCUSED) == "marker"
    page.keyboard.press("Enter")
    expect(page.locator(".card.open mark")).to_be_visible()
    assert page.evaluate(FOCUSED) == "opener"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "context"
    page.keyboard.press("Escape")
    expect(page.locator(".card.open")).to_have_count(0)
    assert page.evaluate(FOCUSED) == "marker"


FOCUSED = """(() => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused?.classList[0] ?? '';
})()"""


def test_a_follow_up_keeps_the_topic_the_open_source_and_the_focus(any_page: Page) -> None:
    page = any_page
    ask(page, "Que dit la proposition 4 ?")
    page.locator(".marker").first.click()
    expect(page.locator(".card.open")).to_have_count(1)
    ask(page, "Et la 7 ?", position=1)
    expect(page.locator(".understood")).to_contain_text("7")
    expect(page.locator(".card.open")).to_have_count(1)
    expect(page.get_by_role("textbox")).to_be_focused()


def test_a_suggestion_is_asked_and_the_focus_goes_to_its_answer(any_page: Page) -> None:
    page = any_page
    page.locator(".st-key-questions button").first.click()
    expect(page.locator(".answer")).to_be_visible(timeout=30_000)
    wait_until(lambda: page.evaluate(FOCUSED) == "answer", 5)
    page.get_by_role("button", name="Nouvelle conversation").click()
    expect(page.locator(".answer")).to_have_count(0)
    expect(page.locator(".st-key-questions button")).to_have_count(6)


def test_an_answer_is_announced(page: Page) -> None:
    ask(page, CHIEF)
    expect(page.locator(".hf-unseen[aria-live=polite]")).to_contain_text("Réponse complète.", timeout=10_000)


def test_the_citation_is_copied_with_its_reference(page: Page) -> None:
    ask(page, CHIEF)
    card_quoting(page, "75 %").locator(".opener").click()
    page.locator(".card.open .copy").click()
    expect(page.locator(".card.open .copied")).to_have_text("Copié")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("«\u00a0") and "75 %" in copied and "Etude Gallup 2023" in copied


@pytest.mark.parametrize("payload", ["<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "😀 مرحبا **a** $x$"])
def test_payloads_harm_nothing(page: Page, payload: str) -> None:
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    ask(page, payload)
    expect(page.locator(".question")).to_contain_text(payload)
    assert alerts == []
    assert page.locator(".turn img, .turn script").count() == 0


def test_a_huge_question_is_refused_in_words(page: Page) -> None:
    ask(page, "management " * 1_819)
    expect(page.locator(".status")).to_have_text("Question non traitée")
    ask(page, CHIEF, position=1)
    expect(page.locator(".body").last).to_contain_text("75 %")
