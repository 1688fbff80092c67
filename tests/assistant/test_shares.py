"""Shares of a whole, and figures that compare."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.views.shares import bar_of, comparable, share_of
from corpus.load import load_corpus
from corpus.types import Figure

FIGURE = Figure(
    "f", "doc", "s1", 40.0, "40 %", "%", "des salariés", 1, "IPSOS", "2020", 1, 3, "jugent le sens essentiel"
)


@pytest.mark.parametrize(
    ("value", "unit", "measure", "share"),
    [
        (62.0, "%", "connaissent mal le secteur", 62.0),
        (8.0, "salariés sur 10", "choisiraient", 80.0),
        (3.0, "jeunes sur 4", "", 75.0),
        (20.0, "%", "augmentation de la productivité", None),
        (30.0, "%", "réduction du turnover", None),
        (150.0, "%", "du salaire", None),
        (35_000.0, "postes vacants", "", None),
    ],
)
def test_share(value: float, unit: str, measure: str, share: float | None) -> None:
    assert share_of(replace(FIGURE, value=value, unit=unit, measure=measure)) == share


@given(st.floats(0, 1e6), st.sampled_from(["%", "salariés sur 10", "postes", "jeunes sur 0"]))
def test_a_bar_is_never_longer_than_its_scale(value: float, unit: str) -> None:
    bar = bar_of(replace(FIGURE, value=value, unit=unit))
    assert bar is None or 0 <= bar.length <= 1


def test_one_survey_and_the_same_people_compare() -> None:
    other = replace(FIGURE, id="g", value=55.0, measure="jugent le salaire essentiel")
    ((one, two),) = comparable([FIGURE, other])
    assert (one.length, two.length) == (0.4, 0.55)


@pytest.mark.parametrize(
    "changed",
    [
        {"producer": "Gallup"},
        {"date": "2024"},
        {"population": "des salariés bénévoles", "measure": "partent"},
        {"measure": "réduction du turnover"},
        {"unit": "postes"},
    ],
)
def test_what_does_not_compare(changed: dict[str, str]) -> None:
    assert comparable([FIGURE, replace(FIGURE, id="g", **changed)]) == []  # type: ignore[arg-type]


def test_counts_compare_with_the_greatest_of_them() -> None:
    many = replace(FIGURE, unit="postes", value=35_000.0)
    fewer = replace(many, id="g", value=30_000.0)
    ((one, two),) = comparable([many, fewer])
    assert one.length == 1
    assert two.length == pytest.approx(30 / 35)
    assert not one.of_whole


def test_a_figure_without_a_producer_compares_inside_its_sentence_only() -> None:
    alone = replace(FIGURE, producer="", date="")
    assert comparable([alone, replace(alone, id="g", sentence_id="s2")]) == []
    assert len(comparable([alone, replace(alone, id="g")])) == 1


def test_the_comparisons_of_the_manifesto() -> None:
    groups = [[bar.figure.text for bar in group] for group in comparable(load_corpus().figures)]
    assert ["90%", "55%", "35%"] in groups
    assert ["23 %", "jusqu’à 70%"] in groups
    assert ["35 000 postes vacants", "30 000"] in groups
    assert not any("20%" in group and "30%" in group for group in groups)
