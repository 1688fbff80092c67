"""Saved evaluations, read back as they were written."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.quality import BadResults, last_locked_run, last_run
from assistant.settings import Settings, load_settings
from assistant.ui import labels_quality
from eval.locked import record_locked_run
from eval.meta import RunMeta
from eval.names import KIND_LABELS, METRICS
from eval.report import write_report
from eval.runner import Record
from eval.scoring import CaseScores
from eval.summary import summarise
from eval.types import GoldenCase

META = RunMeta("2026-11-22T00:26:05Z", "5fac60b4bfa5", True, "extractive", "all", "golden", "d" * 64, "c0ffee", "abc")


def scores(identity: str, split: str, right: float) -> CaseScores:
    case = GoldenCase(
        identity, "figure", f"Question {identity} ?", (), ("answered",), (), (), (), identity,
        "test" if split == "test" else "development",
    )  # fmt: skip
    record = Record(case, None, None, 12.0)
    return CaseScores(record, "partial", {"fully_correct": right, "status_correct": right}, ("le chiffre",))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(data_dir=tmp_path, llm="")


def test_a_run_is_read_as_the_evaluation_wrote_it(settings: Settings) -> None:
    cases = (scores("a", "development", 1.0), scores("b", "development", 0.0), scores("c", "test", 0.0))
    summary = summarise(cases)
    write_report(settings.data_dir / "eval", META, summary, cases, None)
    run = last_run(settings)
    assert run is not None and run.half == "all" and run.count == 3
    assert run.overall["fully_correct"].value == pytest.approx(1 / 3)
    assert run.overall["fully_correct"].low == pytest.approx(summary.overall["fully_correct"].low)
    assert run.by_kind["figure"]["fully_correct"].n == 3
    assert (run.meta.commit, run.meta.modified, run.meta.corpus_version) == ("5fac60b4bfa5", True, "c0ffee")
    # The locked question counts, but is not shown.
    assert [case.question for case in run.faulty] == ["Question b ?"]
    assert run.faulty[0].missing_nuggets == ["le chiffre"]


def test_the_last_line_of_the_ledger_is_the_locked_result(tmp_path: Path) -> None:
    ledger = tmp_path / "test-runs.jsonl"
    for right in (0.0, 1.0):
        record_locked_run(META, summarise([scores("a", "test", right)]), ledger)
    run = last_locked_run(ledger)
    assert run is not None and run.half == "test" and run.overall["fully_correct"].value == 1.0
    assert run.faulty == ()


def test_the_shipped_ledger_is_read() -> None:
    run = last_locked_run()
    assert run is not None and run.count > 0 and run.overall["citations_valid"].value > 0.9


def test_nothing_yet_is_nothing(settings: Settings, tmp_path: Path) -> None:
    assert last_run(settings) is None
    assert last_locked_run(tmp_path / "absent.jsonl") is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"meta": {"date": "x"}}', b"\xff\xfe"])
def test_a_spoilt_file_says_what_to_do(settings: Settings, content: bytes) -> None:
    path = settings.data_dir / "eval" / "run.json"
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(BadResults, match="eval run"):
        last_run(settings)
    if content:
        with pytest.raises(BadResults):
            last_locked_run(path)


def test_every_measure_and_kind_of_the_evaluation_has_plain_words() -> None:
    assert set(METRICS) <= set(labels_quality.MEASURES)
    assert set(KIND_LABELS) <= set(labels_quality.KINDS)
    assert set(labels_quality.MAIN) <= set(METRICS)
    for name, metric in METRICS.items():
        assert labels_quality.MEASURES[name].lower is not metric.higher_is_better, name


def test_percentages_never_promise_what_is_not_there() -> None:
    said = {v: labels_quality.percent(v).replace("\u00a0", " ") for v in (0, 0.001, 0.5, 0.732, 0.999, 1)}
    assert list(said.values()) == ["0 %", "1 %", "50 %", "73 %", "99 %", "100 %"]
