"""Several questions in one message: what a half that names nothing leans on, and what it must not bring."""

from __future__ import annotations

import pytest

from assistant.dialogue.successive import stands_alone, successive_questions
from assistant.routes.parts import parts_of
from assistant.service import Assistant
from assistant.understanding.question import understand


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("C’est quoi le tutorat de pont et comment on l’organise ?", "tutorat de pont comment on l’organise ?"),
        ("Quel jury a tranché, et qui l’a nommé ?", "Quel jury a tranché qui l’a nommé ?"),
        ("Quand le tome 4 sort-il, et le tome 5 ?", "quand le tome 5 sort-il ?"),
    ],
)
def test_a_half_without_a_topic_is_asked_of_the_first(question: str, second: str) -> None:
    assert successive_questions(question)[1][0] == second


@pytest.mark.parametrize("half", ["à quoi ça rime", "qui l’a inventée ?", "pour quoi faire ?", "qui la finance ?"])
def test_a_half_without_a_topic_is_never_searched_alone(half: str) -> None:
    assert not stands_alone(half)


@pytest.mark.parametrize("half", ["que promet la branche aux stagiaires ?", "combien dure une formation de tuteur ?"])
def test_a_half_that_names_its_topic_stands_alone(half: str) -> None:
    assert stands_alone(half)


def cited(assistant: Assistant, question: str) -> set[int | None]:
    return {citation.proposition for citation in assistant.ask(question).citations}


@pytest.mark.parametrize(
    ("question", "proposition"),
    [
        ("Qu’est-ce que le mentorat inversé, et ça sert à quoi ?", 6),
        ("Comment se définit l’innovation managériale, et qui l’a dit ?", 11),
        ("C’est quoi un projet managérial, et qui le rédige ?", 5),
    ],
)
def test_a_half_without_a_topic_brings_no_foreign_sentence(
    assistant: Assistant, question: str, proposition: int
) -> None:
    assert cited(assistant, question) == {proposition}


def test_a_half_that_asks_how_is_answered_on_the_subject_of_the_first(assistant: Assistant) -> None:
    answer = assistant.ask("C’est quoi la SQVCT et comment on la développe ?")
    assert {citation.proposition for citation in answer.citations} == {12} and len(answer.citations) > 1


def test_a_half_that_asks_why_is_answered_with_what_was_not_given_yet(assistant: Assistant) -> None:
    text = assistant.ask("Combien de postes sont vacants, et à cause de quoi est-ce ?").text
    assert "35 000 postes vacants" in text and "rythme de travail" in text


def test_a_half_asked_of_the_manifesto_is_not_looked_for_in_the_press_alone(assistant: Assistant) -> None:
    answer = assistant.ask(
        "D’après l’article, la convention unique divise-t-elle, et que changera-t-elle pour les managers selon Nexem ?"
    )
    assert {citation.source_id for citation in answer.citations} == {
        "humanifest-chapitre-2",
        "article-12-propositions",
    }


def test_what_is_asked_of_both_of_two_questions_is_asked_of_each(assistant: Assistant) -> None:
    text = (
        "Pourquoi des emplois sont vacants et pourquoi le recrutement est difficile. Quel taux pour l’un et l’autre ?"
    )
    assert len(parts_of(understand(text), assistant.library)) == 2
    answer = assistant.ask(text).text
    assert "57%" in answer and "29,4%" in answer
