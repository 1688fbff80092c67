"""Propositions side by side: exact sentences of each, silence told, what they share."""

from __future__ import annotations

import pytest

from assistant.errors import QuestionTooLong
from assistant.service import Assistant
from assistant.ui.comparison_html import comparison_html
from assistant.views.comparison import MOST_QUOTES, TooFewPropositions, compare
from assistant.views.related import related
from corpus.errors import UnknownDocument

ALL = range(1, 13)


def speaking(theme: str, assistant: Assistant) -> set[int]:
    made = compare(ALL, theme, assistant.index, assistant.library)
    return {c.proposition.number for c in made.columns if c.quotes}


@pytest.mark.parametrize("theme", ["télétravail", "reconnaissance", "formation", "gouvernance", "salariés"])
def test_each_quotation_is_exact_and_of_its_proposition(theme: str, assistant: Assistant) -> None:
    made = compare(ALL, theme, assistant.index, assistant.library)
    assert [c.proposition.number for c in made.columns] == list(ALL)
    for column in made.columns:
        assert len(column.quotes) <= MOST_QUOTES
        assert [q.start for q in column.quotes] == sorted(q.start for q in column.quotes)
        for quote in column.quotes:
            document = assistant.library.documents[quote.source_id]
            assert quote.quote == document.text[quote.start : quote.end]
            assert quote.proposition == column.proposition.number


def test_who_speaks_of_a_theme_and_who_is_silent(assistant: Assistant) -> None:
    assert speaking("télétravail", assistant) == {7, 11}
    assert speaking("intelligence artificielle", assistant) == {7}
    assert {2} <= speaking("bénévolat", assistant) <= {1, 2, 3}
    assert speaking("gastronomie", assistant) == set()


def test_the_figures_are_those_of_the_register(assistant: Assistant) -> None:
    made = compare((8, 3, 8), "", assistant.index, assistant.library)
    assert [c.proposition.number for c in made.columns] == [3, 8]
    assert [len(c.figures) for c in made.columns] == [
        sum(f.proposition == n for f in assistant.corpus.figures) for n in (3, 8)
    ]
    assert not any(c.quotes for c in made.columns)


def test_what_two_propositions_share_is_in_both(assistant: Assistant) -> None:
    near = related(4, assistant.library)[0]
    other = near.proposition.number
    made = compare((4, other), "", assistant.index, assistant.library)
    (shared,) = made.shared
    assert shared.numbers == tuple(sorted((4, other)))
    assert made.themes == shared.expressions != ()


def test_what_cannot_be_compared(assistant: Assistant) -> None:
    with pytest.raises(TooFewPropositions):
        compare((4, 4), "", assistant.index, assistant.library)
    with pytest.raises(UnknownDocument):
        compare((4, 13), "", assistant.index, assistant.library)
    with pytest.raises(QuestionTooLong):
        compare((4, 5), "a" * 5000, assistant.index, assistant.library)


def test_the_page_escapes_what_is_typed_and_tells_silence(assistant: Assistant) -> None:
    html = comparison_html(compare((3, 7), "télétravail <b>", assistant.index, assistant.library))
    assert "<b>" not in html
    assert html.count("Rien d’assez proche") == 1
    assert html.count("data-proposition") == 2
