"""The exports of a worksheet: complete, word for word, the same bytes; and the command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from assistant.service import Assistant
from assistant.worksheet import words
from assistant.worksheet.build import make_worksheet, situation
from assistant.worksheet.markdown import worksheet_to_markdown
from assistant.worksheet.serialise import worksheet_to_json
from assistant.worksheet.types import Worksheet
from assistant.writers.worksheet_docx import worksheet_to_docx

TEXT = "Personne ne veut de mes postes de chef de service. La *kermesse* est annulée."


@pytest.fixture(scope="module")
def made(assistant: Assistant) -> Worksheet:
    given = situation("MECS", TEXT, 62, "directrice", "Une annonce.")
    return make_worksheet(given, assistant.index, assistant.library)


def text_of(data: bytes) -> str:
    document = Document(BytesIO(data))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_word_reopens_with_every_quotation_question_and_limit(made: Worksheet) -> None:
    text = text_of(worksheet_to_docx(made))
    for citation in made.citations:
        assert citation.quote in text
        assert all(note.text.rstrip(".") in text for note in citation.footnotes)
    for sheet in made.sheets:
        assert all(question in text for question in sheet.questions)
        assert all(one.text[1:] in text and body in text for one in sheet.unsaid for body in one.ask)
    assert text.count(words.OURS) >= 2 * len(made.sheets)
    assert "kermesse" in text and "62 salariés" in text and words.NO_ADVICE in text


def test_word_has_a_table_of_three_columns_a_proposition(made: Worksheet) -> None:
    tables = Document(BytesIO(worksheet_to_docx(made))).tables
    assert len(tables) == len(made.sheets)
    for table in tables:
        assert [cell.text for cell in table.rows[0].cells] == [words.SAYS, words.QUESTIONS, words.UNSAID]


def test_the_same_worksheet_gives_the_same_bytes(made: Worksheet) -> None:
    first = worksheet_to_docx(made)
    time.sleep(2.1)  # the clock of an archive counts in steps of two seconds
    assert worksheet_to_docx(made) == first


def test_markdown_holds_every_quotation_and_escapes_what_was_typed(made: Worksheet) -> None:
    text = worksheet_to_markdown(made)
    assert all(citation.quote in text for citation in made.citations)
    assert r"\*kermesse\*" in text
    assert text.count("- [ ] ") == len(made.steps) > 0


def test_json_tells_ours_from_theirs(made: Worksheet) -> None:
    data = json.loads(json.dumps(worksheet_to_json(made)))
    assert [p["proposition"] for p in data["propositions"]] == [s.number for s in made.sheets]
    assert all(p["ours"]["questions"] and p["ours"]["not_said"] for p in data["propositions"])
    quotes = {q["quote"] for p in data["propositions"] for q in (*p["reasons"], *p["says"])}
    assert quotes <= {c.quote for c in made.citations}


@pytest.mark.parametrize("text", ["Ça ne va pas.", "Un collègue parle de se suicider.", "\ud800 abc \x07 travail"])
def test_every_outcome_can_be_exported(assistant: Assistant, text: str) -> None:
    other = make_worksheet(situation("IME", text), assistant.index, assistant.library)
    assert words.TITLE in text_of(worksheet_to_docx(other))
    assert worksheet_to_markdown(other).encode("utf-8", "replace")
    worksheet_to_json(other)


def run(data_dir: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HUMANIFEST_DATA_DIR": str(data_dir), "PYTHONUTF8": "1", "HUMANIFEST_LLM": ""}
    command = [sys.executable, "-m", "assistant.cli.main", "situation", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)


def test_the_command_writes_word_and_json(data_dir: Path, tmp_path: Path) -> None:
    target = tmp_path / "fiche.docx"
    done = run(data_dir, "--structure", "mecs", "--text", TEXT, "--size", "62", "-o", str(target), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["situation"]["structure"] == "MECS"
    assert words.SAYS in text_of(target.read_bytes())
    assert "Fiche écrite" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--structure", "hôtel", "--text", TEXT), "EHPAD, Résidence autonomie"),
        (("--text", TEXT), "Il manque le type de structure"),
        (("--structure", "IME"), "Il manque la difficulté"),
        (("--structure", "IME", "--text", TEXT, "--size", "0"), "nombre de salariés"),
        (("--structure", "IME", "--text", TEXT, "-o", "fiche.pdf"), ".docx ou .md"),
    ],
)
def test_bad_usage_is_one_french_sentence(data_dir: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run(data_dir, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not done.stdout
