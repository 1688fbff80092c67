"""Questions asked of some parts only, on the real index: nothing outside is cited, nothing false is said of them."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.scope import SILENT, Scope, ask_within, words_of
from index.narrowed import narrowed

QUESTIONS = (
    "Quelles sont les douze propositions ?",
    "Que dit la proposition 7 ?",
    "Quelle part des salariés part à cause de son chef ?",
    "Qui est cité ?",
    "Combien de postes sont vacants ?",
    "Que propose Nexem pour les jeunes ?",
    "Quels sont les trois axes ?",
)
SCOPES = (Scope(axes=(2,)), Scope(propositions=(8, 9)), Scope(axes=(1,), propositions=(12,)))


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("scope", SCOPES)
def test_every_citation_and_passage_is_inside(assistant: Assistant, scope: Scope, question: str) -> None:
    answer = ask_within(assistant, question, (), scope)
    sections = scope.sections(assistant.corpus)
    assert all(assistant.library.sentence(c.sentence_id).section_id in sections for c in answer.citations)
    assert all(hit.passage.section_id in sections for hit in answer.hits)
    assert answer.status in {"not_in_corpus", "out_of_scope"} or answer.citations


def test_one_document_alone_is_asked(assistant: Assistant) -> None:
    press = next(d.source.id for d in assistant.corpus.documents if d.source.kind == "press")
    answer = ask_within(assistant, "Que propose Nexem pour les jeunes ?", (), Scope(sources=(press,)))
    assert {c.source_id for c in answer.citations} <= {press}
    assert {hit.passage.source_id for hit in answer.hits} == {press}


def test_an_enumeration_keeps_what_is_inside_and_says_that_it_is_partial(assistant: Assistant) -> None:
    answer = ask_within(assistant, "Quelles sont les douze propositions ?", (), Scope(axes=(2,)))
    assert [c.proposition for c in answer.citations] == [4, 5, 6, 7]
    assert answer.status == "partial"
    assert "douze" not in answer.text


def test_what_other_parts_say_much_better_is_not_answered_beside_the_point(assistant: Assistant) -> None:
    question = "Quelle part des salariés part à cause de son chef ?"
    inside = ask_within(assistant, question, (), Scope(propositions=(4,)))
    assert "75 %" in inside.text and inside.status == "answered"
    outside = ask_within(assistant, question, (), Scope(propositions=(8,)))
    assert (outside.status, outside.text) == ("not_in_corpus", SILENT)


def test_an_empty_scope_is_the_whole_corpus(assistant: Assistant) -> None:
    question = "Que dit la proposition 7 ?"
    assert ask_within(assistant, question, (), Scope()).text == assistant.ask(question).text


def test_a_narrowed_index_keeps_the_order_of_the_whole_one(assistant: Assistant) -> None:
    sections = Scope(axes=(3,)).sections(assistant.corpus)
    whole = [
        h.passage.id for h in assistant.index.search("jeunes", k=200) if h.passage.section_id in sections and h.score
    ]
    found = [h.passage.id for h in narrowed(assistant.index, sections).search("jeunes", k=200) if h.score]
    assert set(found) >= set(whole) and len(found) > 5
    assert narrowed(assistant.index, []).search("jeunes") == []


def test_a_scope_is_said_in_words(assistant: Assistant) -> None:
    press = next(d.source for d in assistant.corpus.documents if d.source.kind == "press")
    assert words_of(Scope(), assistant.corpus) == ""
    assert words_of(Scope(axes=(2, 1), propositions=(9,)), assistant.corpus) == "axes 1 et 2, proposition\u00a09"
    assert words_of(Scope(sources=(press.id,)), assistant.corpus) == f"dans «\u00a0{press.title}\u00a0»"
