"""A large number that a question states with words of its own, and sentences shown with what they need."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.structure.stated import IN_ITS_WORDS


@pytest.mark.parametrize(
    "question",
    [
        "Il nous faudrait 35 000 bras de plus, c’est exact ?",
        "Est-ce vrai que 35 000 personnes manquent à l’appel ?",
    ],
)
def test_a_number_with_another_noun_is_given_in_the_words_of_the_text(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith(IN_ITS_WORDS)
    assert "35 000 postes vacants" in answer.citations[0].quote


def test_a_number_with_the_noun_of_the_text_is_simply_found(assistant: Assistant) -> None:
    answer = assistant.ask("35 000 postes vacants, je peux l’annoncer ?")
    assert answer.status == "answered"
    assert IN_ITS_WORDS not in answer.text


def test_a_number_asked_more_precisely_is_not_answered_by_it(assistant: Assistant) -> None:
    answer = assistant.ask("Sur les 35 000 postes, combien de psychologues ?")
    assert IN_ITS_WORDS not in answer.text


def test_an_aim_comes_after_what_it_is_the_aim_of(assistant: Assistant) -> None:
    quotes = [c.quote for c in assistant.ask("Est-ce qu’on pourra négocier nos propres accords ?").citations]
    aim = next(i for i, quote in enumerate(quotes) if quote.startswith("L’objectif est"))
    assert quotes[aim - 1].startswith("Dans le cadre de la CCUE")


def test_items_of_a_list_come_with_the_sentence_that_introduces_them(assistant: Assistant) -> None:
    answer = assistant.ask("Les absences s’enchaînent et les collègues se blessent, qu’est-ce qui est prévu ?")
    quotes = [c.quote for c in answer.citations]
    item = next(i for i, quote in enumerate(quotes) if quote.startswith("Réduire la sinistralité"))
    assert quotes[item - 1].endswith("triple objectif :")
