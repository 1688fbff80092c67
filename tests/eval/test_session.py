"""The whole path on the real documents and index, with questions of this file: run, report, comparison, gate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.maintenance import build
from assistant.settings import load_settings
from corpus.load import corpus_version
from eval import gate, locked, session
from eval.cli import main

CASES: list[dict[str, Any]] = [
    {
        "id": "essai-1",
        "kind": "proposition",
        "question": "Quel est le titre de la proposition 4 ?",
        "expected_status": ["answered"],
        "nuggets": [{"text": "Son titre", "vital": True, "patterns": ["management centré sur l'humain"]}],
        "evidence": [["humanifest-chapitre-2", "Encourager un management centré sur l’humain"]],
        "cluster": "titre-4",
        "split": "development",
        "proposition": 4,
    },
    {
        "id": "essai-2",
        "kind": "off_topic",
        "question": "Quelle est la recette de la tarte aux pommes ?",
        "expected_status": ["out_of_scope", "not_in_corpus"],
        "cluster": "tarte",
        "split": "development",
    },
    {
        "id": "essai-3",
        "kind": "off_topic",
        "question": "Qui a gagné le match de football d’hier ?",
        "expected_status": ["out_of_scope", "not_in_corpus"],
        "cluster": "match",
        "split": "test",
    },
]


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    build(load_settings(data_dir=folder))
    return folder


@pytest.fixture
def golden(tmp_path: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Golden questions in a folder of their own, with its own floors and ledger."""
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(data_dir))
    monkeypatch.setattr(locked, "LEDGER", tmp_path / "test-runs.jsonl")
    floors = tmp_path / "floors.toml"
    floors.write_text(
        '[golden]\nsha256 = ""\ndevelopment = 0\ntest = 0\n\n[floors]\ncitations_valid = 1.0\n'
        "\n[ceilings]\nfailures = 0.0\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(gate, "FLOORS_FILE", floors)
    file = tmp_path / "golden" / "golden.jsonl"
    file.parent.mkdir()
    file.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in CASES), encoding="utf-8")
    return file


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str]:
    with pytest.raises(SystemExit) as stop:
        main(list(arguments))
    return stop.value.code, capsys.readouterr().err


def test_a_run_writes_its_report_and_compares_with_the_last(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["run", "--golden", str(golden), "--out", str(tmp_path / "out")]
    main(arguments)
    data = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert [case["id"] for case in data["cases"]] == ["essai-1", "essai-2"]
    first = data["cases"][0]
    assert first["failure"] is None
    assert first["scores"]["citations_valid"] == 1.0, first["faults"]
    assert first["scores"]["recall_at_10"] == 1.0, first["missing_evidence"]
    assert data["meta"]["corpus_version"] == corpus_version(load_settings().corpus_dir)
    assert data["difference"] is None
    main(arguments)
    again = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert again["difference"]["gained"] == again["difference"]["lost"] == []
    assert "Écart" in capsys.readouterr().out
    assert not locked.LEDGER.exists()


def test_only_runs_on_the_locked_half_of_the_project_are_recorded(
    golden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["run", "--golden", str(golden), "--split", "test", "--out", str(tmp_path / "out")]
    main(arguments)
    assert not locked.LEDGER.exists()
    monkeypatch.setattr(session, "GOLDEN_DIR", golden.parent)
    main(arguments)
    (line,) = locked.LEDGER.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["count"] == 1
    for text in (line, (tmp_path / "out" / "rapport.html").read_text(encoding="utf-8")):
        assert "football" not in text


def test_a_half_without_question_is_bad_usage(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    golden.write_text(json.dumps(CASES[2], ensure_ascii=False), encoding="utf-8")
    code, told = refused(capsys, "run", "--golden", str(golden))
    assert code == 2
    assert "--split all" in told


def test_the_gate_closes_on_change_and_opens_once_registered(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = refused(capsys, "gate", "--golden", str(golden))
    assert code == 1
    assert "--register" in told
    main(["gate", "--golden", str(golden), "--register"])
    main(["gate", "--golden", str(golden)])
    assert "Tous les seuils sont atteints." in capsys.readouterr().out
    golden.write_text(golden.read_text(encoding="utf-8").replace("tarte", "galette"), encoding="utf-8")
    code, told = refused(capsys, "gate", "--golden", str(golden))
    assert code == 1
    assert "a changé" in told


def test_the_gate_refuses_a_run_below_its_floor(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = gate.FLOORS_FILE.read_text(encoding="utf-8")
    # The one question kept must be answered, so nothing measures abstention: its floor is not reached.
    gate.FLOORS_FILE.write_text(
        content.replace("citations_valid", "abstention_f1 = 1.0\ncitations_valid"), encoding="utf-8"
    )
    golden.write_text(json.dumps(CASES[0], ensure_ascii=False) + "\n", encoding="utf-8")
    main(["gate", "--golden", str(golden), "--register"])
    code, told = refused(capsys, "gate", "--golden", str(golden))
    assert code == 1
    assert "abstention_f1 = non mesuré (au moins 1,000)" in told
    main(["gate", "--golden", str(golden), "--lower-floor", "abstention_f1=0.5"])
    assert gate.read_floors(gate.FLOORS_FILE).floors["abstention_f1"] == 0.5
