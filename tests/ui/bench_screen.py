"""How long a person waits, by hand: ``python tests/ui/bench_screen.py`` on an idle machine, with a built index.

From the start of the process to the first paint and to the first answer on the screen, then from Enter to each next
answer. A benchmark, not a test: a busy machine would make it lie.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request

from playwright.sync_api import Page, sync_playwright

PORT = 8619
ADDRESS = f"http://127.0.0.1:{PORT}"
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu"]
FIRST = "Quelle part des salariés part à cause de son chef ?"
READING = 8_000  # milliseconds with the first answer
NEXT = (
    "Que dit la proposition 4 ?", "Et la 7 ?", "Que propose Nexem pour les jeunes ?", "Qui est cité ?",
    "Que veut dire SQVCT ?", "Combien de postes sont vacants ?", "Quels sont les trois axes ?",
    "Qu’est-ce qu’une organisation apprenante ?",
)  # fmt: skip
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
WATCH = """(count) => {
  window.shownAt = null;
  new MutationObserver((_, observer) => {
    if (document.querySelectorAll('.answer').length <= count) return;
    window.shownAt = performance.now();
    observer.disconnect();
  }).observe(document.body, {subtree: true, childList: true});
  addEventListener('keydown', (event) => { if (event.key === 'Enter') window.sentAt = performance.now(); }, true);
}"""


def ask(page: Page, question: str, count: int) -> float:
    """Milliseconds from Enter to the answer on the screen, as the browser's own clock tells."""
    page.evaluate(WATCH, count)
    page.get_by_role("textbox").first.fill(question)
    page.keyboard.press("Enter")
    while not page.evaluate("window.shownAt"):
        page.wait_for_timeout(20)
    return float(page.evaluate("window.shownAt - window.sentAt"))


def is_up() -> bool:
    """Whether the server answers."""
    try:
        with urllib.request.urlopen(f"{ADDRESS}/_stcore/health", timeout=1) as answer:  # noqa: S310 - our own server
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def main() -> None:
    """Measure once, and say it in one line each."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        started = time.perf_counter()
        server = subprocess.Popen([sys.executable, "-m", "assistant.server", "--port", str(PORT)])
        try:
            while not is_up():
                time.sleep(0.02)
            say("server up", time.perf_counter() - started)
            opened = time.perf_counter()
            page.goto(ADDRESS)
            page.wait_for_selector("h1")
            say("page drawn after opening", time.perf_counter() - opened)
            say("page drawn after the start of the process", time.perf_counter() - started)
            say("first paint after opening", page.evaluate(FIRST_PAINT) / 1000)
            page.wait_for_selector("textarea")
            say("first answer after Enter", ask(page, FIRST, 0) / 1000)
            page.wait_for_timeout(READING)
            waits = []
            for count, question in enumerate(NEXT, start=1):
                page.wait_for_timeout(500)
                waits.append(ask(page, question, count))
            say("next answers, median", statistics.median(waits) / 1000)
            say("next answers, slowest", max(waits) / 1000)
        finally:
            server.terminate()
            server.wait(20)
            browser.close()


def say(what: str, seconds: float) -> None:
    """One line of the result."""
    sys.stdout.write(f"{what}: {seconds * 1000:.0f} ms\n")


if __name__ == "__main__":
    main()
