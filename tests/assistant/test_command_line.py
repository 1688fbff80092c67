"""The commands as a person types them: real processes, French sentences, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(data_dir: Path) -> Run:
    def call(*arguments: str, data: Path | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "HUMANIFEST_DATA_DIR": str(data or data_dir), "PYTHONUTF8": "1", **settings}
        command = [sys.executable, "-m", "assistant.cli.main", *arguments]
        return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)

    return call


def _refused(result: subprocess.CompletedProcess[str], code: int) -> str:
    assert result.returncode == code, result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    return result.stderr


def test_ask_in_words(run: Run) -> None:
    result = run("ask", "Quelle part des salariés part à cause de son chef ?")
    assert result.returncode == 0
    assert "75 %" in result.stdout
    assert "Etude Gallup 2023" in result.stdout
    assert "proposition 4" in result.stdout


def test_ask_in_json_keeps_the_contract(run: Run) -> None:
    answer = json.loads(run("ask", "Et la suivante ?", "--history", "Que dit la proposition 4 ?", "--json").stdout)
    assert {
        "question", "status", "mode", "text", "statements", "citations", "passages", "suggestions", "notice",
        "corpus_version", "settings_digest", "elapsed_ms",
    } <= set(answer)  # fmt: skip
    assert {c["proposition"] for c in answer["citations"]} == {5}
    assert {
        "n", "source_id", "source_title", "sentence_id", "quote", "proposition", "section", "page", "voice",
        "speaker", "footnotes",
    } <= set(answer["citations"][0])  # fmt: skip
    assert [p["rank"] for p in answer["passages"]] == list(range(1, len(answer["passages"]) + 1))


def test_batch_gives_one_line_for_one_line_and_loses_none(run: Run, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "question": "Que veut dire VAE ?"},
        {"id": "b", "question": ""},
        {"id": "c", "question": "x" * 20_000},
        {"id": "d", "question": "et la 5 ?", "history": ["Que dit la proposition 4 ?"]},
    ]
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    result = run("ask", "--batch", str(source), "--out", str(out))
    assert result.returncode == 0, result.stderr
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [a["id"] for a in answers] == ["a", "b", "c", "d"]
    assert "Validation des Acquis" in answers[0]["text"]
    assert "vide" in answers[1]["text"]
    assert "limite" in answers[2]["text"]


def test_search_gives_ranked_passages(run: Run) -> None:
    found = json.loads(run("search", "mentorat inversé", "-k", "3", "--json").stdout)
    assert found["query"] == "mentorat inversé"
    assert len(found["passages"]) == 3
    assert "mentorat inversé" in found["passages"][0]["text"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("demander",), 2, "Commande inconnue"),
        (("ask", "--inconnu"), 2, "Option inconnue"),
        (("ask",), 2, "--help"),
        (("ask", ""), 2, "vide"),
        (("ask", "é" * 20_000), 2, "limite"),
        (("fiche", "13"), 1, "12"),
        (("fiche", "quatre"), 2, "Valeur impossible"),
        (("figures", "--proposition", "0"), 1, "proposition 0"),
        (("corpus", "add", "absent.pdf"), 1, "absent.pdf"),
        (("corpus", "remove", "inconnu"), 1, "inconnu"),
        (("ask", "--batch", "absent.jsonl", "--out", "x.jsonl"), 1, "absent.jsonl"),
    ],
)
def test_a_refusal_is_one_french_sentence(run: Run, arguments: tuple[str, ...], code: int, says: str) -> None:
    assert says in _refused(run(*arguments), code)


def test_a_missing_index_says_how_to_build_it(run: Run, tmp_path: Path) -> None:
    assert "humanifest index build" in _refused(run("ask", "Que dit la proposition 4 ?", data=tmp_path), 1)


def test_a_wrong_setting_is_named_but_its_value_is_not(run: Run) -> None:
    said = _refused(run("ask", "Bonjour", HUMANIFEST_LLM_TIMEOUT="secret-dans-la-mauvaise-case"), 2)
    assert "HUMANIFEST_LLM_TIMEOUT" in said
    assert "secret" not in said


def test_fiche_in_three_forms(run: Run, tmp_path: Path) -> None:
    assert "75 %" in run("fiche", "4").stdout
    fiche = json.loads(run("fiche", "4", "--format", "json").stdout)
    assert fiche["title"] == "Encourager un management centré sur l’humain"
    assert "Etude Gallup 2023" in {f["source"] for f in fiche["figures"]}
    target = tmp_path / "fiche.docx"
    assert run("fiche", "4", "--format", "docx", "-o", str(target)).returncode == 0
    text = "\n".join(p.text for p in Document(BytesIO(target.read_bytes())).paragraphs)
    assert all(f["quote"] in text for f in fiche["figures"])


def test_figures_say_where_they_come_from(run: Run) -> None:
    rows = json.loads(run("figures", "--json").stdout)
    assert {row["text"] for row in rows} >= {"29,4%", "54%"}
    assert all(row["source"] for row in rows)
    only = json.loads(run("figures", "--proposition", "12", "--json").stdout)
    assert {row["proposition"] for row in only} == {12}


def test_index_status_and_check(run: Run) -> None:
    status = json.loads(run("index", "status", "--json").stdout)
    assert status["passages"] > 50
    assert run("index", "check").returncode == 0


def test_help_is_french(run: Run) -> None:
    shown = run("--help").stdout
    assert "Utilisation" in shown
    assert "Usage" not in shown
    assert "Show this message" not in run("ask", "--help").stdout
