"""A follow-up is completed by what came before; a new topic is left alone."""

from __future__ import annotations

import pytest

from assistant.follow_up import resolve
from index.analysis import content_terms

FIRST = "Quelle part des salariés part à cause de son chef ?"


@pytest.mark.parametrize(
    "text", ["Et chez les jeunes ?", "D’où vient ce chiffre ?", "Pourquoi ?", "Qui le dit, cette étude ?"]
)
def test_an_ellipsis_takes_up_the_question_before(text: str) -> None:
    question = resolve(text, [FIRST], content_terms)
    assert question.follow_up
    assert FIRST in question.search
    assert text in question.resolved


@pytest.mark.parametrize(
    "text", ["Qu’est-ce qu’une organisation apprenante ?", "Quelles sont les douze propositions du manifeste ?"]
)
def test_a_new_topic_is_not_polluted_by_the_one_before(text: str) -> None:
    question = resolve(text, [FIRST], content_terms)
    assert not question.follow_up
    assert question.search == text


@pytest.mark.parametrize(
    ("text", "number"),
    [("et la suivante ?", 5), ("Et la précédente ?", 3), ("et la 8 ?", 8), ("pareil pour la 11", 11)],
)
def test_neighbouring_propositions(text: str, number: int) -> None:
    question = resolve(text, ["Que dit la proposition 4 ?"], content_terms)
    assert question.propositions == (number,)
    assert f"proposition {number}" in question.resolved


def test_a_chain_of_follow_ups_keeps_the_topic() -> None:
    question = resolve("Et d’où vient ce chiffre ?", [FIRST, "Et chez les jeunes ?"], content_terms)
    assert FIRST in question.search
