"""Footnotes as text that can be cited: after the running text, which they leave as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.assemble import assemble
from corpus.derive import derive
from corpus.footnotes import parse_note
from corpus.load import load_corpus
from corpus.notes import with_notes
from corpus.propositions import extract_propositions
from corpus.types import (
    Block,
    BlockKind,
    Corpus,
    Document,
    Footnote,
    NoteCall,
    Parsed,
    Section,
    Sentence,
    Source,
    Voice,
)

SOURCE = Source("essai", "Essai", "Nexem", "Nexem", "2025", "manifesto", "essai.md", "")
AXES = {"axes": [{"number": 1, "title": "Un axe", "propositions": [1, 2]}]}


def called(text: str, *numbers: int, page: int | None = None) -> Block:
    """A paragraph that calls the notes ``numbers`` at its end."""
    return Block(BlockKind.PARAGRAPH, text, page=page, calls=tuple(NoteCall(len(text), number) for number in numbers))


def heading(level: int, text: str, page: int | None = None) -> Block:
    return Block(BlockKind.HEADING, text, level, page)


def document(*blocks: Block, notes: tuple[Footnote, ...] = (), source: Source = SOURCE) -> Document:
    return assemble(source, Parsed(blocks, notes, AXES))


def note_sections(one: Document) -> list[Section]:
    return [section for section in one.sections if section.note is not None]


def note_sentences(one: Document) -> list[Sentence]:
    return [sentence for sentence in one.sentences if sentence.kind is BlockKind.NOTE]


def running(one: Document) -> list[Sentence]:
    return [sentence for sentence in one.sentences if sentence.kind is not BlockKind.NOTE]


EXAMPLE = (
    heading(1, "Un axe", page=1),
    heading(2, "PROPOSITION 1 — Écouter", page=1),
    called("Un salarié sur deux part.", 3, page=1),
    heading(2, "PROPOSITION 2 — Former", page=2),
    called("Chacun se forme.", 1, page=2),
    heading(1, "Fin", page=3),
    called("C’est dit.", 2, page=3),
)
NOTES = (
    Footnote(1, "Enquête IFOP 2024. Elle porte sur 80 % des salariés."),
    Footnote(2, "Professeur au MIT.", 7),
    Footnote(3, "Etude Gallup 2023."),
    Footnote(4, "Enquête IFOP 2024. Elle porte sur 80 % des salariés."),
    Footnote(5, "Jamais appelée."),
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def manifesto(corpus: Corpus) -> Document:
    return next(one for one in corpus.documents if one.source.kind == "manifesto")


# By hand


def test_notes_stand_after_the_text_by_number_and_a_shared_text_once() -> None:
    one = document(*EXAMPLE, notes=tuple(reversed(NOTES)))
    texts = [NOTES[0].text, "Professeur au MIT.", "Etude Gallup 2023.", "Jamais appelée."]
    assert one.text == "\n\n".join([document(*EXAMPLE).text, *texts])
    assert [(section.path, section.note) for section in note_sections(one)] == [
        (("Notes", f"Note {number}"), number) for number in (1, 2, 3, 5)
    ]
    assert one.footnotes == tuple(reversed(NOTES)), "the notes themselves stay with their numbers"


def test_a_note_has_the_proposition_the_axis_and_the_page_of_its_caller() -> None:
    one = document(*EXAMPLE, notes=NOTES)
    rows = [(section.note, section.proposition, section.axis, section.page) for section in note_sections(one)]
    assert rows == [
        (1, 2, 1, 2),
        (2, None, None, 7),  # the note's own page wins over its caller's
        (3, 1, 1, 1),
        (5, None, None, None),  # nobody calls it
    ]


def test_a_long_note_is_cut_into_sentences_of_one_block() -> None:
    one = document(*EXAMPLE, notes=NOTES)
    first = note_sections(one)[0]
    rows = [(s.text, s.kind, s.page, s.speaker, s.footnotes) for s in one.sentences if s.section_id == first.id]
    assert rows == [
        ("Enquête IFOP 2024.", BlockKind.NOTE, 2, None, ()),
        ("Elle porte sur 80 % des salariés.", BlockKind.NOTE, 2, None, ()),
    ]
    blocks = [sentence.block for sentence in note_sentences(one)]
    assert blocks == [7, 7, 8, 9, 10], "one block a note, after those of the running text"


@pytest.mark.parametrize(
    ("kind", "text", "voice"),
    [
        ("manifesto", "Etude Gallup 2023.", Voice.SURVEY),
        ("manifesto", "Professeur au MIT.", Voice.OBSERVATION),
        ("press", "Etude Gallup 2023.", Voice.JOURNALIST),
        ("document", "Etude Gallup 2023.", Voice.DOCUMENT),
    ],
)
def test_who_speaks_in_a_note(kind: str, text: str, voice: Voice) -> None:
    one = document(called("Dit.", 1), notes=(Footnote(1, text),), source=replace(SOURCE, kind=kind))
    assert [sentence.voice for sentence in note_sentences(one)] == [voice]


def test_blanks_around_a_note_make_no_other_note() -> None:
    notes = (Footnote(1, "Etude Gallup 2023."), Footnote(2, " Etude Gallup 2023.\n"), Footnote(3, " \u00a0 "))
    one = document(called("Dit.", 1, 2, 3), notes=notes)
    assert [(section.note, one.text[section.start : section.end]) for section in note_sections(one)] == [
        (1, "Etude Gallup 2023.")
    ]


def test_a_document_without_notes_is_left_alone() -> None:
    bare = document(*EXAMPLE)
    assert with_notes(bare) == bare
    assert not note_sections(bare)
    assert not note_sentences(bare)


def test_a_note_is_no_section_of_a_proposition_and_lends_it_no_page() -> None:
    one, bare = document(*EXAMPLE, notes=(replace(NOTES[0], page=9), *NOTES[1:])), document(*EXAMPLE)
    assert extract_propositions(one) == extract_propositions(bare)
    assert [section.proposition for section in note_sections(one)] == [2, None, 1, None], (
        "it has its number all the same"
    )


def test_figures_do_not_come_from_notes() -> None:
    """The running text gives no percentage here: one in the register would be a note's."""
    one = document(*EXAMPLE, notes=NOTES)
    assert "80 %" in note_sentences(one)[1].text
    stated = {figure.text for figure in derive((one,), {}).figures}
    assert "80 %" not in stated
    told = document(called("80 % des salariés y croient.", 1), notes=NOTES)
    (figure,) = derive((told,), {}).figures
    assert (figure.text, figure.sentence_id) == ("80 %", told.sentences[0].id)


# Whatever the document

_PROSE = st.text(st.sampled_from("aé E.!?…«»()’12%\u00a0"), min_size=1, max_size=30)
_VISIBLE_PROSE = _PROSE.filter(lambda text: bool(text.strip()))
_NUMBER = st.integers(1, 9)
_BLOCKS = st.lists(
    st.one_of(
        st.builds(heading, st.integers(1, 3), st.sampled_from(["Un axe", "Fin", "Notes", "Note 1"])),
        st.builds(lambda text, numbers: called(text, *numbers), _VISIBLE_PROSE, st.lists(_NUMBER, max_size=2)),
    ),
    min_size=1,
    max_size=6,
)
_NOTE = st.one_of(_PROSE, st.sampled_from(["Ici.", " Ici.", "Ici.\n", "Ici. Ici.", " "]))
_NOTES = st.lists(st.builds(Footnote, _NUMBER, _NOTE), max_size=6, unique_by=lambda note: note.number).map(tuple)


@given(_BLOCKS, _NOTES)
def test_notes_change_nothing_of_the_running_text(blocks: list[Block], notes: tuple[Footnote, ...]) -> None:
    one, bare = document(*blocks, notes=notes), document(*blocks)

    def seen(sentences: list[Sentence]) -> list[tuple[object, ...]]:
        return [(s.id, s.start, s.end, s.text, s.kind, s.section_id, s.block, s.page, s.footnotes) for s in sentences]

    assert one.text.startswith(bare.text)
    assert seen(running(one)) == seen(list(bare.sentences))
    own = [replace(section, end=0) for section in one.sections if section.note is None]
    assert own == [replace(section, end=0) for section in bare.sections]
    ids = [sentence.id for sentence in one.sentences]
    assert len(set(ids)) == len(ids), "two sentences have the same id"


@given(_BLOCKS, _NOTES)
def test_sections_cover_the_text_in_order_and_sentences_stand_at_their_offsets(
    blocks: list[Block], notes: tuple[Footnote, ...]
) -> None:
    assert_whole(document(*blocks, notes=notes))


@given(_BLOCKS, _NOTES)
def test_every_distinct_note_stands_once_and_whole(blocks: list[Block], notes: tuple[Footnote, ...]) -> None:
    one = document(*blocks, notes=notes)
    lowest: dict[str, int] = {}
    for note in sorted(notes, key=lambda note: note.number):
        if note.text.strip():
            lowest.setdefault(note.text.strip(), note.number)
    found = [(one.text[section.start : section.end].strip(), section.note) for section in note_sections(one)]
    assert found == sorted(lowest.items(), key=lambda item: item[1])
    for section in note_sections(one):
        inside = [sentence for sentence in note_sentences(one) if sentence.section_id == section.id]
        whole = "".join("".join(sentence.text.split()) for sentence in inside)
        assert whole == "".join(one.text[section.start : section.end].split()), f"words of note {section.note} are lost"


def assert_whole(one: Document) -> None:
    assert one.sections[0].start == 0
    assert one.sections[-1].end == len(one.text)
    for before, after in zip(one.sections, one.sections[1:], strict=False):
        assert before.end == after.start, f"{before.id} ends at {before.end}, {after.id} starts at {after.start}"
    sections = {section.id: section for section in one.sections}
    assert len(sections) == len(one.sections), "two sections have the same id"
    position = 0
    for sentence in one.sentences:
        section = sections[sentence.section_id]
        assert one.text[sentence.start : sentence.end] == sentence.text, f"{sentence.id} is not at its offsets"
        assert position <= sentence.start < sentence.end, f"{sentence.id} overlaps what stands before it"
        assert section.start <= sentence.start and sentence.end <= section.end, f"{sentence.id} leaves {section.id}"
        assert (sentence.kind is BlockKind.NOTE) == (section.note is not None), f"{sentence.id} in {section.id}"
        position = sentence.end


# The manifesto


def test_every_distinct_note_of_the_manifesto_stands_once_after_the_running_text(manifesto: Document) -> None:
    lowest: dict[str, int] = {}
    for note in sorted(manifesto.footnotes, key=lambda note: note.number):
        lowest.setdefault(note.text, note.number)
    assert len(manifesto.footnotes) == 22 and len(lowest) == 19
    sections = note_sections(manifesto)
    assert {manifesto.text[one.start : one.end].strip(): one.note for one in sections} == lowest
    assert len(sections) == len(lowest)
    last = max(sentence.end for sentence in running(manifesto))
    assert min(section.start for section in sections) > last
    assert [section.path for section in sections] == [("Notes", f"Note {section.note}") for section in sections]
    assert_whole(manifesto)


def test_every_note_of_the_manifesto_has_the_proposition_and_the_axis_of_a_caller(manifesto: Document) -> None:
    homes = {section.id: section for section in manifesto.sections}
    for section in note_sections(manifesto):
        callers = [s for s in manifesto.sentences if section.note in s.footnotes]
        assert callers, f"nobody calls note {section.note}"
        first = homes[callers[0].section_id]
        assert (section.proposition, section.axis) == (first.proposition, first.axis), f"note {section.note}"
    gallup = next(one for one in note_sections(manifesto) if one.note == 8)
    assert gallup.proposition == 4


def test_surveys_among_the_notes_of_the_manifesto_speak_as_surveys(manifesto: Document) -> None:
    texts = {note.number: note.text for note in manifesto.footnotes}
    numbers = {section.id: section.note or 0 for section in note_sections(manifesto)}
    voices = {numbers[sentence.section_id]: sentence.voice for sentence in note_sentences(manifesto)}
    surveys = {number for number, voice in voices.items() if voice is Voice.SURVEY}
    assert surveys == {number for number in voices if parse_note(texts[number]).is_survey}
    assert {1, 8, 14} <= surveys
    assert not surveys & {12, 13, 19, 20}, "a person or a definition is taken for a survey"


def test_neither_propositions_nor_figures_of_the_corpus_rest_in_a_note(corpus: Corpus) -> None:
    notes = {section.id for one in corpus.documents for section in note_sections(one)}
    said = {sentence.id for one in corpus.documents for sentence in note_sentences(one)}
    held = {(p.number, name) for p in corpus.propositions for name in p.section_ids if name in notes}
    assert not held, f"propositions that hold a note: {held}"
    titled = [p.number for p in corpus.propositions if p.title_sentence_id in said]
    assert not titled, f"propositions whose title is a note: {titled}"
    figures = [figure.id for figure in corpus.figures if figure.sentence_id in said]
    assert not figures, f"figures stated by a note: {figures}"
    assert notes and said and corpus.propositions and corpus.figures
