"""The sheet of a proposition and the map."""

from __future__ import annotations

import pytest

from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.selection.stances import Addressee, Stance
from assistant.views.sheet import Sheet, make_map, make_sheet
from corpus.errors import UnknownDocument
from corpus.load import load_corpus
from corpus.types import BlockKind, Voice

LIBRARY = Library(load_corpus())
SHEETS = {p.number: make_sheet(p.number, LIBRARY) for p in LIBRARY.corpus.propositions}


@pytest.fixture(params=sorted(SHEETS), ids=str)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    """Each proposition in turn."""
    return SHEETS[request.param]


def test_the_four_lists_hold_each_own_sentence_once(sheet: Sheet) -> None:
    own = [
        s.id
        for i in sheet.proposition.section_ids
        for s in LIBRARY.section_sentences(i)
        if s.voice in (Voice.PROPOSAL, Voice.OBSERVATION) and s.kind not in (BlockKind.HEADING, BlockKind.NOTE)
    ]
    listed = [said.citation.sentence_id for stance in Stance for said in sheet.of(stance)]
    assert sorted(listed) == sorted(own)


def test_every_sentence_of_the_proposition_is_shown_somewhere(sheet: Sheet) -> None:
    shown = {said.citation.sentence_id for said in sheet.said}
    shown |= {row.figure.sentence_id for plot in sheet.plots for row in plot.rows}
    shown |= {c.sentence_id for c in (*sheet.studies, *sheet.fiche.examples)}
    shown |= {c.sentence_id for person in sheet.people for c in person.citations}
    for section_id in sheet.proposition.section_ids:
        for sentence in LIBRARY.section_sentences(section_id):
            if sentence.kind not in (BlockKind.HEADING, BlockKind.NOTE) and not is_signature(sentence):
                assert sentence.id in shown, sentence.text


def test_every_figure_is_plotted_once_beside_its_bar(sheet: Sheet) -> None:
    plotted = [row.figure.id for plot in sheet.plots for row in plot.rows]
    registered = [f.id for f in LIBRARY.corpus.figures if f.proposition == sheet.proposition.number]
    assert sorted(plotted) == sorted(registered)
    for plot in sheet.plots:
        assert len(plot.rows) == len(plot.bars)
        for row, bar in zip(plot.rows, plot.bars, strict=True):
            assert bar is None or bar.figure is row.figure


def test_the_text_is_whole_and_in_order(sheet: Sheet) -> None:
    read = [s for part in sheet.parts for block in part.blocks for s in block]
    assert [s.start for s in read] == sorted(s.start for s in read)
    expected = {
        s.id
        for i in sheet.proposition.section_ids
        for s in LIBRARY.section_sentences(i)
        if s.kind not in (BlockKind.HEADING, BlockKind.NOTE)
    }
    assert {s.id for s in read} == expected


def test_every_note_that_the_text_calls_is_printed_once(sheet: Sheet) -> None:
    called = {n for part in sheet.parts for block in part.blocks for s in block for n in s.footnotes}
    called |= {n for part in sheet.parts for n in part.title_notes}
    printed = [note.number for part in sheet.parts for note in part.notes]
    assert sorted(printed) == sorted(called)


def test_what_is_asked_of_the_public_authorities() -> None:
    asked = {n: len(s.asked_of(Addressee.PUBLIC)) for n, s in SHEETS.items() if s.asked_of(Addressee.PUBLIC)}
    assert asked == {6: 1, 9: 3}
    assert len(SHEETS[5].asked_of(Addressee.MEMBERS)) == 1


def test_people_keep_their_name_office_and_words() -> None:
    (person,) = SHEETS[4].people
    assert (person.name, person.role, person.organisation) == ("Matthieu Thiébault", "Directeur général", "Askoria")
    assert person.citations[0].quote.startswith("Le management se doit")
    assert not any("Askoria" in citation.quote for citation in person.citations)


def test_the_map_holds_the_three_axes_and_the_twelve_propositions() -> None:
    axes = make_map(LIBRARY)
    assert [axis.number for axis in axes] == [1, 2, 3]
    assert [e.proposition.number for axis in axes for e in axis.entries] == list(range(1, 13))
    nine = next(e for axis in axes for e in axis.entries if e.proposition.number == 9)
    assert (nine.figures, nine.asks, nine.people) == (4, 3, 0)


def test_an_unknown_proposition_is_refused() -> None:
    with pytest.raises(UnknownDocument, match="proposition 13"):
        make_sheet(13, LIBRARY)
