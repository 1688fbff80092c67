"""Sentences in a conversation: both readings of a turn, and where the answer before stands."""

from __future__ import annotations

import pytest

from assistant.chain import Request
from assistant.selection.select import Candidate, candidates
from assistant.selection.turn import TURN_WEIGHTS, ranked_sentences, read_turn
from assistant.service import Assistant
from assistant.understanding.question import Question

FIRST = "Quelle place Nexem fait-il aux personnes accompagnées dans la gouvernance ?"


def turn(assistant: Assistant, text: str, *history: str) -> tuple[Question, list[Candidate]]:
    state = assistant.chain.retrieve(assistant.chain.understand(Request(text, history)))
    return state.question, ranked_sentences(state.question, state.hits, assistant.index, assistant.library)


def test_a_question_without_history_is_ranked_as_it_stands(assistant: Assistant) -> None:
    state = assistant.chain.retrieve(assistant.chain.understand(Request(FIRST)))
    asked = (state.question, state.hits, assistant.index, assistant.library)
    assert ranked_sentences(*asked) == candidates(*asked)
    assert read_turn(*asked) == {}


@pytest.mark.parametrize(
    "text", ["et les financeurs ?", "pourquoi ?", "Que change l’intelligence artificielle ?", "on le fait comment ?"]
)
def test_scores_fall_from_one_and_every_signal_has_its_weight(assistant: Assistant, text: str) -> None:
    question, ranked = turn(assistant, text, FIRST)
    scores = [c.score for c in ranked]
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= 0.0
    read = read_turn(question, (), assistant.index, assistant.library)
    assert {len(signals) for _, signals in read.values()} == {len(TURN_WEIGHTS.values())}


def test_a_turn_that_says_enough_changes_the_subject(assistant: Assistant) -> None:
    asked = "Quelles raisons donne-t-on pour les vacances de poste ?"
    _, after = turn(assistant, asked, FIRST)
    _, alone = turn(assistant, asked)
    assert after[0].sentence.id == alone[0].sentence.id


def test_a_turn_that_leaves_its_subject_unsaid_stays_where_one_reads(assistant: Assistant) -> None:
    question, ranked = turn(assistant, "et comment on les associe ?", FIRST)
    assert question.before is not None
    read = {assistant.library.sentence(i).section_id for i in question.before.given}
    assert ranked[0].sentence.section_id in read


@pytest.mark.parametrize("text", ["D’où vient ce chiffre ?", "la source ?", "C’est tiré de quoi, ce chiffre ?"])
def test_the_source_is_asked_of_what_was_just_given(assistant: Assistant, text: str) -> None:
    first = "Combien de postes sont vacants dans le secteur ?"
    given = {c.sentence_id for c in assistant.ask(first).citations}
    answer = assistant.ask(text, [first])
    assert given & {c.sentence_id for c in answer.citations}
    assert "AXESS" in answer.text


def test_what_was_just_said_answers_again_when_it_is_the_answer(assistant: Assistant) -> None:
    first = "Faut-il laisser les personnes accompagnées prendre des risques ?"
    answer = assistant.ask("pourquoi donc ?", [first])
    assert any("nécessaire à l’accomplissement" in c.quote for c in answer.citations)


def test_a_turn_on_what_the_documents_leave_unsaid_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("et l’assurance du minibus, on la paie combien ?", [FIRST])
    assert answer.status in {"not_in_corpus", "out_of_scope"}


def test_the_state_is_no_proper_name(assistant: Assistant) -> None:
    assert assistant.library.names_in("Que devrait faire l’État selon Delphine Williot ?") == {"Delphine", "Williot"}
