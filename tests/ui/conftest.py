"""A hand-built corpus of one proposition and an answer over it, for rendering; the real index, for the page."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.maintenance import build
from assistant.settings import load_settings
from assistant.types import Answer, Citation, Statement
from corpus.types import (
    BlockKind,
    Corpus,
    Document,
    Footnote,
    Proposition,
    Section,
    Sentence,
    Source,
    Voice,
)
from tests.ui.screen import wait_until

expect.set_options(timeout=20_000)  # a busy machine draws slowly
Scheme = Literal["light", "dark"]
ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip

BLOCKS = (
    (BlockKind.HEADING, Voice.OBSERVATION, ("Encourager un management centré sur l’humain",)),
    (BlockKind.CALLOUT, Voice.SURVEY, ("75 % des salariés qui quittent leur poste quittent leur chef.",)),
    (BlockKind.PARAGRAPH, Voice.OBSERVATION, ("Le management compte.", "Il s’apprend.")),
    (BlockKind.ITEM, Voice.PROPOSAL, ("Former les cadres",)),
    (BlockKind.ITEM, Voice.PROPOSAL, ("Donner du temps",)),
    (BlockKind.QUOTE, Voice.QUOTED, ("Le chef doit écouter.",)),
)
NOTE = Footnote(number=8, text="Etude Gallup 2023.", page=5)


def build_corpus() -> Corpus:
    """One document, one section, the blocks above; sentences of a block are parted by one space."""
    text, sentences = "", []
    for ordinal, (kind, voice, parts) in enumerate(BLOCKS):
        text += "\n\n" if text else ""
        for position, part in enumerate(parts):
            text += " " if position else ""
            notes = (8,) if voice is Voice.SURVEY else ()
            identity = f"s{ordinal}-{position}"
            sentences.append(
                Sentence(identity, len(text), len(text) + len(part), part, kind, voice, "p4", ordinal, 5, None, notes)
            )
            text += part
    source = Source("manifeste", "Humanifest, chapitre 2", "Nexem", "Nexem", "2024", "manifesto", "m.md", "0" * 64)
    path = ("Promouvoir un management systémique", "Encourager un management centré sur l’humain")
    section = Section("p4", path, 0, len(text), page=5, axis=2, proposition=4)
    proposition = Proposition(4, path[1], 2, path[0], "manifeste", ("p4",), "s0-0", (5,))
    return Corpus(
        (Document(source, text, (section,), tuple(sentences), (NOTE,)),), (proposition,), (), (), "0123456789ab"
    )


def cite(corpus: Corpus, sentence_id: str, n: int, speaker: str | None = None) -> Citation:
    """The citation numbered ``n`` of one sentence of the hand-built corpus."""
    document = corpus.documents[0]
    found = next(s for s in document.sentences if s.id == sentence_id)
    notes = (NOTE,) if found.footnotes else ()
    section = " › ".join(document.sections[0].path)
    return Citation(
        n, "manifeste", document.source.title, found.id, found.text, found.start, found.end, 4, section, 5, found.voice,
        speaker, notes,
    )  # fmt: skip


def build_answer(corpus: Corpus) -> Answer:
    """An answer of two statements, one of them an item of a list."""
    first, second = cite(corpus, "s1-0", 1), cite(corpus, "s3-0", 2)
    text = f"Proposition 4 :\n\n« {first.quote} » [1]\n\n- « {second.quote} » [2]"
    return Answer(
        question="Quelle part des salariés part à cause de son chef ?",
        resolved_question="Quelle part des salariés part à cause de son chef ?",
        status="answered",
        mode="extractive",
        text=text,
        statements=(Statement(first.quote, (1,), "verbatim"), Statement(second.quote, (2,), "verbatim")),
        citations=(first, second),
        hits=(),
        suggestions=("Que dit la proposition 4 ?",),
        notice=None,
        corpus_version=corpus.version,
        settings_digest="0" * 12,
        elapsed_ms=1.0,
    )


@pytest.fixture
def corpus() -> Corpus:
    """The hand-built corpus."""
    return build_corpus()


@pytest.fixture
def answer(corpus: Corpus) -> Answer:
    """The hand-built answer."""
    return build_answer(corpus)


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the real index in it."""
    folder = tmp_path_factory.mktemp("humanifest")
    build(load_settings(data_dir=folder))
    return folder


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(data_dir: Path, log: Path, **environment: str) -> Iterator[str]:
    """The address of the running application, started as a person starts it, from another folder than the project's."""
    port = free_port()
    with log.open("w+") as written_to:
        server = subprocess.Popen(
            [sys.executable, "-m", "assistant.server", "--port", str(port)],
            cwd=data_dir,
            env={**os.environ, "HUMANIFEST_DATA_DIR": str(data_dir), "PYTHONPATH": str(ROOT), **environment},
            stdout=written_to,
            stderr=subprocess.STDOUT,
        )
        found = f"http://127.0.0.1:{port}"
        try:
            wait_until(lambda: is_up(found), 60)
            yield found
        finally:
            server.terminate()
            server.wait(20)
    written = log.read_text(encoding="utf-8")
    assert "Traceback" not in written, written


@pytest.fixture(scope="session")
def address(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the application without any model."""
    with served(data_dir, tmp_path_factory.mktemp("server") / "log") as found:
        yield found


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[str]]:
    """``served``, for an application of its own."""
    return served


def is_up(address: str) -> bool:
    """Whether the server answers its health question."""
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310 - our own server
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(scope="module")  # Playwright holds an event loop while it runs: no longer than needed
def browser() -> Iterator[Browser]:
    """A headless Chromium that calls nobody by itself."""
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium n’est pas installé (apt-get install chromium)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@contextmanager
def watched(
    address: str, browser: Browser, width: int, height: int, path: str = "", scheme: Scheme = "light"
) -> Iterator[Page]:
    """A page on a screen of that size; afterwards: silent console, no request elsewhere, no sideways scroll."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR", color_scheme=scheme)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page = context.new_page()
    complaints: list[str] = []
    foreign: list[str] = []
    local = (address, address.replace("http", "ws"), "blob:", "data:")
    page.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(local) else foreign.append(r.url))
    page.on("websocket", lambda w: None if w.url.startswith(local) else foreign.append(w.url))
    page.goto(f"{address}/{path}")
    yield page
    assert complaints == []
    assert foreign == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


@contextmanager
def visit(address: str, browser: Browser, width: int, height: int, scheme: Scheme = "light") -> Iterator[Page]:
    """« Discuter », ready for a question."""
    with watched(address, browser, width, height, scheme=scheme) as page:
        expect(page.locator(".st-key-questions button")).to_have_count(6, timeout=60_000)
        yield page


@pytest.fixture
def watch(address: str, browser: Browser) -> Callable[..., AbstractContextManager[Page]]:
    """``watched`` on the running application."""
    return partial(watched, address, browser)


@pytest.fixture
def watch_at(browser: Browser) -> Callable[..., AbstractContextManager[Page]]:
    """``watched`` on another application: its address, then as ``watch``."""
    return lambda address, *rest: watched(address, browser, *rest)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page on the screen of a computer."""
    with visit(address, browser, 1280, 800) as opened:
        yield opened


@pytest.fixture(params=[(1280, 800), (360, 740)], ids=["computer", "telephone"])
def any_page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The page on the screen of a computer, then of a telephone."""
    with visit(address, browser, *request.param) as opened:
        yield opened
