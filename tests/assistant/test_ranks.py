"""A rank points to the thing of that rank in the list that was just given."""

from __future__ import annotations

import pytest

from assistant.dialogue.ranks import next_rank, of_the_same, rank_of
from assistant.service import Assistant
from assistant.structure.item import WHICH_LIST

EVOLUTIONS = "Quelles évolutions traversent le management des organisations ?"
PREVENTION = "Quels axes pour la politique de prévention de branche ?"


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("et le quatrième ?", 4),
        ("Développe le 2e point", 2),
        ("le dernier c’est quoi", -1),
        ("ok et la première, elle dit quoi ?", 1),
        ("peux-tu préciser le point 3 ?", 3),
        ("redis-moi le 5", 5),
    ],
)
def test_a_rank_alone_is_read(text: str, rank: int) -> None:
    assert rank_of(text) == rank


@pytest.mark.parametrize(
    "text", ["le premier chapitre a paru quand ?", "et le deuxième emploi ?", "la 8", "le 31 mars", "en premier lieu ?"]
)
def test_a_rank_of_something_named_is_not(text: str) -> None:
    assert rank_of(text) is None


def test_the_next_one_is_that_of_the_rank_before() -> None:
    assert next_rank("et le suivant ?", "détaille le deuxième") == 3
    assert next_rank("celui d’avant ?", "détaille le deuxième") == 1
    assert next_rank("et le suivant ?", "parle-moi des axes") is None


def test_another_number_of_the_same_thing_is_not_of_the_list() -> None:
    assert of_the_same("et le deuxième ?", "Que vise l’axe 1 ?")
    assert not of_the_same("et la deuxième ?", "Quelles propositions dans l’axe 3 ?")
    assert not of_the_same("et le deuxième ?", "Quels sont les 6 bouleversements ?")


def test_an_item_of_the_text_is_given_alone(assistant: Assistant) -> None:
    (citation,) = assistant.ask("et la dernière ?", history=[EVOLUTIONS]).citations
    assert citation.quote.startswith("La transition écologique implique")


def test_what_the_text_says_more_of_it_comes_with_it(assistant: Assistant) -> None:
    quotes = [c.quote for c in assistant.ask("explique le troisième", history=[PREVENTION]).citations]
    assert quotes[0].startswith("Inscrire l’action de la branche")
    assert quotes[1].startswith("La création d’un Organisme paritaire")


def test_the_list_is_still_that_of_the_conversation(assistant: Assistant) -> None:
    (citation,) = assistant.ask("et le suivant ?", history=[PREVENTION, "le premier en détail"]).citations
    assert citation.quote.startswith("Etablir un plan d’action paritaire")


def test_titles_go_by_their_numbers(assistant: Assistant) -> None:
    axis = assistant.ask("et le dernier, il vise quoi ?", history=["Cite les axes du manifeste"])
    assert axis.citations[0].quote.startswith("S’affirmer comme des employeurs")
    member = assistant.ask("et la dernière ?", history=["Quelles propositions dans l’axe 2 ?"])
    assert {c.proposition for c in member.citations} == {7}


def test_people_and_figures_are_lists_too(assistant: Assistant) -> None:
    asked = ["Y a-t-il des témoignages ?"]
    last = assistant.ask("le dernier, il dit quoi ?", history=asked)
    assert {c.speaker for c in last.citations} == {assistant.ask(asked[0]).citations[-1].speaker}
    figures = ["Quels chiffres sur les jeunes ?"]
    (first,) = assistant.ask("redis-moi le premier", history=figures).citations
    assert first.sentence_id == assistant.ask(figures[0]).citations[0].sentence_id


def test_the_digit_alone_is_of_what_was_numbered(assistant: Assistant) -> None:
    chapter = assistant.ask("et le 2 ?", history=["Quand est sorti le chapitre 1 ?"])
    assert any("second volet" in c.quote for c in chapter.citations)


def test_a_rank_in_no_list_is_not_guessed(assistant: Assistant) -> None:
    answer = assistant.ask("et le quatrième ?", history=["Qu’est-ce que la RSO ?"])
    assert (answer.status, answer.text) == ("not_in_corpus", WHICH_LIST)
