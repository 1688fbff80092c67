"""The command: exit codes and French sentences, without any question asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import bench
from eval.cli import main
from eval.errors import EvaluationError


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as stop:
        main(list(arguments))
    code = stop.value.code
    assert isinstance(code, int)
    told = capsys.readouterr().err
    assert "Traceback" not in told
    return code, told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["fly"], "Commande inconnue"),
        (["run", "--mode", "magic"], "Valeur impossible"),
        (["run", "--split", "train"], "Valeur impossible"),
        (["run", "--surprise"], "Option inconnue"),
        (["gate", "--lower-floor", "fully_correct=high"], "NOM=VALEUR"),
    ],
)
def test_bad_usage_exits_2(capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    code, sentence = refused(capsys, *arguments)
    assert code == 2
    assert told in sentence


def test_model_mode_without_a_model_exits_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUMANIFEST_LLM", "")
    code, sentence = refused(capsys, "run", "--mode", "llm")
    assert code == 2
    assert "HUMANIFEST_LLM" in sentence


def test_a_missing_golden_file_exits_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for command in ("run", "gate", "validate"):
        code, sentence = refused(capsys, command, "--golden", str(tmp_path / "absent.jsonl"))
        assert code == 1
        assert "--golden" in sentence


def test_a_missing_index_exits_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(tmp_path / "nothing"))
    code, sentence = refused(capsys, "run", "--out", str(tmp_path))
    assert code == 1
    assert "humanifest index build" in sentence


def test_help_is_french(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    shown = capsys.readouterr().out
    assert "Utilisation" in shown
    assert all(name in shown for name in ("run", "gate", "validate", "bench"))


def test_a_bench_is_described_in_french() -> None:
    text = bench.describe(bench.Bench((1200.0, 900.0, 1000.0), (10.0, 20.0, 30.0), bench.machine()))
    assert "médiane 1,00\u00a0s, le plus long 1,20\u00a0s" in text
    assert "Réponse à chaud (3 questions)\u00a0: médiane 20,0\u00a0ms" in text
    assert "Python 3" in text


def test_a_bench_stops_on_a_question_that_fails() -> None:
    from eval.types import GoldenCase

    def ask(question: str, history: tuple[str, ...]) -> object:
        raise ValueError(question)

    case = GoldenCase("t1", "figure", "Question ?", (), ("answered",), (), (), (), "c", "development")
    with pytest.raises(EvaluationError, match="t1"):
        bench.measure([case], ask, starts=0)  # type: ignore[arg-type]
