"""Whether a thing is compulsory: what binds, what leaves free, or that nothing binds."""

from __future__ import annotations

import pytest

from assistant.routes.obliged import NOT_BOUND
from assistant.service import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "Sommes-nous forcés de faire entrer les parties prenantes au CA ?",
        "Est-on vraiment obligé d’ouvrir la gouvernance ?",
        "La proposition 3 est-elle obligatoire ?",
    ],
)
def test_that_nothing_binds_is_said_with_what_leaves_free(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "partial"
    assert answer.text.startswith(NOT_BOUND)
    assert "libre administration" in answer.citations[0].quote


def test_a_thing_that_the_text_only_advises_is_found_without_the_word(assistant: Assistant) -> None:
    answer = assistant.ask("Un projet managérial, est-ce obligatoire ?")
    assert answer.text.startswith(NOT_BOUND)
    assert any("projet managérial" in c.quote for c in answer.citations)


def test_a_sentence_that_binds_comes_first(assistant: Assistant) -> None:
    answer = assistant.ask("La politique de prévention est-elle obligatoire ?")
    assert answer.status == "answered"
    assert "caractère obligatoire" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Le port de la blouse est-il obligatoire en crèche ?",
        "Mon employeur est-il tenu de payer mes tickets de bus ?",
    ],
)
def test_a_thing_that_no_sentence_names_stays_unanswered(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).citations
