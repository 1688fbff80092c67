"""The order in which chosen sentences are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.selection.reading_order import reading_order
from assistant.service import Assistant
from corpus.types import BlockKind, Sentence


def sentence_of(assistant: Assistant, words: str) -> Sentence:
    return next(s for s in assistant.library.sentences if words in s.text)


def test_what_answers_is_read_before_what_stands_above_it(assistant: Assistant) -> None:
    above = sentence_of(assistant, "parfois rigides et peu attractives")
    answers = sentence_of(assistant, "des tâches administratives et bureaucratiques")
    assert reading_order([above.id, answers.id], answers, assistant.library) == [answers.id, above.id]


@pytest.mark.parametrize(
    ("above", "leaning"),
    [
        ("52 % des salariés français", "Parmi eux, 75 %"),
        ("innovations de rupture", "s’engager dans cette révolution"),
        ("porté à la connaissance des autorités", "D’abord parce qu’il valorise"),
    ],
)
def test_what_leans_on_the_sentence_before_stays_behind_it(assistant: Assistant, above: str, leaning: str) -> None:
    first, second = sentence_of(assistant, above), sentence_of(assistant, leaning)
    assert reading_order([second.id, first.id], second, assistant.library) == [first.id, second.id]


def test_a_list_stays_behind_what_introduces_it(assistant: Assistant) -> None:
    item = sentence_of(assistant, "Réduire la sinistralité")
    introduction = sentence_of(assistant, "ceci dans un triple objectif")
    assert item.kind is BlockKind.ITEM
    assert reading_order([item.id, introduction.id], item, assistant.library) == [introduction.id, item.id]


def test_the_passage_that_answers_comes_before_another_one_of_its_proposition(assistant: Assistant) -> None:
    earlier = sentence_of(assistant, "45 % des salariés engagés dans des actions bénévoles")
    leaning = sentence_of(assistant, "Il s’agit d’une piste intéressante à investiguer")
    before = assistant.library.neighbour(leaning.id, -1)
    assert before is not None
    chosen = [earlier.id, before.id, leaning.id]
    assert reading_order(chosen, leaning, assistant.library) == [before.id, leaning.id, earlier.id]


def test_a_note_stands_behind_what_calls_it(assistant: Assistant) -> None:
    calling = sentence_of(assistant, "8 salariés sur 10 choisiraient")
    note = sentence_of(assistant, "Etude sociologique de l’ADEME")
    assert note.kind is BlockKind.NOTE
    assert reading_order([note.id, calling.id], note, assistant.library) == [calling.id, note.id]


def test_an_answer_opens_with_the_sentence_that_answers(assistant: Assistant) -> None:
    answer = assistant.ask("Le secteur croule-t-il sous les tâches administratives ?")
    assert "tâches administratives" in answer.citations[0].quote


@given(data=st.data())
def test_nothing_is_lost_nor_said_twice(assistant: Assistant, data: st.DataObject) -> None:
    ids = [s.id for s in assistant.library.sentences]
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=8))
    best = assistant.library.sentence(data.draw(st.sampled_from(chosen)))
    ordered = reading_order(chosen, best, assistant.library)
    assert sorted(ordered) == sorted(set(chosen))
    assert assistant.library.place(ordered[0])[0] == assistant.library.place(best.id)[0]
