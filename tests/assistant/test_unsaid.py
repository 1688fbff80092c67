"""What is named and not told."""

from __future__ import annotations

import pytest

from assistant.dialogue.angle import without_define
from assistant.selection.unsaid import UNSAID
from assistant.service import Assistant


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("C’est quoi, le mentorat inversé ?", "mentorat inversé"),
        ("Qu’est-ce que la RSO ?", "RSO"),
        ("Comment recruter ?", ""),
    ],
)
def test_the_thing_to_define_is_read(text: str, thing: str) -> None:
    assert without_define(text) == thing


@pytest.mark.parametrize(
    ("question", "named"), [("Qu’est-ce que Bretonneau ?", "Bretonneau"), ("C’est quoi le CESE ?", "")]
)
def test_a_term_that_is_only_used_is_said_to_be_undefined(assistant: Assistant, question: str, named: str) -> None:
    answer = assistant.ask(question)
    told = answer.text.startswith(
        f"Les documents emploient «\N{NO-BREAK SPACE}{named}\N{NO-BREAK SPACE}» sans le définir"
    )
    assert told == bool(named)
    assert not named or {named in c.quote for c in answer.citations} == {True}


@pytest.mark.parametrize(
    "question",
    [
        "Qu’est-ce qu’une organisation apprenante ?",
        "C’est quoi le mentorat inversé ?",
        "C’est quoi le comité de mission ?",
    ],
)
def test_a_term_that_is_defined_is_not(assistant: Assistant, question: str) -> None:
    assert "sans le définir" not in assistant.ask(question).text


def test_an_effect_that_nothing_tells_is_not_lent_to_the_text(assistant: Assistant) -> None:
    answer = assistant.ask("L’IA générative risque de remplacer nos éducateurs ?")
    assert answer.status == "partial"
    assert answer.text.startswith(UNSAID)
    assert {c.proposition for c in answer.citations} == {7}


def test_an_effect_that_is_told_is_given(assistant: Assistant) -> None:
    answer = assistant.ask("L’apprentissage continu, ça fait diminuer le turnover ?")
    assert answer.status == "answered"
    assert "30%" in answer.text
