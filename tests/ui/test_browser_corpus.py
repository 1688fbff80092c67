"""Managing the documents in a real browser, on a server of our own: its password, its few documents, its index."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli_w
from axe_playwright_python.sync_playwright import Axe
from fpdf import FPDF
from playwright.sync_api import Browser, Page, expect

from assistant.maintenance import build
from assistant.settings import load_settings
from tests.ui.screen import at_rest

ROOT = Path(__file__).parents[2]
SECRET = "sésame"
TITLE = "Rapport de la crèche des Tilleuls"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def creche(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of two pages that says what no other document says."""
    made = FPDF()
    made.set_title(TITLE)
    for heading, text in (
        ("Les enfants accueillis", "La crèche des Tilleuls accueille 48 enfants de moins de trois ans. "),
        ("Le jardin partagé", "Le jardin partagé a coûté 3 200 euros à la commune en 2024. "),
    ):
        made.add_page()
        made.set_font("Helvetica", "B", 18)
        made.multi_cell(0, 12, heading, new_x="LMARGIN", new_y="NEXT")
        made.set_font("Helvetica", size=11)
        made.multi_cell(0, 6, text + "Elle ouvre à sept heures, du lundi au vendredi. " * 6)
    path = tmp_path_factory.mktemp("files") / "creche.pdf"
    path.write_bytes(bytes(made.output()))
    return path


@pytest.fixture(scope="module")
def own_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a password and documents of our own."""
    folder = tmp_path_factory.mktemp("own")
    documents, shipped = folder / "documents", load_settings().corpus_dir
    documents.mkdir()
    entries = tomllib.loads((shipped / "catalogue.toml").read_text(encoding="utf-8"))["source"]
    press = [entry for entry in entries if entry["kind"] == "press"]
    (documents / "catalogue.toml").write_text(tomli_w.dumps({"source": press}), encoding="utf-8")
    for path in shipped.glob("article-*"):
        shutil.copy(path, documents)
    build(load_settings(corpus_dir=documents, data_dir=folder / "data"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    log = (folder / "log").open("w+")
    own = {
        "HUMANIFEST_DATA_DIR": str(folder / "data"),
        "HUMANIFEST_CORPUS_DIR": str(documents),
        "HUMANIFEST_ADMIN_PASSWORD": SECRET,
        "PYTHONPATH": str(ROOT),
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "assistant.server", "--port", str(port)],
        cwd=folder, env={**os.environ, **own}, stdout=log, stderr=subprocess.STDOUT,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        end = time.monotonic() + 60
        while not is_up(address):
            assert time.monotonic() < end
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(20)
        log.seek(0)
        written = log.read()
        log.close()
    assert "Traceback" not in written, written
    assert SECRET not in written and "faux" not in written


def is_up(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310 - our own server
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(params=[(1280, 900, "light"), (360, 740, "dark")], ids=["computer, light", "telephone, dark"])
def page(request: pytest.FixtureRequest, browser: Browser, own_address: str) -> Iterator[Page]:
    """« Corpus » on a screen; afterwards: no complaint, no request elsewhere, no sideways scroll."""
    width, height, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR", color_scheme=scheme)
    opened = context.new_page()
    complaints: list[str] = []
    foreign: list[str] = []
    local = (own_address, own_address.replace("http", "ws"), "blob:", "data:")
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda m: complaints.append(m.text) if "Content Security" in m.text else None)
    opened.on("request", lambda r: None if r.url.startswith(local) else foreign.append(r.url))
    opened.goto(f"{own_address}/corpus")
    expect(opened.get_by_role("heading", name="Documents consultés")).to_be_visible(timeout=60_000)
    yield opened
    assert complaints == [] and foreign == []
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def enter(page: Page, secret: str) -> None:
    """Give a password, with the keyboard."""
    page.get_by_label("Mot de passe de gestion").fill(secret)
    page.keyboard.press("Enter")


def choose(page: Page, file: Path) -> None:
    """Choose a file once the door is open."""
    expect(page.locator("input[type=file]")).to_be_attached(timeout=30_000)
    page.locator("input[type=file]").set_input_files(file)


def faults(page: Page) -> list[str]:
    """What axe finds on the page."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]


def test_a_report_is_previewed_added_asked_about_and_undone(page: Page, creche: Path, own_address: str) -> None:
    enter(page, "faux")
    expect(page.get_by_role("alert")).to_be_visible(timeout=30_000)
    enter(page, SECRET)
    choose(page, creche)
    expect(page.get_by_text("Premières phrases")).to_be_visible(timeout=60_000)
    expect(page.locator(".preview")).to_contain_text("La crèche des Tilleuls accueille 48 enfants")
    expect(page.locator(".preview")).to_contain_text("Le jardin partagé")
    expect(page.get_by_label("Titre")).to_have_value(TITLE)
    assert faults(page) == []
    page.get_by_text("J’ai le droit de montrer ce document").click()
    page.get_by_role("button", name="Ajouter ce document").click()
    expect(page.get_by_role("progressbar")).to_be_visible(timeout=30_000)
    expect(page.locator(".notice", has_text="est ajouté")).to_be_visible(timeout=120_000)
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.locator('[aria-live="polite"]').first).to_contain_text("est ajouté", timeout=10_000)
    chat = page.context.new_page()
    chat.goto(own_address)
    chat.get_by_role("textbox", name=re.compile("question", re.IGNORECASE)).first.fill(
        "Combien d’enfants accueille la crèche des Tilleuls ?"
    )
    chat.keyboard.press("Enter")
    expect(chat.locator(".answer").first).to_contain_text("48 enfants", timeout=60_000)
    page.get_by_role("button", name="Annuler l’ajout").click()
    expect(page.locator(".notice", has_text="est retiré")).to_be_visible(timeout=120_000)
    expect(page.get_by_role("heading", name=TITLE)).to_have_count(0)
    page.get_by_role("button", name="D’accord").click()
    expect(page.locator(".notice", has_text="est retiré")).to_have_count(0, timeout=30_000)


def test_a_bad_file_is_refused_in_french_and_nothing_changes(page: Page, tmp_path: Path) -> None:
    made = FPDF()
    made.add_page()
    made.add_page()
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(bytes(made.output()))
    enter(page, SECRET)
    choose(page, scan)
    expect(page.get_by_role("alert").filter(has_text="reconnaissance de caractères")).to_be_visible(timeout=60_000)
    expect(page.locator("article.card")).to_have_count(1)
    named = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stFileUploader] [aria-label]')].map(e => e.ariaLabel)"
    )
    assert not [name for name in named if re.search(r"\b(?:Remove|Add|upload|Browse)\b", name)], named


def test_the_keyboard_alone_opens_the_door_and_reaches_the_file(page: Page) -> None:
    # A browser told to report choosers just before a key is pressed may not report the one that key opens.
    page.on("filechooser", lambda _: None)
    page.get_by_label("Mot de passe de gestion").focus()
    page.keyboard.type(SECRET)
    page.keyboard.press("Enter")
    expect(page.locator("input[type=file]")).to_be_attached(timeout=30_000)
    page.get_by_role("heading", name="1. Choisir un fichier").wait_for()
    at_rest(page)
    # A part of the page that scrolls takes the focus too, and holds every word: only a button opens a file.
    reached = "document.activeElement.closest('button')?.innerText ?? ''"
    page.locator("body").press("Tab")
    for _ in range(60):
        if "Choisir un fichier" in page.evaluate(reached):
            break
        page.keyboard.press("Tab")
    assert "Choisir un fichier" in page.evaluate(reached)
    with page.expect_file_chooser(timeout=10_000):
        page.keyboard.press("Enter")


def test_the_examples_of_the_help_open_the_discussion(page: Page, own_address: str) -> None:
    page.goto(f"{own_address}/aide")
    page.get_by_role("button", name="Que veut dire SQVCT").click(timeout=60_000)
    expect(page.locator(".question")).to_contain_text("Que veut dire SQVCT", timeout=60_000)


def test_quality_shows_results_then_the_questions_without_answer(page: Page, own_address: str) -> None:
    page.goto(f"{own_address}/qualite")
    expect(page.locator(".plot .dot").first).to_be_visible(timeout=60_000)
    box = page.locator(".plot .scale").first.bounding_box()
    dot = page.locator(".plot .dot").first.bounding_box()
    said = page.locator(".plot strong").first.inner_text()
    assert box and dot
    # The dot stands where its figure says, to two pixels and half a per cent.
    share = (dot["x"] + dot["width"] / 2 - box["x"]) / box["width"]
    assert share * 100 == pytest.approx(int(re.sub(r"\D", "", said)), abs=0.5 + 200 / box["width"])
    page.get_by_role("tab", name="Questions sans réponse").click()
    expect(page.get_by_role("heading", name="Questions sans réponse")).to_be_visible()
    assert faults(page) == []
