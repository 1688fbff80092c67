"""Whether a question asks only if the documents name a thing, and which thing."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.understanding.mention import asked_about
from index.analysis import content_terms


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Le manifeste parle-t-il des soins palliatifs ?", "soins palliatifs"),
        ("Ça parle des congés trimestriels ?", "congés trimestriels"),
        ("Est-ce qu’ils évoquent la grève ?", "grève"),
        ("Y a-t-il un mot sur la contention ?", "contention"),
        ("Le texte dit-il un mot des mandataires judiciaires ?", "mandataires judiciaires"),
        ("Rien sur les assistants familiaux ?", "assistants familiaux"),
        ("L’holacratie, il en est question ?", "holacratie"),
        ("La médecine du travail est-elle évoquée ?", "médecine travail"),
        ("Le service civique, c’est mentionné ?", "service civique"),
        ("Les tickets restaurant, ils en parlent ?", "tickets restaurant"),
    ],
)
def test_the_thing_is_found_on_either_side_of_the_verb(question: str, thing: str) -> None:
    assert asked_about(question) == tuple(content_terms(thing))


@pytest.mark.parametrize(
    "question",
    [
        "Que dit le manifeste de la gouvernance ?",
        "Quel établissement le journal cite-t-il en exemple ?",
        "Le texte évoque-t-il ce genre de pratique ?",
        "Qui parle des chefs de service ?",
        "Se remettre en cause régulièrement, c’est dedans ?",
        "Combien de postes sont vacants ?",
    ],
)
def test_a_question_that_asks_more_or_describes_is_none(question: str) -> None:
    assert asked_about(question) == ()


def test_what_the_documents_do_not_name_is_said(assistant: Assistant) -> None:
    for question in ("Est-ce que le texte parle des ruptures conventionnelles ?", "Les astreintes, ils en parlent ?"):
        assert assistant.ask(question).status == "not_in_corpus", question


def test_what_they_name_is_answered(assistant: Assistant) -> None:
    for question in ("Est-ce que le texte parle du télétravail ?", "Le bénévolat, il en est question ?"):
        assert assistant.ask(question).status == "answered", question


def test_the_words_that_stand_nowhere_are_said_to(assistant: Assistant) -> None:
    answer = assistant.ask("Y a-t-il un passage sur le burn-out ?")
    assert answer.status == "partial"
    assert answer.text.startswith("Les documents n’emploient pas le mot «\u00a0burn-out\u00a0»")
    assert "n’emploient" not in assistant.ask("Le manifeste parle-t-il du télétravail ?").text


def test_a_thing_named_in_so_many_words_is_answered_by_those_who_name_it(assistant: Assistant) -> None:
    answer = assistant.ask("Le télétravail, ils en parlent ?")
    assert any("télétravail" in citation.quote for citation in answer.citations)


def test_what_a_person_works_on_is_not_the_thing_asked_about() -> None:
    assert asked_about("Mon mémoire porte sur le télétravail. Il en est question ?") == tuple(
        content_terms("télétravail")
    )


def test_a_thing_that_a_sentence_names_is_named_wherever_it_is_ranked(assistant: Assistant) -> None:
    answer = assistant.ask("Est-ce que le texte évoque le bien-être ?")
    assert answer.status == "answered"
    assert all("bien-être" in citation.quote for citation in answer.citations[-1:])


def test_what_the_text_names_is_wanted_not_whether_it_does() -> None:
    assert asked_about("De nouvelles fonctions arrivent. Donnez-moi celles que le texte cite.") == ()
    assert asked_about("L’IA fera-t-elle gagner du temps ? Et une charte est-elle prévue ?") == ()


def test_a_thing_that_is_compared_and_stands_nowhere_is_said_so(assistant: Assistant) -> None:
    answer = assistant.ask("Quelle nuance y a-t-il entre le coaching et le mentorat inversé ?")
    assert answer.status == "partial"
    assert answer.text.startswith("Les documents n’emploient pas le mot «\u00a0coaching\u00a0».")
    assert assistant.ask("Quelle différence entre gouvernance et management ?").status == "answered"


def test_a_question_of_the_text_is_no_answer(assistant: Assistant) -> None:
    answer = assistant.ask("Humanifest, qu’est-ce que c’est ?")
    assert not any(c.quote.endswith("?") for c in answer.citations)
