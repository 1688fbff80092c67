"""What a presentation holds: exact words, known voices, the length that was asked for."""

from __future__ import annotations

import re
from itertools import product

import pytest

from assistant.deck import words
from assistant.deck.build import SLIDES, NothingToPresent
from assistant.deck.clauses import CUT, faithful
from assistant.deck.content import candidates
from assistant.deck.for_us import all_questions
from assistant.deck.layout import lay_out
from assistant.deck.metrics import wrap
from assistant.deck.model import LONGEST_TITLE, MOST_LINES, Deck, Request, Slide
from assistant.deck.pick import Taste
from assistant.deck.prepare import prepare
from assistant.errors import EmptyQuestion
from assistant.service import Assistant
from corpus.errors import UnknownDocument
from corpus.types import BlockKind, Voice


def every_slide(assistant: Assistant) -> list[Slide]:
    """Every slide that any proposition could give to any audience."""
    return [
        candidate.slide
        for audience, proposition in product(words.AUDIENCES, assistant.corpus.propositions)
        for candidate in candidates(proposition, Taste(audience), assistant.library)
    ]


def test_every_line_stands_word_for_word_in_its_sentences(assistant: Assistant, decks: dict[str, Deck]) -> None:
    slides = [*every_slide(assistant), *(slide for deck in decks.values() for slide in deck.slides)]
    count = 0
    for slide in slides:
        for line in slide.cited():
            assert faithful(line.text, [c.quote for c in line.citations]), line.text
            for citation in line.citations:
                assert assistant.library.sentence(citation.sentence_id).text == citation.quote
            count += 1
    assert count > 500


def test_what_claims_something_has_a_citation(assistant: Assistant, decks: dict[str, Deck]) -> None:
    for slide in [*every_slide(assistant), *(slide for deck in decks.values() for slide in deck.slides)]:
        if slide.kind in {"points", "quote", "stats", "chart", "likely"}:
            lines = [
                *slide.lines,
                *(s.line for s in slide.stats),
                *(b.line for b in (slide.chart.bars if slide.chart else ())),
            ]
            assert slide.cited()
            assert all(line.citations for line in lines)


def test_nexem_speaks_where_nexem_is_said_to_speak(assistant: Assistant) -> None:
    own = {Voice.PROPOSAL, Voice.OBSERVATION, Voice.LEGAL}
    for slide in every_slide(assistant):
        voices = {c.voice for line in slide.cited() for c in line.citations}
        if slide.title.startswith(("Ce que Nexem", words.COMMITS)) or words.OBSERVES in slide.kicker:
            assert voices <= own, slide
        if slide.kind == "quote":
            assert voices == {Voice.QUOTED}
            speakers = {c.speaker for line in slide.lines for c in line.citations}
            assert slide.signature and len(speakers) == 1
            assert all(
                part in (speakers.copy().pop() or "")
                for part in (slide.signature.name, slide.signature.role, slide.signature.organisation)
            )


def test_figures_that_share_a_chart_compare(assistant: Assistant) -> None:
    figures = {(f.sentence_id, f.value): f for f in assistant.corpus.figures}
    charts = [slide.chart for slide in every_slide(assistant) if slide.chart]
    assert charts
    for chart in charts:
        held = [figures[bar.line.citations[0].sentence_id, bar.value] for bar in chart.bars]
        assert {f.unit for f in held} == {chart.unit}
        one_measure = len({f.sentence_id for f in held}) == 1 and all(f.measure.endswith(chart.about) for f in held)
        notes = {n.text for bar in chart.bars for n in bar.line.citations[0].footnotes}
        one_population = len(notes) == 1 and all(
            f.population == chart.about or re.search("interrogé|répondant", f.population) for f in held
        )
        assert one_measure or one_population, chart


def test_different_populations_share_no_chart(assistant: Assistant) -> None:
    """Three figures of one survey about three populations: large numbers, no bars."""
    proposition = assistant.corpus.propositions[3]
    kinds = {c.slide.kind for c in candidates(proposition, Taste("ca"), assistant.library) if c.sort == "figures"}
    assert kinds == {"stats"}


def test_every_large_number_stands_in_its_sentence(assistant: Assistant) -> None:
    for slide in every_slide(assistant):
        for stat in slide.stats:
            quotes = " ".join(c.quote for c in stat.line.citations)
            assert "".join(stat.value.split()) in "".join(quotes.split())
            assert stat.source


def test_five_lines_at_most(assistant: Assistant, decks: dict[str, Deck]) -> None:
    slides = [*every_slide(assistant), *(slide for deck in decks.values() for slide in deck.slides)]
    for slide in slides:
        if slide.kind != "sources":
            assert len(slide.lines) <= MOST_LINES
            assert 2 * len(slide.exchanges) <= MOST_LINES
    for deck in decks.values():
        for page, slide in zip(lay_out(deck), deck.slides, strict=True):
            if slide.kind in {"points", "quote"}:
                boxes = [
                    b
                    for b in page.items
                    if any(
                        line.text.removesuffix(CUT).strip()[:40]
                        in "".join(r.text for p in getattr(b, "paragraphs", ()) for r in p.runs)
                        for line in slide.lines
                    )
                ]
                shown = [
                    wrap(p.runs[0].text, p.size, (b.w - 2 * b.pad) * 72 * 0.97) for b in boxes for p in b.paragraphs
                ]
                assert 0 < sum(len(rows) for rows in shown) <= MOST_LINES, slide.id


@pytest.mark.parametrize("minutes", [5, 15, 30])
def test_the_length_is_what_was_asked(decks: dict[str, Deck], minutes: int) -> None:
    made = [deck for deck in decks.values() if deck.request.minutes == minutes]
    assert made
    for deck in made:
        assert SLIDES[minutes] - 1 <= len(deck.slides) <= SLIDES[minutes] + 1


def test_the_frame_of_a_presentation(decks: dict[str, Deck]) -> None:
    for deck in decks.values():
        kinds = [slide.kind for slide in deck.slides]
        assert kinds[0] == "title" and kinds[-1] == "sources"
        assert ("agenda" in kinds) == (deck.request.minutes > 5)
        assert {"ours", "likely"} <= set(kinds)
        assert len({slide.id for slide in deck.slides}) == len(deck.slides)
        assert deck.corpus_version in deck.footer


def test_the_sources_slide_names_every_document_and_note(decks: dict[str, Deck], assistant: Assistant) -> None:
    for deck in decks.values():
        listed = " ".join(line.text for slide in deck.slides if slide.kind == "sources" for line in slide.lines)
        for slide in deck.slides:
            for line in slide.cited():
                for citation in line.citations:
                    assert citation.source_title in listed
                    assert all(note.text in listed for note in citation.footnotes)


def test_each_audience_hears_its_own_voices_first(assistant: Assistant) -> None:
    first = {
        audience: candidates(assistant.corpus.propositions[3], Taste(audience), assistant.library)[0].sort
        for audience in words.AUDIENCES
    }
    assert first["equipe"] == "quote"
    assert first["ca"] == "figures"


def test_likely_questions_have_the_assistant_s_own_answer(decks: dict[str, Deck], assistant: Assistant) -> None:
    editorial = {re.sub(r"\s*\?$", "", q.text.replace("'", "’")) for q in assistant.corpus.questions}
    held = [e for deck in decks.values() for slide in deck.slides for e in slide.exchanges]
    assert len(held) >= 2 * len(decks)
    for exchange in held[:8]:
        assert re.sub(r"\s*\?$", "", exchange.question) in editorial
        answer = assistant.ask(exchange.question)
        assert answer.status == "answered"
        assert answer.citations[0].sentence_id == exchange.answer.citations[0].sentence_id
        assert exchange.whole == answer.text


def test_our_questions_state_nothing() -> None:
    table = all_questions()
    assert set(table) == set(range(13))
    for audiences in table.values():
        assert set(audiences) == set(words.AUDIENCES)
        for registers in audiences.values():
            assert set(registers) == set(words.REGISTERS)
            assert len(registers["soutenu"]) == len(registers["courant"]) >= 2
            for question in (*registers["soutenu"], *registers["courant"]):
                assert question.endswith("\u00a0?") and not re.search(r"\d|\. ", question), question
                assert "'" not in question


def test_the_same_request_gives_the_same_presentation(decks: dict[str, Deck], assistant: Assistant) -> None:
    for name in ("1-ca-5", "question-direction-15"):
        assert prepare(decks[name].request, assistant) == decks[name]


def test_what_cannot_be_presented_is_refused(assistant: Assistant) -> None:
    with pytest.raises(UnknownDocument, match="proposition 99"):
        prepare(Request((4, 99)), assistant)
    with pytest.raises(EmptyQuestion):
        prepare(Request(question="  "), assistant)
    with pytest.raises(NothingToPresent, match="ne répondent pas"):
        prepare(Request(question="Quelle est la capitale de l’Australie ?"), assistant)


def test_propositions_left_without_a_slide_are_named(assistant: Assistant) -> None:
    deck = prepare(Request(tuple(range(1, 13)), minutes=5), assistant)
    shown = {slide.number for slide in deck.slides if slide.number}
    missing = sorted(set(range(1, 13)) - shown)
    assert missing and all(str(number) in deck.notice for number in missing)


def test_no_slide_repeats_another(decks: dict[str, Deck]) -> None:
    for deck in decks.values():
        lines = [line.text for slide in deck.slides if slide.kind != "likely" for line in slide.cited()]
        assert len(lines) == len(set(lines))


def test_a_whole_quotation_or_the_mark_of_what_is_left(assistant: Assistant) -> None:
    for slide in every_slide(assistant):
        if slide.kind == "quote":
            block = assistant.library.sentence(slide.lines[0].citations[0].sentence_id).block
            document = assistant.library.document_of(slide.lines[0].citations[0].sentence_id)
            said = " ".join(s.text for s in document.sentences if s.block == block and s.kind is BlockKind.QUOTE)
            assert slide.lines[0].text == said or slide.lines[0].text.endswith(CUT)


def test_a_long_question_makes_a_title_that_fits(assistant: Assistant) -> None:
    question = "Que demande Nexem aux pouvoirs publics, " + "et aussi " * 20 + "pour la formation ?"
    deck = prepare(Request(question=question, minutes=5), assistant)
    assert len(deck.title) <= LONGEST_TITLE and deck.title.endswith("…")
