"""Turns that ask of the subject just spoken of: its places, its figures, its date, what is proposed against it."""

from __future__ import annotations

import pytest

from assistant.dialogue.angle import asks_a_deadline
from assistant.dialogue.just_given import asks_all_the_places, asks_where_else
from assistant.routes.across import NOWHERE_ELSE
from assistant.selection.against import NOTHING_PROPOSED
from assistant.service import Assistant
from assistant.structure.in_figures import NO_FIGURE

BALANCE = "Que dit le manifeste de l’horizontalité et de la verticalité ?"


@pytest.mark.parametrize(
    ("text", "else_"),
    [
        ("Ça revient dans quelles propositions ?", False),
        ("c’est évoqué dans quelles propositions ?", False),
        ("Et ailleurs, on en parle où ?", True),
        ("dans quelles autres propositions ?", True),
    ],
)
def test_all_the_places_are_asked(text: str, else_: bool) -> None:
    assert asks_all_the_places(text)
    assert asks_where_else(text) is else_


@pytest.mark.parametrize(
    "text", ["c’est dans quelle proposition ?", "Où parle-t-on ailleurs du mentorat ?", "ailleurs"]
)
def test_one_place_or_another_subject_is_asked(text: str) -> None:
    assert not asks_all_the_places(text)


def test_one_sentence_of_each_proposition_on_the_subject(assistant: Assistant) -> None:
    answer = assistant.ask("ça apparaît dans quelles propositions ?", [BALANCE])
    numbers = [c.proposition for c in answer.citations]
    assert answer.status == "answered"
    assert {5, 6, 11} <= set(numbers)
    assert len(numbers) == len(set(numbers))
    assert all("horizontalité" in c.quote for c in answer.citations)


def test_what_stands_in_one_place_stands_nowhere_else(assistant: Assistant) -> None:
    answer = assistant.ask("on en parle où ailleurs ?", ["Que dit-on du mentorat inversé ?"])
    assert (answer.status, answer.text) == ("not_in_corpus", NOWHERE_ELSE)


@pytest.mark.parametrize("text", ["on nous fixe une date limite ?", "Il y a un calendrier ?", "et un planning ?"])
def test_a_deadline_is_on_the_subject(assistant: Assistant, text: str) -> None:
    assert asks_a_deadline(text)
    assert assistant.ask(text, ["Que dit le texte de la VAE ?"]).status == "not_in_corpus"


def test_figures_are_of_the_propositions_just_spoken_of(assistant: Assistant) -> None:
    first = "Pourquoi rédiger un projet managérial ?"
    answer = assistant.ask("et des chiffres pour persuader mon bureau ?", [first])
    assert {c.proposition for c in answer.citations} == {5}
    assert any("70%" in c.quote for c in answer.citations)


def test_without_a_figure_none_is_given(assistant: Assistant) -> None:
    answer = assistant.ask("en chiffres ?", ["Le texte évoque-t-il le télétravail ?"])
    assert (answer.status, answer.text) == ("not_in_corpus", NO_FIGURE)


def test_what_is_proposed_against_it_is_on_it(assistant: Assistant) -> None:
    young = assistant.ask("on propose quoi contre ça ?", ["Les jeunes connaissent-ils mal nos métiers ?"])
    assert any("campagne nationale" in c.quote for c in young.citations)
    forms = assistant.ask("et que faire contre ça ?", ["Les équipes se plaignent-elles de la bureaucratie ?"])
    assert (forms.status, forms.text) == ("not_in_corpus", NOTHING_PROPOSED)


def test_an_acronym_named_before_answers_its_meaning_alone(assistant: Assistant) -> None:
    history = ["Que veut dire SQVCT ?", "et la RSO ?"]
    measured = assistant.ask("elle évalue quoi ?", history)
    assert any("impact écologique" in c.quote for c in measured.citations)
    assert any("désigne" in c.quote for c in assistant.ask("ça signifie quoi ?", history).citations)


def test_one_goes_back_to_a_thing_by_a_pronoun(assistant: Assistant) -> None:
    history = ["Le sens au travail, c’est quoi ?", "et la rémunération ?"]
    answer = assistant.ask("Revenons au sens : combien de salariés y tiennent vraiment ?", history)
    assert any(c.quote.startswith("90%") for c in answer.citations)
