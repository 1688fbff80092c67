"""The measure of « Ma situation »: what it counts, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from assistant.service import Assistant
from assistant.settings import load_settings
from assistant.worksheet.build import make_worksheet, situation
from assistant.worksheet.structures import structures
from assistant.worksheet.types import Outcome, Situation, Unsaid, Worksheet
from eval.worksheet.cases import OutcomeCase, outcomes, situations
from eval.worksheet.command import FLOOR, describe
from eval.worksheet.measure import faults, measure


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    from assistant.maintenance import build

    settings = load_settings(data_dir=tmp_path_factory.mktemp("data"), llm="")
    build(settings)
    return Assistant.open(settings)


@pytest.fixture(scope="module")
def made(assistant: Assistant) -> Worksheet:
    given = situation("MECS", "Nos postes restent vacants, personne ne connaît nos métiers.", 40, "directrice")
    return make_worksheet(given, assistant.index, assistant.library)


def test_the_situations_are_as_announced(assistant: Assistant) -> None:
    test, development = situations("test"), situations("development")
    assert len(test) == 40
    assert len(development) >= 20
    assert not {case.text for case in test} & {case.text for case in development}
    kinds = {structure.kind for structure in structures()}
    assert {case.structure for case in test} == kinds
    numbers = {p.number for p in assistant.corpus.propositions}
    assert {e.proposition for case in test for e in case.expected} == numbers
    assert {case.outcome for case in outcomes("test")} == set(Outcome)


def test_no_situation_is_an_editorial_question_or_a_difficulty(assistant: Assistant) -> None:
    from assistant.worksheet.editorial import load_editorial

    known = {q.text for q in assistant.corpus.questions}
    known |= {d for w in load_editorial().propositions.values() for d in w.difficulties}
    for case in situations("test"):
        assert not known & {part.strip() for part in case.text.split(". ")}


def test_the_floor_is_reached_and_nothing_is_invented(assistant: Assistant) -> None:
    make = partial(make_worksheet, index=assistant.index, library=assistant.library)
    result = measure(situations("test"), outcomes("test"), make, assistant.library)
    assert result.share >= FLOOR
    assert result.faults == ()
    assert result.interval.low <= result.share <= result.interval.high
    assert "40, 51 propositions attendues" in describe("test", result, details=True)


def test_the_share_counts_the_first_three_only(assistant: Assistant, made: Worksheet) -> None:
    case = situations("test")[0]
    found = [sheet.number for sheet in made.sheets]
    wanted = tuple(replace_expected(case, numbers).expected for numbers in ([found[0], found[1]], [99]))
    right, wrong = (case.model_copy(update={"expected": expected}) for expected in wanted)

    def same(given: Situation) -> Worksheet:
        return replace(made, situation=given)

    texts = [OutcomeCase(id="o", split="test", outcome=Outcome.VAGUE, text="Ça ne va pas.")]
    result = measure([right, wrong], texts, same, assistant.library)
    assert result.share == pytest.approx(2 / 3)
    assert result.first == pytest.approx(0.5)
    assert (result.outcomes, result.outcome_cases) == (0, 1)


def replace_expected(case, numbers):  # type: ignore[no-untyped-def]
    expected = tuple(case.expected[0].model_copy(update={"proposition": number}) for number in numbers)
    return case.model_copy(update={"expected": expected})


def test_an_honest_worksheet_has_no_fault(assistant: Assistant, made: Worksheet) -> None:
    assert list(faults(made, assistant.library)) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("une aide de 1200 par mois", "1200"),
        ("ce à quoi vous avez droit", "avez droit"),
        ("l’entretien qui est obligatoire", "obligatoire"),
        ("une part de 12 %", "%"),
    ],
)
def test_a_figure_or_a_right_of_our_own_is_a_fault(
    assistant: Assistant, made: Worksheet, words: str, said: str
) -> None:
    sheet = replace(made.sheets[0], unsaid=(Unsaid(words, ("Nexem",)),))
    found = list(faults(replace(made, sheets=(sheet, *made.sheets[1:])), assistant.library))
    assert any(said in fault for fault in found)


def test_an_altered_quotation_is_a_fault(assistant: Assistant, made: Worksheet) -> None:
    quoted = made.sheets[0].reasons[0]
    altered = replace(quoted, citation=replace(quoted.citation, quote="Nexem promet 500 euros."))
    sheet = replace(made.sheets[0], reasons=(altered, *made.sheets[0].reasons[1:]))
    found = list(faults(replace(made, sheets=(sheet, *made.sheets[1:])), assistant.library))
    assert any("n’est pas le texte du document" in fault for fault in found)
