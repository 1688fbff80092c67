"""Contrast as the browser computes it, over every text of the page, Streamlit's own included."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

FAINT = """() => {
  const parse = (css) => {
    if (!css.startsWith('rgb')) throw new Error(css);
    const n = css.match(/[\\d.]+/g).map(Number);
    return [n[0], n[1], n[2], n[3] ?? 1];
  };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const parentOf = (e) => e.assignedSlot ?? e.parentElement ?? e.getRootNode().host;
  const background = (e) => {
    const layers = [];
    for (let at = e; at; at = parentOf(at)) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const light = (c) => {
    const [r, g, b] = c.slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((m, n) => m - n);
    return (high + 0.05) / (low + 0.05);
  };
  const found = [];
  let seen = 0;
  const visit = (root) => {
    for (const e of root.querySelectorAll('*')) {
      if (e.shadowRoot) visit(e.shadowRoot);
      const words = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join('');
      if (!words || !e.checkVisibility() || ['STYLE', 'SCRIPT'].includes(e.tagName) || e.closest(':disabled')) continue;
      seen += 1;
      const under = background(e);
      const measured = ratio(over(parse(getComputedStyle(e).color), under), under);
      if (measured < 4.5) found.push(`${measured.toFixed(2)} ${words.slice(0, 40)}`);
    }
  };
  visit(document);
  return [seen, found];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_on_the_page_reaches_aa(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.reload()
    expect(page.locator(".st-key-questions button")).to_have_count(6, timeout=60_000)
    page.get_by_role("textbox").fill("Quelle part des salariés part à cause de son chef ?")
    page.keyboard.press("Enter")
    page.locator(".marker").first.click()
    expect(page.locator(".card.open mark")).to_be_visible()
    page.wait_for_timeout(500)  # colours change in a transition
    seen, faint = page.evaluate(FAINT)
    assert seen > 20
    assert faint == []
