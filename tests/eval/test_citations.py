"""Citation validity: a sound answer has no fault, and each alteration is caught."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.types import Answer, Statement
from corpus.types import Corpus
from eval.citations import citation_faults


@pytest.fixture
def documents(corpus: Corpus) -> dict[str, Any]:
    return {document.source.id: document for document in corpus.documents}


@pytest.fixture
def sound(build: Any) -> Answer:
    answer: Answer = build.answer(build.citation(1, "75 %"), build.citation(2, "Nexem propose"))
    return answer


def _cited(answer: Answer, **changes: Any) -> Answer:
    return replace(answer, citations=(replace(answer.citations[0], **changes), *answer.citations[1:]))


def _stated(answer: Answer, **changes: Any) -> Answer:
    first = replace(answer.statements[0], **changes)
    return replace(answer, statements=(first, *answer.statements[1:]))


def test_a_sound_answer_has_no_fault(sound: Answer, documents: dict[str, Any]) -> None:
    assert citation_faults(sound, documents) == ()


def test_leads_may_name_titles_pages_propositions_and_notes(sound: Answer, documents: dict[str, Any]) -> None:
    lead = "Proposition 4, page 1, note 8, étude Gallup 2023, publié en 2025 :"
    answer = replace(_stated(sound, lead=lead), text=f"{lead}\n{sound.text}")
    assert citation_faults(answer, documents) == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"quote": "57 % des salariés quittent leur emploi à cause de leur manager."}, "mot pour mot"),
        ({"start": 60}, "mot pour mot"),
        ({"source_id": "inconnu"}, "source inconnue"),
        ({"sentence_id": "inconnue"}, "phrase inconnue"),
        ({"n": 2}, "numérotées"),
        ({"n": 3}, "ne mène à aucune citation"),
    ],
)
def test_an_altered_citation_is_caught(
    sound: Answer, documents: dict[str, Any], changes: dict[str, Any], fault: str
) -> None:
    assert fault in "\n".join(citation_faults(_cited(sound, **changes), documents))


@given(st.integers(0, 200), st.characters(codec="utf-8"))
def test_any_changed_character_of_a_quote_is_caught(corpus: Corpus, build: Any, at: int, letter: str) -> None:
    answer = build.answer(build.citation(1, "75 %"))
    quote = answer.citations[0].quote
    at %= len(quote)
    altered = quote[:at] + letter + quote[at + 1 :]
    faults = citation_faults(_cited(answer, quote=altered), {d.source.id: d for d in corpus.documents})
    assert bool(faults) == (altered != quote)


def test_a_quote_must_stand_in_the_sentence_it_names(sound: Answer, documents: dict[str, Any]) -> None:
    other = sound.citations[1]
    moved = _cited(sound, quote=other.quote, start=other.start, end=other.end)
    assert any("sort de la phrase" in fault for fault in citation_faults(moved, documents))


def test_markers_and_citations_answer_one_another(sound: Answer, documents: dict[str, Any]) -> None:
    extra = replace(sound, text=sound.text + " [3]")
    silent = replace(sound, text=sound.text.replace("[2]", ""))
    assert citation_faults(extra, documents) == ("Le renvoi [3] ne mène à aucune citation.",)
    assert citation_faults(silent, documents) == ("La citation [2] n’est appelée par aucun renvoi du texte.",)


def test_a_verbatim_statement_is_made_of_its_quotes(sound: Answer, documents: dict[str, Any]) -> None:
    text = "Presque tous les salariés quittent leur emploi à cause de leur manager."
    assert any("textuel" in fault for fault in citation_faults(_stated(sound, text=text), documents))
    quoted = _stated(sound, text=f"«\u00a0{sound.statements[0].text}\u00a0» [1]")
    assert citation_faults(quoted, documents) == ()


def test_numbers_of_a_statement_are_in_its_own_quotes(build: Any, documents: dict[str, Any]) -> None:
    answer = build.answer(build.citation(1, "75 %"), build.citation(2, "Le secteur"))
    phrased = Statement("35 000 salariés quittent leur emploi.", (1,), "verified")
    text = "35 000 salariés quittent leur emploi. [1] Le secteur compte 35 000 postes vacants. [2]"
    wrong = replace(answer, statements=(phrased, answer.statements[1]), text=text)
    assert [f for f in citation_faults(wrong, documents) if "35000" in f] == [
        "«\u00a035 000 salariés quittent leur emploi.\u00a0»\u00a0: le nombre 35000 n’est dans aucune de ses citations."
    ]


def test_numbers_of_the_frame_have_a_reference(sound: Answer, documents: dict[str, Any]) -> None:
    invented = replace(sound, text="Environ 90 % des cas.\n" + sound.text)
    assert any("90" in fault for fault in citation_faults(invented, documents))
    lead = _stated(sound, lead="Sur 90 salariés :")
    assert any("90" in fault for fault in citation_faults(lead, documents))


def test_an_answer_cites_and_an_abstention_need_not(build: Any, documents: dict[str, Any]) -> None:
    assert any("sans aucune citation" in fault for fault in citation_faults(build.answer(), documents))
    assert citation_faults(build.answer(status="not_in_corpus"), documents) == ()
    missing = replace(build.answer(build.citation(1, "75 %")), citations=())
    assert any("citation manque" in fault for fault in citation_faults(missing, documents))
