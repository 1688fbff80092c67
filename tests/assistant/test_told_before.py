"""What a turn asks of the things, the parties and the people that the answer before names."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.dialogue.just_given import asks_which_ones, asks_who_it_is, asks_who_takes_it_on
from assistant.selection.instances import NO_EXAMPLE

RECONVERSION = "Ceux qui se reconvertissent vers nos métiers sont-ils aidés ?"
ADVANCED = "Nos métiers pourraient-ils avoir des niveaux avancés, comme les infirmiers IPA ?"


def _quotes(assistant: Assistant, text: str, *history: str) -> str:
    return " ".join(c.quote for c in assistant.ask(text, history=list(history)).citations)


@pytest.mark.parametrize("text", ["lequel ?", "Et lesquelles exactement ?", "c’est laquelle ?", "ce sont lesquels ?"])
def test_which_ones_is_asked_alone(text: str) -> None:
    assert asks_which_ones(text)


@pytest.mark.parametrize("text", ["lequel parle d’agilité ?", "laquelle des deux ?", "lequel est le plus fort ?"])
def test_which_ones_with_something_else_is_another_question(text: str) -> None:
    assert not asks_which_ones(text)


def test_who_takes_it_on_is_asked_alone() -> None:
    assert asks_who_takes_it_on("et qui va s’en occuper ?") == "qui"
    assert asks_who_takes_it_on("Par qui ?") == "qui"
    assert asks_who_takes_it_on("on fait ça avec qui ?") == "avec"
    assert not asks_who_takes_it_on("qui s’occupe des jeunes ?")
    assert not asks_who_takes_it_on("qui va le financer ?")


def test_somebody_is_called_by_what_they_are() -> None:
    assert asks_who_it_is("qui est cette femme ?") == "femme"
    assert asks_who_it_is("et ce monsieur, c’est qui ?") == "monsieur"
    assert not asks_who_it_is("qui est le président ?")


def test_the_things_that_were_named_are_given_again(assistant: Assistant) -> None:
    assert "que sont le projet de transition professionnelle" in _quotes(assistant, "lesquels ?", RECONVERSION)


def test_who_acts_is_told_among_what_was_given(assistant: Assistant) -> None:
    assert "CPNE-FP" in _quotes(assistant, "qui s’en chargerait ?", ADVANCED)
    assert "organisme paritaire" not in _quotes(assistant, "qui s’en chargerait ?", ADVANCED).lower()


def test_somebody_is_one_of_those_just_named(assistant: Assistant) -> None:
    assert "Sandra Bertezene" in _quotes(assistant, "qui est cette dame ?", "Qui le manifeste remercie-t-il ?")


def test_the_others_of_a_function_leave_out_the_one_just_given(assistant: Assistant) -> None:
    answer = assistant.ask("les autres paroles de directeurs généraux ?", history=["Que dit Cyril Durand ?"])
    speakers = " ".join(c.speaker or "" for c in answer.citations)
    assert "Bénédicte Aubert" in speakers and "Matthieu Thiébault" in speakers
    assert "Cyril Durand" not in speakers and "Delphine Williot" not in speakers


def test_an_example_is_one_of_the_subject_of_the_conversation(assistant: Assistant) -> None:
    lists = _quotes(assistant, "un exemple ?", "Comment favoriser la prise d’initiative et la créativité ?")
    assert "laboratoires d’idées" in lists
    told = _quotes(assistant, "un cas concret ?", "C’est quoi, une organisation apprenante ?", "ça rapporte combien ?")
    assert "Bretonneau" in told or "communauté de pratiques" in told
    none = assistant.ask("un exemple ?", history=["Que dit le texte du télétravail ?"])
    assert (none.status, none.text) == ("not_in_corpus", NO_EXAMPLE)


@pytest.mark.parametrize(("text", "word"), [("et pour un moniteur ?", "moniteur"), ("et dans mon foyer ?", "foyer")])
def test_a_case_that_nothing_names_is_told_and_answered_in_general(assistant: Assistant, text: str, word: str) -> None:
    answer = assistant.ask(text, history=[ADVANCED])
    assert f"« {word}" in answer.text.replace("\u00a0", " ")
    assert answer.citations


def test_a_thing_said_in_other_words_is_not_what_a_sentence_sets_aside(assistant: Assistant) -> None:
    quotes = _quotes(assistant, "et l’argent ?", "la reconnaissance symbolique motive les salariés ?")
    assert "conditions de rémunération" in quotes
    assert "au-delà des aspects" not in quotes
