"""The gate opens, closes, and moves only in plain sight."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import gate
from eval.errors import EvaluationError, GateRefusal, UsageProblem
from eval.summary import Estimate

CONTENT = """# a comment to keep
[golden]
sha256 = "aa"
development = 40
test = 60

[floors]
fully_correct = 0.9
recall_at_5 = 0.8

[ceilings]
over_refusal = 0.1
"""


def estimate(value: float) -> Estimate:
    return Estimate(value, 10, value, value)


GOOD = {"fully_correct": estimate(0.9), "recall_at_5": estimate(0.85), "over_refusal": estimate(0.1)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(CONTENT, encoding="utf-8")
    return path


@pytest.fixture
def floors(file: Path) -> gate.Floors:
    return gate.read_floors(file)


def test_a_run_at_its_limits_passes(floors: gate.Floors) -> None:
    gate.check_floors(floors, GOOD)
    thirds = gate.Floors(golden=floors.golden, floors={"fully_correct": 0.9})
    gate.check_floors(thirds, {"fully_correct": estimate(sum([0.1] * 9))})


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("fully_correct", 0.89, "fully_correct = 0,890 (au moins 0,900)"),
        ("over_refusal", 0.11, "over_refusal = 0,110 (au plus 0,100)"),
        ("recall_at_5", None, "recall_at_5 = non mesuré"),
    ],
)
def test_a_run_below_a_floor_is_refused(floors: gate.Floors, name: str, value: float | None, told: str) -> None:
    measured = {key: e for key, e in GOOD.items() if key != name}
    if value is not None:
        measured[name] = estimate(value)
    with pytest.raises(GateRefusal) as caught:
        gate.check_floors(floors, measured)
    assert told in str(caught.value)
    assert caught.value.exit_code == 1


def test_every_failing_metric_is_named(floors: gate.Floors) -> None:
    with pytest.raises(GateRefusal, match=r"fully_correct.*recall_at_5.*over_refusal"):
        gate.check_floors(floors, {name: estimate(0.5) for name in GOOD})


def test_changed_golden_questions_are_refused(floors: gate.Floors) -> None:
    gate.check_golden(floors, gate.GoldenState("aa", 40, 60))
    for state in (gate.GoldenState("bb", 40, 60), gate.GoldenState("aa", 41, 60), gate.GoldenState("aa", 40, 59)):
        with pytest.raises(GateRefusal, match="--register"):
            gate.check_golden(floors, state)


def test_registering_opens_the_gate_again_and_keeps_the_rest(file: Path) -> None:
    state = gate.GoldenState("cc", 41, 61)
    content = gate.register(CONTENT, state)
    file.write_text(content, encoding="utf-8")
    gate.check_golden(gate.read_floors(file), state)
    assert content.splitlines()[0] == "# a comment to keep"
    assert "fully_correct = 0.9\n" in content


def test_limits_move_only_in_the_direction_that_is_named() -> None:
    assert "fully_correct = 0.85\n" in gate.move_limit(CONTENT, "fully_correct", 0.85, lowering=True)
    assert "fully_correct = 0.95\n" in gate.move_limit(CONTENT, "fully_correct", 0.95, lowering=False)
    assert "over_refusal = 0.2\n" in gate.move_limit(CONTENT, "over_refusal", 0.2, lowering=True)
    for name, limit, lowering in (
        ("fully_correct", 0.95, True),
        ("fully_correct", 0.5, False),
        ("over_refusal", 0.2, False),
    ):
        with pytest.raises(UsageProblem, match="dites-le avec"):
            gate.move_limit(CONTENT, name, limit, lowering)
    with pytest.raises(UsageProblem, match="à la main"):
        gate.move_limit(CONTENT, "mrr", 0.5, lowering=True)


@pytest.mark.parametrize(
    "text", ["fully_correct", "fully_correct=", "fully_correct=2", "fully_correct=nan", "unknown=0.5"]
)
def test_a_change_that_cannot_be_read_is_bad_usage(text: str) -> None:
    with pytest.raises(UsageProblem, match="NOM=VALEUR") as caught:
        gate.parse_change(text)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[golden",
        CONTENT.replace("recall_at_5", "recall_at_6"),
        CONTENT.replace("0.8", "8.0"),
        CONTENT + "x = 'y'\n",
    ],
)
def test_a_damaged_file_is_refused(file: Path, content: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"floors\.toml"):
        gate.read_floors(file)


def test_the_floors_of_the_project_can_be_read() -> None:
    floors = gate.read_floors()
    assert floors.floors["citations_valid"] == 1.0
    assert floors.ceilings["failures"] == 0.0
