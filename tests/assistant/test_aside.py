"""What only goes with an answer: after it, and under a line that says so."""

from __future__ import annotations

import pytest

from assistant.answer.compose import compose
from assistant.answer.leads import ALSO
from assistant.chain import Request
from assistant.draft import Draft, Pick
from assistant.selection.aside import ANSWERS
from assistant.selection.turn import ranked_sentences
from assistant.service import Assistant

QUESTIONS = (
    "Comment trouver de nouveaux administrateurs ?",
    "Nos chefs de service sont-ils assez formés ?",
    "Pourquoi associer les parties prenantes ?",
    "Que dit le texte des horaires ?",
    "Comment devenir une organisation apprenante ?",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_asides_are_further_from_the_question_than_the_best(assistant: Assistant, text: str) -> None:
    state = assistant.chain.draft(assistant.chain.retrieve(assistant.chain.understand(Request(text))))
    ranked = ranked_sentences(state.question, state.hits, assistant.index, assistant.library)
    scores = {c.sentence.id: c.score for c in ranked}
    best = max(scores[p.sentence_id] for p in state.draft.picks if p.sentence_id in scores)
    assert state.draft.asides < state.draft.sentence_ids
    assert all(scores.get(i, 0.0) < ANSWERS * best for i in state.draft.asides)


def test_a_line_says_once_where_the_asides_begin(assistant: Assistant) -> None:
    answers = [assistant.ask(text) for text in QUESTIONS]
    announced = [a for a in answers if ALSO.removesuffix(" :") in a.text]
    assert announced
    for answer in announced:
        said, beside = answer.text.split(ALSO.removesuffix(" :"))
        assert "[1]" in said
        assert f"[{len(answer.citations)}]" in beside


def test_asides_come_last_unless_a_rule_put_them_first(assistant: Assistant) -> None:
    first, second, third = (s.id for s in assistant.library.sentences[10:13])
    draft = Draft("answered", (Pick(first), Pick(second), Pick(third)), asides=frozenset({second}))
    _, statements, citations = compose(draft, assistant.library)
    assert [c.sentence_id for c in citations] == [first, third, second]
    assert [statement.lead.startswith("Le texte dit aussi") for statement in statements] == [False, False, True]
    moved = Draft("answered", (Pick(first), Pick(second)), asides=frozenset({first}))
    text, _, citations = compose(moved, assistant.library)
    assert [c.sentence_id for c in citations] == [first, second]
    assert "Le texte dit aussi" not in text


def test_an_answer_is_never_all_aside(assistant: Assistant) -> None:
    only = assistant.library.sentences[10].id
    text, _, _ = compose(Draft("answered", (Pick(only),), asides=frozenset({only})), assistant.library)
    assert "Le texte dit aussi" not in text


def test_all_the_figures_that_are_asked_answer(assistant: Assistant) -> None:
    answer = assistant.ask("Quels sont les chiffres sur le bénévolat ?")
    assert "Le texte dit aussi" not in answer.text
