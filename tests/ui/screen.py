"""What every test in a real browser does: ask, and wait until the page stands still."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

SLOWEST = 60_000  # milliseconds: a busy machine draws slowly


def ask(page: Page, question: str, position: int = 0) -> None:
    """Type a question, send it with Enter, wait for its answer and for what is drawn around it."""
    page.get_by_role("textbox").first.fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".hf-host[data-arrived] .answer").nth(position)).to_be_visible(timeout=SLOWEST)
    at_rest(page)


def at_rest(page: Page) -> None:
    """Wait until Streamlit has nothing more to draw: a run that goes on moves the page and takes the focus away."""
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_attached(timeout=SLOWEST)


def wait_until(ready: Callable[[], bool], seconds: float) -> None:
    """Wait for ``ready``; fail after ``seconds``."""
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, f"pas en {seconds} s"
        time.sleep(0.1)
