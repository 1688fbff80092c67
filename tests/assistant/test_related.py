"""Propositions that go together, and why."""

from __future__ import annotations

import pytest

from assistant.library.citations import Library
from assistant.views.related import MOST_REASONS, MOST_RELATED, related
from corpus.load import load_corpus
from index.analysis import content_terms

LIBRARY = Library(load_corpus())
NUMBERS = [p.number for p in LIBRARY.corpus.propositions]


def words_of(number: int) -> set[str]:
    """Every content word of a proposition."""
    proposition = next(p for p in LIBRARY.corpus.propositions if p.number == number)
    return {t for i in proposition.section_ids for s in LIBRARY.section_sentences(i) for t in content_terms(s.text)}


@pytest.mark.parametrize("number", NUMBERS)
def test_every_proposition_has_neighbours_with_a_reason_in_the_words_of_both(number: int) -> None:
    found = related(number, LIBRARY)
    assert 1 <= len(found) <= MOST_RELATED
    assert number not in {near.proposition.number for near in found}
    for near in found:
        assert near.shared
        assert len(near.shared) <= MOST_REASONS
        for words in near.shared:
            terms = set(content_terms(words))
            assert terms <= words_of(number)
            assert terms <= words_of(near.proposition.number)


def test_what_the_text_refers_to_comes_first_both_ways() -> None:
    # Proposition 12: « comme évoqué dans la proposition 6 relative aux organisations apprenantes ».
    first = related(12, LIBRARY)[0]
    assert first.proposition.number == 6
    assert first.reference is not None
    assert "proposition 6" in first.reference.text
    assert related(6, LIBRARY)[0].proposition.number == 12


def test_governance_goes_with_governance() -> None:
    assert related(2, LIBRARY)[0].proposition.number == 3
    assert related(3, LIBRARY)[0].proposition.number == 2


def test_neighbours_are_ordered_by_score() -> None:
    for number in NUMBERS:
        scores = [near.score for near in related(number, LIBRARY)]
        assert scores == sorted(scores, reverse=True)


def test_an_unknown_proposition_has_no_neighbour() -> None:
    assert related(99, LIBRARY) == ()
