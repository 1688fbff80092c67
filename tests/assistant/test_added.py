"""What an ellipsis adds and the documents don't name is said absent: the subject before does not answer for it."""

from __future__ import annotations

import pytest

from assistant.routes.added import UNSAID_OF_IT
from assistant.service import Assistant

TELEWORK = "Que dit le manifeste du télétravail ?"


@pytest.mark.parametrize(
    ("history", "text", "word"),
    [
        (TELEWORK, "Et le coworking ?", "coworking"),
        ("Quelle part des managers a demandé à l’être ?", "Et au Portugal ?", "Portugal"),
        ("Qui est Peter Senge ?", "Et Mintzberg ?", "Mintzberg"),
        ("Que propose la proposition 3 ?", "Et pour les commerçants ?", "commerçants"),
        ("Que propose Nexem pour la formation ?", "Et le FONGECIF ?", "FONGECIF"),
    ],
)
def test_a_thing_that_stands_nowhere_is_said_absent(assistant: Assistant, history: str, text: str, word: str) -> None:
    answer = assistant.ask(text, [history])
    assert answer.status == "not_in_corpus"
    assert word in answer.text
    assert not answer.citations


def test_a_thing_in_other_words_is_answered_and_the_word_said_absent(assistant: Assistant) -> None:
    answer = assistant.ask("Et l’épuisement ?", ["Que dit le manifeste sur l’usure professionnelle ?"])
    assert answer.citations
    assert "n’emploient pas le mot" in answer.text


def test_a_thing_whose_first_word_stands_nowhere_is_answered_in_part(assistant: Assistant) -> None:
    answer = assistant.ask("Et le carnet de compétences ?", ["Que dit la proposition 10 ?"])
    assert answer.status in {"partial", "not_in_corpus"}
    assert "carnet" in answer.text


def test_a_thing_that_is_named_is_answered_as_before(assistant: Assistant) -> None:
    answer = assistant.ask("Et la semaine de quatre jours ?", [TELEWORK])
    assert answer.status == "answered"
    assert "n’emploient" not in answer.text


@pytest.mark.parametrize(
    ("history", "text", "unsaid"),
    [
        ("Comment les structures peuvent-elles financer le remplacement ?", "Et leur empreinte carbone ?", True),
        ("Comment fidéliser les salariés ?", "Et les administrateurs ?", True),
        ("Comment prévenir l’usure au travail ?", "Et les risques professionnels ?", False),
        ("Comment former les cadres ?", "Et les administrateurs ?", False),
    ],
)
def test_what_was_asked_to_do_still_bounds_the_answer(
    assistant: Assistant, history: str, text: str, unsaid: bool
) -> None:
    answer = assistant.ask(text, [history])
    assert answer.citations
    assert (UNSAID_OF_IT in answer.text) is unsaid
    assert (answer.status == "partial") is unsaid
