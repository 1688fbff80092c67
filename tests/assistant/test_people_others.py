"""« Et une autre DRH ? »: somebody else of the same function, or that there is none."""

from __future__ import annotations

from assistant.service import Assistant
from assistant.structure.others import NOBODY_ELSE, NOBODY_THERE, NOTHING_ELSE


def test_there_is_nobody_else_of_this_function(assistant: Assistant) -> None:
    answer = assistant.ask("Une autre DRH parle-t-elle ?", ["Que dit Delphine Williot ?"])
    assert answer.status == "not_in_corpus"
    assert answer.text.startswith(NOBODY_ELSE)


def test_there_is_nobody_else_of_this_organisation(assistant: Assistant) -> None:
    answer = assistant.ask("Et d’autres personnes de Linkiaa ?", ["Qui est Cyril Durand ?"])
    assert answer.text.startswith(NOBODY_THERE)


def test_the_others_are_given_without_the_one_just_spoken_of(assistant: Assistant) -> None:
    answer = assistant.ask("Qui sont les autres directeurs généraux cités ?", ["Qui est Cyril Durand ?"])
    assert "Thiébault" in answer.text
    assert "Durand" not in answer.text
    assert "Williot" not in answer.text  # of another function


def test_there_is_nothing_else_of_theirs(assistant: Assistant) -> None:
    answer = assistant.ask("D’autres phrases ?", ["Que dit Pierre-Yves Lenen ?"])
    assert answer.text.startswith(NOTHING_ELSE)


def test_another_subject_is_no_other_person(assistant: Assistant) -> None:
    answer = assistant.ask("Un autre directeur parle-t-il d’agilité ?", ["Qui est Matthieu Thiébault ?"])
    assert not answer.text.startswith(NOBODY_ELSE)
