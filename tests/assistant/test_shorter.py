"""A form wished of the answer just given: as many of its sentences as are wished, those that answer best."""

from __future__ import annotations

import pytest

from assistant.dialogue.again import sentences_wished
from assistant.service import Assistant
from assistant.understanding.form import asks_shorter

ASKED = "Comment donner envie aux lycéens de venir dans le secteur ?"


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("résume ça en une phrase pour mon discours", 1),
        ("Résumez en deux phrases pour le conseil d’administration", 2),
        ("en deux mots", 1),
        ("cite-moi la phrase exacte", 1),
        ("donne la phrase", 1),
        ("la phrase exacte ?", 1),
        ("plus court", 0),
    ],
)
def test_how_many_sentences_are_wished(text: str, many: int) -> None:
    assert asks_shorter(text)
    assert sentences_wished(text) == many


@pytest.mark.parametrize(
    "text", ["Cite la phrase de Cyril Durand", "résume la proposition 4 en une phrase", "une autre phrase ?"]
)
def test_a_sentence_on_something_is_a_question(text: str) -> None:
    assert not asks_shorter(text)


@pytest.mark.parametrize(
    ("text", "many"), [("résume en une phrase", 1), ("ça en 2 phrases ?", 2), ("la phrase exacte", 1)]
)
def test_exactly_as_many_sentences_of_the_answer_are_given(assistant: Assistant, text: str, many: int) -> None:
    first = {c.sentence_id for c in assistant.ask(ASKED).citations}
    answer = assistant.ask(text, [ASKED])
    assert len(answer.citations) == many
    assert {c.sentence_id for c in answer.citations} <= first


def test_the_sentence_that_answers_the_last_question_is_kept(assistant: Assistant) -> None:
    history = ["Le texte évoque-t-il la semaine de quatre jours ?", "et comment Nexem soutient ceux qui l’essaient ?"]
    answer = assistant.ask("cite la phrase", history)
    assert [c.quote.startswith("Dans cette optique, nous souhaitons soutenir") for c in answer.citations] == [True]


def test_after_a_refusal_the_last_answer_is_shortened(assistant: Assistant) -> None:
    refused = "Quelle est la capitale du Pérou ?"
    answer = assistant.ask("en une phrase", [ASKED, refused])
    assert answer.citations == assistant.ask("en une phrase", [ASKED]).citations
    assert assistant.ask("en une phrase", [refused]).status != "answered"


def test_a_list_is_not_cut(assistant: Assistant) -> None:
    listed = "Quelles sont les douze propositions ?"
    assert len(assistant.ask("en une phrase", [listed]).citations) == len(assistant.ask(listed).citations)
