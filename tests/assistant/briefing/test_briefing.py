"""A briefing: every quotation word for word, what it holds, how it is exported, and the command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from assistant.briefing import words
from assistant.briefing.build import NothingToBrief, brief_proposition, brief_question
from assistant.briefing.limits import RULES, raises_limit
from assistant.briefing.markdown import briefing_to_markdown
from assistant.briefing.model import Briefing, Part
from assistant.chain import Request
from assistant.selection.stances import Stance, stances
from assistant.service import Assistant
from assistant.writers.briefing_docx import briefing_to_docx
from assistant.writers.footnotes import CONTENT_TYPE
from corpus.errors import UnknownDocument

QUESTIONS = ("Comment fidéliser les salariés ?", "Quels sont les chiffres sur les jeunes ?", "Qu’est-ce que la RSO ?")
NUMBERS = range(1, 13)
BULLET = "\uf0b7"


def on_question(question: str, assistant: Assistant) -> Briefing:
    ask = assistant.chain.run
    return brief_question(question, assistant.index, assistant.library, lambda asked: ask(Request(asked)))


@pytest.fixture(scope="module")
def briefings(assistant: Assistant) -> dict[str, Briefing]:
    made = {f"p{n}": brief_proposition(n, assistant.index, assistant.library) for n in NUMBERS}
    return made | {f"q{n}": on_question(question, assistant) for n, question in enumerate(QUESTIONS)}


@pytest.fixture(scope="module")
def word(briefings: dict[str, Briefing]) -> dict[str, bytes]:
    return {name: briefing_to_docx(briefing) for name, briefing in briefings.items()}


def part(briefing: Briefing, heading: str) -> Part:
    return next(p for p in briefing.parts if p.heading == heading)


def footnotes(data: bytes) -> dict[int, str]:
    """The notes as the file holds them, separators left out."""
    root = etree.fromstring(ZipFile(BytesIO(data)).read("word/footnotes.xml"))
    notes = {int(note.get(qn("w:id"))): "".join(note.itertext()).strip() for note in root}
    return {number: text for number, text in notes.items() if number > 0}


def test_every_quotation_is_word_for_word(briefings: dict[str, Briefing], assistant: Assistant) -> None:
    for briefing in briefings.values():
        for held in briefing.parts:
            for line in held.lines:
                assert line.citations
                for citation in line.citations:
                    document = assistant.library.documents[citation.source_id]
                    assert citation.quote == document.text[citation.start : citation.end]
                    assert citation.quote in line.quote
                for run in line.quote.split(" […] "):  # what is joined without a mark stands so in the document
                    assert " ".join(run.split()) in " ".join(document.text.split())


def test_word_reopens_with_its_quotations_and_a_true_footnote_behind_each(
    briefings: dict[str, Briefing], word: dict[str, bytes]
) -> None:
    for name, briefing in briefings.items():
        document = Document(BytesIO(word[name]))
        text = "\n".join(p.text for p in document.paragraphs)
        lines = [(line, note) for _, noted in briefing.noted() for line, note in noted]
        assert all(line.quote in text and line.lead in text and line.tail in text for line, _ in lines)
        called = [int(c.get(qn("w:id"))) for c in document.element.body.iter(qn("w:footnoteReference"))]
        assert called == [note.number for _, note in lines] == list(range(1, len(lines) + 1))
        assert footnotes(word[name]) == {note.number: note.text for _, note in lines}
        related = [r.target_part for r in document.part.rels.values() if r.reltype.endswith("/footnotes")]
        assert [p.content_type for p in related] == [CONTENT_TYPE]


def test_a_footnote_says_where_and_from_whom(briefings: dict[str, Briefing]) -> None:
    for briefing in briefings.values():
        for _, noted in briefing.noted():
            for line, note in noted:
                last = line.citations[-1]
                assert last.page is None or f"p.\u00a0{last.page}" in note.text
                assert last.speaker is None or note.text.startswith(last.speaker)
                assert all(n.text in note.text for c in line.citations for n in c.footnotes)


def test_markdown_holds_the_same(briefings: dict[str, Briefing]) -> None:
    for briefing in briefings.values():
        text = briefing_to_markdown(briefing).replace("\\", "")
        for _, noted in briefing.noted():
            for line, note in noted:
                assert f"«\u00a0{line.quote}\u00a0»[^{note.number}]" in text
                assert f"\n[^{note.number}]: {note.text}\n" in text


def test_figures_carry_their_source(briefings: dict[str, Briefing]) -> None:
    figures = part(briefings["p4"], words.FIGURES).lines
    assert {"75 %"} <= {line.lead for line in figures}
    assert all(line.tail.startswith("source") for line in figures)
    assert any("Gallup 2023" in line.tail for line in figures)


def test_what_is_asked_and_of_whom(briefings: dict[str, Briefing], assistant: Assistant) -> None:
    (asked,) = part(briefings["p6"], words.ASKS).lines
    assert asked.tail == "aux pouvoirs publics"
    readings = stances(s for d in assistant.corpus.documents for s in d.sentences)
    for heading, stance in (
        (words.PROPOSES, Stance.PROPOSES),
        (words.ASKS, Stance.ASKS),
        (words.COMMITS, Stance.COMMITS),
    ):
        for n in NUMBERS:
            for line in part(briefings[f"p{n}"], heading).lines:
                assert readings[line.citations[-1].sentence_id].stance is stance


def test_objections_are_those_that_the_words_mark(briefings: dict[str, Briefing]) -> None:
    found = 0
    for n in NUMBERS:
        held = part(briefings[f"p{n}"], words.LIMITS)
        assert bool(held.lines) != bool(held.empty)
        found += len(held.lines)
        assert all(any(raises_limit(c.quote) for c in line.citations) for line in held.lines)
    assert found >= 10
    (line,) = part(briefings["p8"], words.LIMITS).lines
    assert line.quote.endswith("Pourtant, nous le sous-exploitons.") and len(line.citations) == 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example[:30])
def test_each_rule_marks_its_example(rule: Any) -> None:
    assert rule.compiled.search(rule.example)


@pytest.mark.parametrize(
    "text",
    [
        "La prise de risque est nécessaire à l’accomplissement de la vie.",
        "Une politique dédiée à la prévention des risques.",
        "Les postes sont appréciés, si bien que les jeunes y aspirent.",
        "Il faut lever les freins au recrutement.",
        "Nous devons outiller les managers.",
    ],
)
def test_what_marks_no_limit(text: str) -> None:
    assert raises_limit(text) == ""


def test_the_same_request_gives_the_same_bytes(assistant: Assistant, word: dict[str, bytes]) -> None:
    time.sleep(2.1)  # the clock of an archive counts in steps of two seconds
    assert briefing_to_docx(brief_proposition(4, assistant.index, assistant.library)) == word["p4"]
    assert briefing_to_docx(on_question(QUESTIONS[0], assistant)) == word["q0"]


def test_what_a_person_types_breaks_no_file(assistant: Assistant) -> None:
    briefing = on_question("Comment *fidéliser* <b>les</b> salariés ?", assistant)
    assert "\\*fidéliser\\*" in briefing_to_markdown(briefing)
    assert "<b>les</b>" in Document(BytesIO(briefing_to_docx(briefing))).paragraphs[0].text


def test_no_such_proposition_and_no_answer(assistant: Assistant) -> None:
    with pytest.raises(UnknownDocument, match="12"):
        brief_proposition(13, assistant.index, assistant.library)
    with pytest.raises(NothingToBrief, match="posez-en une autre"):
        on_question("Quelle est la recette du gratin dauphinois ?", assistant)


def test_two_pages_at_most_with_the_notes_at_their_foot(word: dict[str, bytes], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice n’est pas installé (apt-get install libreoffice-writer)")
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 n’est pas installé (pip install pypdfium2)")
    files = [tmp_path / f"{name}.docx" for name in word]
    for file in files:
        file.write_bytes(word[file.stem])
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [office, "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, *files],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    for name, data in word.items():
        pages = [page.get_textpage() for page in pdfium.PdfDocument(tmp_path / f"{name}.pdf")]
        assert 1 <= len(pages) <= 2, name
        seen = 0
        for page in pages:
            text = " ".join(page.get_text_range().split())
            shown = [n for n, note in footnotes(data).items() if f" {n} {' '.join(note.split())[:45]}" in text]
            assert shown == list(range(seen + 1, seen + len(shown) + 1)), name
            seen += len(shown)
            if shown:
                start = text.index(f" {shown[0]} {' '.join(footnotes(data)[shown[0]].split())[:45]}")
                assert BULLET not in text[start:], name
        assert seen == len(footnotes(data)), name


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--proposition", "4"), 2, "-o"),
        (("-o", "b.md"), 2, "--proposition"),
        (("--proposition", "4", "--question", "Pourquoi ?", "-o", "b.md"), 2, "une seule"),
        (("--proposition", "4", "-o", "b.pdf"), 2, ".docx ou .md"),
        (("--proposition", "quatre", "-o", "b.md"), 2, "Valeur impossible"),
        (("--proposition", "13", "-o", "b.md"), 1, "12"),
        (("--question", "Quelle est la capitale du Pérou ?", "-o", "b.md"), 1, "posez-en une autre"),
    ],
)
def test_the_command_refuses_in_one_french_sentence(
    arguments: tuple[str, ...], code: int, said: str, data_dir: Path, tmp_path: Path
) -> None:
    result = call(arguments, data_dir, tmp_path)
    assert (result.returncode, result.stdout) == (code, "")
    assert said in result.stderr and "Traceback" not in result.stderr
    assert not list(tmp_path.iterdir())


def test_the_command_writes_both_forms(data_dir: Path, tmp_path: Path) -> None:
    assert call(("--proposition", "4", "-o", "b.docx"), data_dir, tmp_path).returncode == 0
    assert len(footnotes((tmp_path / "b.docx").read_bytes())) > 5
    assert call(("--question", QUESTIONS[0], "-o", "b.md"), data_dir, tmp_path).returncode == 0
    assert "[^1]:" in (tmp_path / "b.md").read_text(encoding="utf-8")


def call(arguments: tuple[str, ...], data_dir: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).resolve().parents[3]
    environment = {
        **os.environ, "HUMANIFEST_DATA_DIR": str(data_dir), "PYTHONUTF8": "1", "PYTHONPATH": str(root),
    }  # fmt: skip
    command = [sys.executable, "-m", "assistant.cli.main", "briefing", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, cwd=folder, timeout=120, check=False
    )
