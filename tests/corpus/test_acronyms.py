"""Acronyms as the text expands them, and those it never expands."""

from __future__ import annotations

import pytest

from corpus.acronyms import extract_acronyms, unexpanded_acronyms
from corpus.assemble import assemble
from corpus.load import load_corpus
from corpus.types import Block, BlockKind, Document, Footnote, NoteCall, Parsed, Source

SOURCE = Source("essai", "Essai", "", "", "", "document", "essai.md", "")


def document(text: str, *notes: Footnote) -> Document:
    calls = tuple(NoteCall(len(text), note.number) for note in notes)
    return assemble(SOURCE, Parsed((Block(BlockKind.PARAGRAPH, text, calls=calls),), notes))


def expansions(one: Document) -> list[tuple[str, str]]:
    return [(acronym.short, acronym.expansion) for acronym in extract_acronyms(one)]


@pytest.mark.parametrize(
    ("short", "text"),
    [
        ("CCUE", "La {Convention Collective Unique Etendue} (CCUE) avance."),
        ("PTP", "Le {projet de transition professionnelle} (PTP) aide."),
        ("IGOPP", "L’{Institut de la Gouvernance des Organisations Publiques et Privées} (IGOPP) dit."),
        ("VAE", "Les dispositifs de VAE ({Validation des Acquis de l’Expérience})."),
        ("IM", "Le terme d’{innovation managériale ou organisationnelle} (IM) désigne."),
        ("SQVCT", "SQVCT – {Santé, Qualité de Vie et des Conditions de travail}."),
        ("SQVCT", "Améliorer la {santé et la qualité de vie et des conditions de travail} (SQVCT)."),
        ("ADEME", "Étude de l’ADEME – {Agence de la transition écologique} (2023)."),
        ("OPP", "Un {Organisme paritaire de prévention} (OPP) naîtra."),
    ],
)
def test_expansions(short: str, text: str) -> None:
    expansion = text[text.index("{") + 1 : text.index("}")]
    assert expansions(document(text.replace("{", "").replace("}", ""))) == [(short, expansion)]


@pytest.mark.parametrize(
    "text",
    [
        "Le secteur (CCUE) avance.",
        "Nous signons un contrat (CDI, CCD, intérim).",
        "Enquête AXESS 2024 – Baromètre sur les tensions RH.",
        "Enquête IFOP – NEXEM de 2024.",
        "Le plan (A) suit. La convention (VAE) d’abord.",
        "Un mot. Institut Gouvernance. (IG) seul.",
    ],
)
def test_nothing_is_expanded_that_the_text_does_not_expand(text: str) -> None:
    assert expansions(document(text)) == []


def test_an_expansion_in_a_note_is_the_note_s() -> None:
    one = document("Agir pour la SQVCT.", Footnote(20, "SQVCT – Santé, Qualité de Vie et des Conditions de travail."))
    assert [acronym.sentence_id for acronym in extract_acronyms(one)] == [one.sentences[-1].id]
    assert unexpanded_acronyms(one) == ()


def test_acronyms_never_expanded() -> None:
    one = document("Nexem et NEXEM, le FNE, la CPNE-FP, le C.A, le XXI siècle, l’enquête IFOP-Nexem et la COVID-19.")
    assert unexpanded_acronyms(one) == ("C.A", "COVID", "CPNE-FP", "FNE", "IFOP")


def test_the_acronyms_of_the_manifesto() -> None:
    corpus = load_corpus()
    manifesto = next(one for one in corpus.documents if one.source.kind == "manifesto")
    found = {acronym.short for acronym in extract_acronyms(manifesto)}
    assert found == {"CCUE", "ADEME", "RSO", "IGOPP", "PTP", "VAE", "IPA", "EFTS", "IM", "SQVCT", "OPP"}
    assert {"OPCO", "CPNE-FP", "CPC", "FNE", "DUD", "AXESS", "CESE", "RH"} <= set(unexpanded_acronyms(manifesto))
    assert not found & set(unexpanded_acronyms(manifesto))
    texts = {sentence.id: sentence for sentence in manifesto.sentences}
    notes = {note.number: note.text for note in manifesto.footnotes}
    for acronym in extract_acronyms(manifesto):
        sentence = texts[acronym.sentence_id]
        assert any(acronym.expansion in text for text in (sentence.text, *(notes[n] for n in sentence.footnotes)))
