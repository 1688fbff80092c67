"""How long a person waits, by hand: ``python tests/ui/bench_screen.py`` on an idle machine, with a built index.

From the start of the process to the first paint and to the first answer on the screen, then from Enter to each next
answer of a conversation of twenty turns: median, p90, slowest, and how the wait grows from turn to turn. A benchmark,
not a test: a busy machine makes it lie, so the load stands beside the figures, and two versions compare only when
their runs alternate in the same quarter of an hour.
"""

from __future__ import annotations

import os
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
PAUSE = 500  # milliseconds with each next one
NEXT = (
    "Que dit la proposition 4 ?", "Et la 7 ?", "Que propose Nexem pour les jeunes ?", "Qui est cité ?",
    "Que veut dire SQVCT ?", "Combien de postes sont vacants ?", "Quels sont les trois axes ?",
    "Qu’est-ce qu’une organisation apprenante ?", "Quelles sont les douze propositions ?",
    "Quelle est la recette de la tarte aux pommes ?", "Que dit la proposition 9 ?", "Et la 10 ?",
    "Que veut dire RSO ?", "Comment encourager un management centré sur l’humain ?", "Que dit la proposition 1 ?",
    "Qui a gagné la coupe du monde ?", "Que propose Nexem sur la rémunération ?", "Que dit la proposition 12 ?",
    "Et la 3 ?",
)  # fmt: skip
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
# Two instants of the browser's own clock: the answer is in the page, and the frame that shows it is drawn.
WATCH = """(count) => {
  const enter = new Promise((done) => addEventListener('keydown', function sent({ key }) {
    if (key !== 'Enter') return;
    removeEventListener('keydown', sent, true);
    done(performance.now());
  }, true));
  const shown = new Promise((done) => new MutationObserver((_, observer) => {
    if (document.getElementsByClassName('answer').length <= count) return;
    observer.disconnect();
    const there = performance.now();
    requestAnimationFrame(() => setTimeout(() => done([there, performance.now()])));
  }).observe(document.body, { subtree: true, childList: true }));
  window.waited = Promise.all([enter, shown]).then(([sent, instants]) => instants.map((instant) => instant - sent));
}"""


def ask(page: Page, question: str, count: int) -> tuple[float, float]:
    """Seconds from Enter to the answer in the page, and to the frame that shows it."""
    page.evaluate(WATCH, count)
    page.get_by_role("textbox").first.fill(question)
    page.keyboard.press("Enter")
    there, drawn = page.evaluate("window.waited")
    return there / 1000, drawn / 1000


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
            measure(page, started)
        finally:
            server.terminate()
            server.wait(20)
            browser.close()


def measure(page: Page, started: float) -> None:
    """The first visit, then the conversation."""
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
    say("first answer after Enter", ask(page, FIRST, 0)[0])
    page.wait_for_timeout(READING)
    waits = []
    for count, question in enumerate(NEXT, start=1):
        page.wait_for_timeout(PAUSE)
        waits.append(ask(page, question, count))
    for name, row in zip(("in the page", "on the screen"), zip(*waits, strict=True), strict=True):
        tell(f"next answers {name}", row)
    say_words("load average", " ".join(f"{load:.1f}" for load in os.getloadavg()))


def tell(what: str, waits: tuple[float, ...]) -> None:
    """The distribution of the waits of a conversation, and each of them."""
    say(f"{what}, median", statistics.median(waits))
    say(f"{what}, p90", statistics.quantiles(waits, n=10, method="inclusive")[-1])
    say(f"{what}, slowest", max(waits))
    growth = statistics.linear_regression(range(len(waits)), waits).slope
    say_words(f"{what}, growth", f"{growth * 1000:+.1f} ms a turn")
    say_words(f"{what}, turn by turn", " ".join(f"{wait * 1000:.0f}" for wait in waits))


def say(what: str, seconds: float) -> None:
    """One duration of the result."""
    say_words(what, f"{seconds * 1000:.0f} ms")


def say_words(what: str, words: str) -> None:
    """One line of the result."""
    sys.stdout.write(f"{what}: {words}\n")


if __name__ == "__main__":
    main()
