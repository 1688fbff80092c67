"""Passages are whole sentences, inside one section, and none is forgotten."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.types import BlockKind, Corpus
from index.passages import make_passages

SENTENCE = st.integers(1, 300).map(lambda size: "m" * size + ".")
BLOCK = st.one_of(
    st.tuples(st.just("heading"), st.tuples(st.just("Titre"), st.one_of(st.none(), st.integers(1, 12)))),
    st.tuples(st.sampled_from(["paragraph", "item", "quote", "callout"]), st.lists(SENTENCE, min_size=1, max_size=6)),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(blocks=st.lists(BLOCK, max_size=20), target=st.integers(50, 900), overlap=st.integers(0, 3))
def test_invariants_hold_for_any_document(document_from, blocks, target: int, overlap: int) -> None:
    document = document_from("d", blocks)
    passages = make_passages(document, target_chars=target, overlap_sentences=overlap)
    sentences = {sentence.id: sentence for sentence in document.sentences}
    order = {sentence.id: rank for rank, sentence in enumerate(document.sentences)}
    for passage in passages:
        members = [sentences[identifier] for identifier in passage.sentence_ids]
        ranks = [order[identifier] for identifier in passage.sentence_ids]
        assert ranks == list(range(ranks[0], ranks[0] + len(ranks)))
        assert (passage.start, passage.end) == (members[0].start, members[-1].end)
        assert passage.text == document.text[passage.start : passage.end]
        assert {member.section_id for member in members} == {passage.section_id}
        assert all(member.kind is not BlockKind.HEADING for member in members)
        kinds = {member.kind for member in members}
        assert len(kinds) == 1 or kinds == {BlockKind.PARAGRAPH, BlockKind.ITEM}
        assert len({member.speaker for member in members}) == 1
        assert set(passage.pages) == {member.page for member in members}
    covered = {identifier for passage in passages for identifier in passage.sentence_ids}
    assert covered == {s.id for s in document.sentences if s.kind is not BlockKind.HEADING}
    assert len({passage.id for passage in passages}) == len(passages)
    starts = [order[passage.sentence_ids[-1]] for passage in passages]
    assert starts == sorted(set(starts)), "every passage goes further than the one before"


def test_a_list_stays_with_the_sentence_that_introduces_it(corpus: Corpus) -> None:
    passages = make_passages(corpus.documents[0], target_chars=120, overlap_sentences=0)
    whole = [passage.text for passage in passages if "trois leviers" in passage.text]
    assert len(whole) == 1
    assert "former les cadres" in whole[0]
    assert "reconnaître l’engagement" in whole[0]


def test_quotations_and_call_outs_stand_alone(corpus: Corpus) -> None:
    texts = [passage.text for passage in make_passages(corpus.documents[0], target_chars=600, overlap_sentences=1)]
    assert "Un cadre qui écoute change tout. La confiance se construit chaque jour." in texts
    assert any(text.startswith("75 %") and text.endswith("interroge.") for text in texts)


def test_a_quotation_keeps_its_signature(document_from) -> None:
    specs = [("paragraph", ["Avant."]), ("quote", ["Dire."]), ("paragraph", ["Après."])]
    document = document_from("d", specs)
    quote, after = document.sentences[1:]
    signed = replace(document, sentences=(document.sentences[0], quote, replace(after, speaker=quote.speaker)))
    texts = [passage.text for passage in make_passages(signed, target_chars=600, overlap_sentences=1)]
    assert texts == ["Avant.", "Dire.\n\nAprès."]


def test_overlap_repeats_the_last_sentence(document_from) -> None:
    document = document_from("d", [("paragraph", [f"Phrase numéro {n} {'x' * 80}." for n in range(10)])])
    passages = make_passages(document, target_chars=300, overlap_sentences=1)
    assert len(passages) > 1
    for before, after in pairwise(passages):
        assert before.sentence_ids[-1] == after.sentence_ids[0]


def test_an_id_depends_on_its_sentences_only(document_from) -> None:
    body = [("heading", ("A", 1)), ("paragraph", ["Un.", "Deux."])]
    changed = [*body, ("heading", ("B", 2)), ("paragraph", ["Trois."])]
    first = make_passages(document_from("d", body), target_chars=600, overlap_sentences=1)
    second = make_passages(document_from("d", changed), target_chars=600, overlap_sentences=1)
    assert first[0].id == second[0].id


@pytest.mark.parametrize("target", [300, 600])
def test_sizes_are_near_the_target(document_from, target: int) -> None:
    document = document_from("d", [("paragraph", ["x" * 59 + "." for _ in range(200)])])
    sizes = [len(passage.text) for passage in make_passages(document, target_chars=target, overlap_sentences=0)]
    assert max(sizes) <= 1.5 * target
    assert min(sizes) >= 0.5 * target
