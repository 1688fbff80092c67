"""Questions offered after an answer: useful, different, and answered when they are asked in turn."""

from __future__ import annotations

from itertools import combinations

import pytest

from assistant.draft import Draft, Pick
from assistant.service import Assistant
from assistant.understanding.question import understand
from assistant.views.starters import starters
from assistant.views.suggestions import LONGEST, OFFERED, SHORTEST, printed, stands_alone, suggestions
from index.analysis import content_terms

QUESTIONS = (
    "Quelle part des salariés part à cause de son chef ?",
    "Combien de postes sont vacants ?",
    "Comment stimuler la créativité ?",
    "Quelles sont les douze propositions du manifeste ?",
    "Que dit la proposition 13 ?",
    "Quelle est la recette de la tarte aux pommes ?",
    "Quel est le salaire moyen d’un éducateur ?",
    "Qu’est-ce que le mentorat inversé ?",
    "Que dit la proposition 4 ?",
    "Comment attirer les jeunes ?",
    "Quelle place pour les bénévoles ?",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_three_readable_questions_at_most(assistant: Assistant, question: str) -> None:
    offered = assistant.ask(question).suggestions
    assert 1 <= len(offered) <= OFFERED
    for text in offered:
        assert SHORTEST <= len(text.replace("\u00a0", " ").split()) <= LONGEST + 6  # marks stand apart
        assert text.endswith("\u00a0?")
        assert text[0].isupper()
        assert "'" not in text
        assert text != question.replace(" ?", "\u00a0?")


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_two_are_alike(assistant: Assistant, question: str) -> None:
    for one, other in combinations(assistant.ask(question).suggestions, 2):
        mine, theirs = set(content_terms(one)), set(content_terms(other))
        assert len(mine & theirs) < min(len(mine), len(theirs))


def test_a_sample_is_answered(assistant: Assistant) -> None:
    offered = [s for question in QUESTIONS for s in assistant.ask(question).suggestions]
    sample = list(dict.fromkeys(offered))[:25]
    assert len(sample) == 25
    refused = [s for s in sample if assistant.ask(s).status not in {"answered", "partial"}]
    assert refused == []


def test_they_differ_from_answer_to_answer(assistant: Assistant) -> None:
    offered = [s for question in QUESTIONS for s in assistant.ask(question).suggestions]
    assert len(set(offered)) > 0.7 * len(offered)


def test_none_is_led_to_by_a_cited_sentence(assistant: Assistant) -> None:
    for question in QUESTIONS:
        answer = assistant.ask(question)
        cited = {printed(q) for c in answer.citations for q in assistant.library.questions_of(c.sentence_id)}
        assert not cited & set(answer.suggestions)


def test_outside_the_subject_the_starters_are_offered(assistant: Assistant) -> None:
    offered = suggestions(Draft("out_of_scope"), (), assistant.library)
    assert len(offered) == OFFERED
    assert set(offered) <= set(starters())


def test_what_was_asked_is_not_offered_again(assistant: Assistant) -> None:
    starter = starters()[0]
    again = suggestions(Draft("out_of_scope"), (), assistant.library, understand(starter))
    assert starter in suggestions(Draft("out_of_scope"), (), assistant.library)
    assert starter not in again


def test_without_passages_nor_answer_the_documents_are_offered(assistant: Assistant) -> None:
    assert suggestions(Draft("not_in_corpus"), (), assistant.library) == ("Quels sont les documents consultés\u00a0?",)


def test_without_editorial_questions_a_proposition_is_offered(assistant: Assistant) -> None:
    titles = [p.title_sentence_id for p in assistant.library.corpus.propositions]
    offered = suggestions(Draft("not_in_corpus", near=tuple(titles[:3])), (), assistant.library)
    assert [s.split("«")[0].strip("\u00a0 :") for s in offered] == [f"Que dit la proposition {n}" for n in (1, 2, 3)]


def test_a_proposition_that_does_not_exist_leads_to_those_that_do(assistant: Assistant) -> None:
    offered = assistant.ask("Que dit la proposition 13 ?").suggestions
    assert offered[0].startswith("Que dit la proposition 1")


def test_the_same_answer_gets_the_same_suggestions(assistant: Assistant) -> None:
    titles = [p.title_sentence_id for p in assistant.library.corpus.propositions]
    hits = assistant.search("gouvernance", k=10)
    draft = Draft("answered", (Pick(titles[0]),))
    assert suggestions(draft, hits, assistant.library) == suggestions(draft, hits, assistant.library)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Comment motiver les équipes ?", True),
        ("Qu’est-ce qu’une organisation apprenante ?", True),
        ("Quel appui Nexem attend-il de l’État ?", True),
        ("À quoi sert la CCUE ?", True),
        ("mentorat inversé définition", False),
        ("Étudiante : quand ce texte est-il sorti ?", False),
        ("Comment motiver mes équipes ?", False),
        ("Pourquoi cette idée plaît-elle ?", False),
        ("Qui l’a dit ? Et où ?", False),
    ],
)
def test_a_question_that_can_be_offered_stands_alone(text: str, alone: bool) -> None:
    assert stands_alone(printed(text)) is alone
