"""Unanswered questions as an editor's list."""

from __future__ import annotations

import csv
import random
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from assistant.journal.gaps import as_csv, as_markdown, grouped
from assistant.journal.journal import Journal
from assistant.journal.types import Gap
from assistant.service import Assistant
from index.embedding import Encoder, load_encoder

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
QUESTIONS = (
    "Quel est le salaire minimum d’une aide-soignante ?",
    "Quel est le salaire d’une aide-soignante ?",
    "Peut-on faire du télétravail ?",
    "Que dit le manifeste sur le télétravail ?",
    "Le télétravail est-il cité ?",
    "Qui dirige Nexem ?",
    "Qui est le président de Nexem ?",
    "Quelle est la recette de la tarte aux pommes ?",
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder("bundled")


def gap(question: str, count: int = 1, day: int = 0) -> Gap:
    moment = START + timedelta(days=day)
    return Gap(question, "not_in_corpus", count, START, moment, "0123456789ab")


def test_similar_questions_stand_together_and_the_most_asked_first(encoder: Encoder) -> None:
    groups = grouped([gap(question) for question in QUESTIONS], encoder)
    sets = [{g.question for g in group.gaps} for group in groups]
    assert sets[0] == set(QUESTIONS[2:5])
    assert {*QUESTIONS[:2]} in sets and {*QUESTIONS[5:7]} in sets and {QUESTIONS[7]} in sets
    assert [group.count for group in groups] == [3, 2, 2, 1]
    assert all(group.title in {g.question for g in group.gaps} for group in groups)


def test_the_order_of_the_questions_changes_nothing(encoder: Encoder) -> None:
    gaps = [gap(question, count=1 + len(question) % 3, day=len(question) % 5) for question in QUESTIONS]
    first = grouped(gaps, encoder)
    for seed in range(5):
        shuffled = list(gaps)
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, no secret
        assert grouped(shuffled, encoder) == first


def test_every_question_is_in_exactly_one_group(encoder: Encoder) -> None:
    strange = ["", "zzz", "???", "😀", "\u202eabc", QUESTIONS[0]]
    groups = grouped([gap(question) for question in strange], encoder)
    assert sorted(g.question for group in groups for g in group.gaps) == sorted(strange)
    assert grouped([], encoder) == ()


def test_what_was_asked_often_counts_and_dates_the_group(encoder: Encoder) -> None:
    (group,) = grouped([gap(QUESTIONS[0], 5, 2), gap(QUESTIONS[1], 2, 9)], encoder)
    assert group.count == 7 and group.last == START + timedelta(days=9)
    assert [g.question for g in group.gaps] == [QUESTIONS[0], QUESTIONS[1]]


def test_the_files_hold_every_question_and_harm_nobody(encoder: Encoder) -> None:
    asked = [*QUESTIONS, "=1+1", 'a;b "c"\nd', "**gras** [x](http://y) <b>"]
    groups = grouped([gap(question) for question in asked], encoder)
    rows = list(csv.reader(StringIO(as_csv(groups).removeprefix("\ufeff")), delimiter=";"))
    assert len(rows) == 1 + len(asked) and {len(row) for row in rows} == {6}
    assert {row[1] for row in rows[1:]} == {*asked[:-3], "'=1+1", *asked[-2:]}
    text = as_markdown(groups, "0123456789ab", START)
    assert "\\*\\*gras\\*\\* \\[x\\](http://y) \\<b\\>" in text and "0123456789ab" in text
    assert text.count("\n- ") == len(asked)


def test_the_gaps_of_the_journal_are_those_that_were_not_answered(
    assistant: Assistant, tmp_path: Path, encoder: Encoder
) -> None:
    journal = Journal.open(tmp_path)
    for question in ("Que dit la proposition 4 ?", QUESTIONS[7], QUESTIONS[7].upper()):
        journal.add_turn(assistant.ask(question))
    (group,) = grouped(journal.gaps(), encoder)
    assert group.count == 2 and "tarte" in group.title.lower()
