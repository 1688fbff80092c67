"""What is written as on a phone is read in full; everything else is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant
from assistant.understanding.texting import written_out


def full(assistant: Assistant, text: str) -> str:
    return written_out(text, assistant.index.vocabulary, assistant.corpus)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("c koi la sqvct", "c’est quoi la sqvct"),
        ("Un pb de recrutement chez nous", "Un problème de recrutement chez nous"),
        ("kel jour ke ça démarre", "quel jour que ça démarre"),
        ("cb de post vaccan a koz dé orère", "combien de post vacants a cause des horaires"),
        ("ki sé ki paye ds lequipe", "qui c’est qui paye dans l’équipe"),
    ],
)
def test_shortened_words_are_written_in_full(assistant: Assistant, typed: str, meant: str) -> None:
    assert full(assistant, typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Quelle part des salariés part à cause de son chef ?",
        "Sa fondation a fait des propositions : où, et pour qui ?",
        "Le CA et la SQVCT, c’est quoi ?",
        "Qu’est-ce qu’un dé à coudre ?",
    ],
)
def test_a_question_in_full_is_left_as_it_is(assistant: Assistant, text: str) -> None:
    assert full(assistant, text) == text


def test_one_shortened_word_does_not_have_the_others_guessed(assistant: Assistant) -> None:
    assert full(assistant, "dans l’EHPAD de Montrouj, cb de lits") == "dans l’EHPAD de Montrouj, combien de lits"


@given(st.text(max_size=60))
def test_reading_twice_changes_nothing_more(assistant: Assistant, text: str) -> None:
    once = full(assistant, text)
    assert full(assistant, once) == once


def test_the_answer_says_how_the_question_was_read(assistant: Assistant) -> None:
    answer = assistant.ask("combien de salarier parte a coz de leur chef")
    assert answer.status == "answered"
    assert answer.question == "combien de salarier parte a coz de leur chef"
    assert "cause de leur chef" in answer.resolved_question
    assert any("75 %" in citation.quote.replace("\u00a0", " ") for citation in answer.citations)


def test_the_first_letter_of_initials_is_no_shortened_word(assistant: Assistant) -> None:
    assert "c’est" not in assistant.ask("qui siège au C.A. ?").resolved_question
