"""« Qui doit le faire ? », after an answer: the sentences that tell who acts; that nothing else is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.dialogue.thread import ALREADY_GIVEN
from assistant.selection.agent import asks_who_acts
from assistant.service import Assistant
from assistant.understanding.question import understand


@pytest.mark.parametrize("text", ["Qui va le rédiger ?", "Et qui s’en charge ?", "À qui revient cette tâche ?"])
def test_who_acts_is_asked(text: str) -> None:
    assert asks_who_acts(replace(understand(text), follow_up=True))


@pytest.mark.parametrize("text", ["Qui a dit ça ?", "Comment le rédiger ?", "Pourquoi eux ?"])
def test_who_said_it_or_how_is_not(text: str) -> None:
    assert not asks_who_acts(replace(understand(text), follow_up=True))


def test_the_sentences_that_tell_who_acts_are_given(assistant: Assistant) -> None:
    first = "Comment bâtir un projet managérial ?"
    answer = assistant.ask("Qui doit le formaliser ?", history=[first])
    assert any("engage ses adhérents" in c.quote for c in answer.citations)
    assert not any("il interroge la façon" in c.quote for c in answer.citations)


def test_the_same_sentences_for_another_question_are_said_to_be_the_same(assistant: Assistant) -> None:
    first = "Pourquoi les jeunes salariés refusent-ils les postes de management ?"
    before = {c.sentence_id for c in assistant.ask(first).citations}
    answer = assistant.ask("et pourquoi n’en veulent-ils pas ?", history=[first])
    assert {c.sentence_id for c in answer.citations} <= before
    assert ALREADY_GIVEN in answer.text


def test_another_answer_is_not_said_to_be_the_same(assistant: Assistant) -> None:
    answer = assistant.ask("et que faire ?", history=["Pourquoi les jeunes ne viennent-ils pas dans le secteur ?"])
    assert ALREADY_GIVEN not in answer.text
