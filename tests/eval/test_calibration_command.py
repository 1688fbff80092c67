"""Fitting constants on the real index: candidates weighed as written, the same fit twice, the command."""

from __future__ import annotations

import json
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from assistant.chain import Request
from assistant.maintenance import build
from assistant.routes.judgement import Judgement
from assistant.selection.select import Weights, candidates
from assistant.selection.signals import Signals
from assistant.selection.turn import Nearness, TurnWeights
from assistant.service import Assistant
from assistant.settings import load_settings
from eval.calibrate import describe, fit
from eval.calibrate.questions import PRACTICE_FILE, QUESTIONS_FILE, Labelled, load_questions, of_golden
from eval.calibrate.ranker import TOTAL
from eval.cli import main
from eval.errors import EvaluationError
from eval.golden import load_golden


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    settings = load_settings(
        data_dir=tmp_path_factory.mktemp("calibration"), llm="", embedding="bundled", chroma_url=""
    )
    build(settings)
    return Assistant.open(settings)


REAL = (
    "Pourquoi les salariés quittent-ils leur entreprise ?",
    "Quelle part des salariés se dit stressée ?",
    "Qu’est-ce que la RSO ?",
    "Que dit la directrice générale sur le management ?",
)


@pytest.mark.parametrize("text", REAL)
@pytest.mark.parametrize("weights", [Weights(), Weights(0.5, 0.4, 0.3, 0.1, 0.2, 0.0, 0.7, 0.05, 0.6)])
def test_the_score_is_the_signals_weighed_by_name(assistant: Assistant, text: str, weights: Weights) -> None:
    state = assistant.chain.retrieve(assistant.chain.understand(Request(text)))
    ranked = candidates(state.question, state.hits, assistant.index, assistant.library, weights)
    assert len(ranked) > 10

    def explicit(signals: tuple[float, ...]) -> float:
        own, editors, context, cosine, lexical, asked_lexical, asked_dense, passage, suits = signals
        return (
            weights.own * own
            + weights.editors * editors
            + weights.context * context
            + weights.cosine * cosine
            + weights.lexical * lexical
            + weights.asked_lexical * asked_lexical
            + weights.asked_dense * asked_dense
            + weights.passage * passage
            + weights.suits * suits
        )

    by_hand = sorted(ranked, key=lambda c: (-explicit(c.signals), assistant.library.place(c.sentence.id)))
    assert [c.sentence.id for c in ranked] == [c.sentence.id for c in by_hand]
    seen = assistant.index.score_sentences(state.question.search, [c.sentence.id for c in ranked])
    for one in ranked:
        scores = seen[one.sentence.id]
        assert one.score == pytest.approx(explicit(one.signals), abs=1e-12)
        assert (one.own_coverage, one.cosine) == (one.signals[0], one.signals[3])
        # Single precision: the order of the rows may move the last digits of a cosine.
        assert one.signals[3:7] == pytest.approx(
            (max(0.0, scores.dense), scores.lexical_share, scores.asked.lexical, max(0.0, scores.asked.dense)), abs=1e-6
        )
        assert sum(one.signals[:3]) <= 1 + 1e-9
        assert one.coverage == pytest.approx(one.signals[0] + 0.8 * one.signals[1] + 0.5 * one.signals[2])


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fifth of the calibration questions, in the order of the file."""
    file = tmp_path_factory.mktemp("questions") / "some.jsonl"
    lines = QUESTIONS_FILE.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(lines[::5]) + "\n", encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def turns() -> tuple[Labelled, ...]:
    """A fifth of the practised turns of conversations."""
    practised = of_golden(load_golden(PRACTICE_FILE))
    return tuple(item for item in practised if item.history)[::5]


@pytest.fixture(scope="module")
def done(assistant: Assistant, some: Path, turns: tuple[Labelled, ...]) -> fit.Calibration:
    return fit.calibrate((*load_questions(some), *turns), assistant, lambda *_: None)


def test_a_calibration_is_the_same_twice(
    done: fit.Calibration, assistant: Assistant, some: Path, turns: tuple[Labelled, ...]
) -> None:
    assert fit.calibrate((*load_questions(some), *turns), assistant, lambda *_: None) == done
    readings = done.turns.weights.values()[:18]
    assert sum(readings) == pytest.approx(TOTAL, abs=0.1)
    assert min(readings) >= 0
    assert done.turns.judgement.alone > 0
    assert sum(astuple(done.constants.weights)) == pytest.approx(TOTAL, abs=0.05)
    assert all(weight >= 0 for weight in astuple(done.constants.weights))
    assert done.held_out[0] <= done.held_out[1]


def test_the_lines_to_paste_are_the_fit(done: fit.Calibration) -> None:
    lines = describe.literals(done, "2026-01-02").splitlines()
    assert all(len(line) <= 120 for line in lines)
    pasted = Weights(**{k.strip(): float(v) for k, v in (ln.split(": float = ") for ln in lines if "float" in ln)})
    assert pasted == done.constants.weights
    for name, judged in (
        ("OTHER_SUBJECT", done.constants.scope),
        ("ANSWERED", done.constants.answered),
        ("ANSWERED_BARE", done.constants.bare),
    ):
        start = lines.index(f"{name} = Judgement(") + 1
        given = "".join(lines[start : lines.index(")", start)]).translate({40: None, 41: None, 32: None})
        intercept, *weights, limit = json.loads(f"[{given.replace(',,', ',').rstrip(',')}]")
        assert Judgement(intercept, tuple(weights), limit) == judged
    turned = "\n".join(lines[lines.index("TURN_WEIGHTS = TurnWeights(") :]).partition("= ")[2]
    names = {"TurnWeights": TurnWeights, "Weights": Weights, "Nearness": Nearness}
    assert eval(turned, names) == done.turns.weights  # noqa: S307
    text = describe.report(done, fit.in_service(), "2026-01-02")
    assert "2026-01-02" in text
    assert "✓" in text


def test_only_a_gap_beyond_its_tolerance_is_one() -> None:
    code = fit.in_service()
    assert fit.gaps(code, code) == []
    near = replace(code, weights=replace(code.weights, own=code.weights.own + fit.WEIGHT_TOLERANCE))
    assert fit.gaps(code, near) == []
    far = replace(code, weights=replace(code.weights, own=code.weights.own + 2 * fit.WEIGHT_TOLERANCE))
    assert [gap.name for gap in fit.gaps(code, far)] == ["Weights.own"]
    moved = replace(code, answered=replace(code.answered, limit=code.answered.limit + 0.1))
    assert [gap.name for gap in fit.gaps(code, moved)] == ["ANSWERED.limit"]
    turned = replace(code, turn_weights=replace(code.turn_weights, source=code.turn_weights.source + 1))
    assert [gap.name for gap in fit.gaps(code, turned)] == ["source"]
    weights = (code.scope.weights[0] - 1, *code.scope.weights[1:])
    (gap,) = fit.gaps(code, replace(code, scope=replace(code.scope, weights=weights)))
    assert gap.name == "OTHER_SUBJECT.coverage"
    assert "OTHER_SUBJECT.coverage" in describe.stale([gap])


def test_every_coefficient_has_a_name() -> None:
    code = fit.in_service()
    assert len(code.scope.weights) == len(code.answered.weights) == len(Signals.__dataclass_fields__)


def test_too_few_questions_are_refused(assistant: Assistant, some: Path) -> None:
    answered = [item for item in load_questions(some) if item.label == "answered"]
    with pytest.raises(EvaluationError, match="Trop peu"):
        fit.calibrate(answered, assistant, lambda *_: None)
    with pytest.raises(EvaluationError, match="Trop peu"):
        fit.calibrate([], assistant, lambda *_: None)
    with pytest.raises(EvaluationError, match="relances"):
        fit.calibrate(load_questions(some), assistant, lambda *_: None)


def test_the_command_writes_its_report_and_check_exits_1_when_the_code_differs(
    assistant: Assistant,
    some: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(assistant.settings.data_dir))
    monkeypatch.setenv("HUMANIFEST_EMBEDDING", "bundled")
    practised = tmp_path / "practice.jsonl"  # all of them take minutes, and are asked twice
    lines = PRACTICE_FILE.read_text(encoding="utf-8").splitlines(keepends=True)
    practised.write_text("".join([*lines[:150], *[line for line in lines if '"follow_up"' in line][::5]]), "utf-8")
    monkeypatch.setattr("eval.cli.PRACTICE_FILE", practised)
    source = Path(fit.__file__).parent.parent.parent / "assistant" / "selection" / "select.py"
    before = source.read_bytes()
    report = tmp_path / "rapport.md"
    main(["calibrate", "--questions", str(some), "--write-report", str(report)])
    shown = capsys.readouterr().out
    assert report.read_text(encoding="utf-8") == shown
    assert "OTHER_SUBJECT = Judgement(" in shown
    # A fifth of the questions gives other constants than all of them.
    with pytest.raises(SystemExit) as stop:
        main(["calibrate", "--check", "--questions", str(some)])
    assert stop.value.code == 1
    assert "Relancez python -m eval calibrate" in capsys.readouterr().err
    assert source.read_bytes() == before
