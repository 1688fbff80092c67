"""What a footnote says of its source: the twenty-two notes of the manifesto, then other wordings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.footnotes import NoteSource, parse_note
from corpus.load import load_corpus

NOTES = {
    1: NoteSource("study", "IPSOS", "juin 2020"),
    2: NoteSource("study", "Nexem – IFOP", "septembre 2024"),
    3: NoteSource("study", "Nexem – IFOP", "septembre 2024"),
    4: NoteSource("study", "ADEME – Agence de la transition écologique", "2023"),
    5: NoteSource("study", "Recherches & Solidarités", "2023"),
    6: NoteSource("study", "Institut de l’Engagement", "2022"),
    7: NoteSource("work", "Yvan Allaire et Stéphane Rousseau, IGOPP", "juillet 2014"),
    8: NoteSource("study", "Gallup", "2023"),
    9: NoteSource("study", "Gallup", "2023"),
    10: NoteSource("study", "Gallup", "2024"),
    11: NoteSource("study", "OCDE", "2023"),
    12: NoteSource("person"),
    13: NoteSource("person"),
    14: NoteSource("study", "IFOP – NEXEM", "septembre 2024"),
    15: NoteSource("study", "AXESS", "2024"),
    16: NoteSource("study", "IFOP – NEXEM", "2024"),
    17: NoteSource("study", "OPCO Santé", "5 avril 2024"),
    18: NoteSource("organisation", "France Travail", ""),
    19: NoteSource("definition"),
    20: NoteSource("definition"),
    21: NoteSource("study", "AXESS", "2024"),
    22: NoteSource("organisation", "OPCO Santé", "février 2022"),
}


@pytest.mark.parametrize("number", NOTES)
def test_the_notes_of_the_manifesto(number: int) -> None:
    manifesto = next(document for document in load_corpus().documents if document.source.kind == "manifesto")
    assert parse_note({note.number: note.text for note in manifesto.footnotes}[number]) == NOTES[number]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("(22) OPCO Santé, février 2022", NoteSource("organisation", "OPCO Santé", "février 2022")),
        ("(8) (9) Etude Gallup 2023.", NoteSource("study", "Gallup", "2023")),
        ("Sondage réalisé par l’Ifop en 2021.", NoteSource("study", "Ifop", "2021")),
        ("Enquête « Le travail en 2030 », Dares, 2019.", NoteSource("study", "Dares", "2019")),
        ("Données de la Drees, 1er janvier 2020.", NoteSource("study", "Drees", "1er janvier 2020")),
        ("Etude Gallup 2023, publiée en mars 2024.", NoteSource("study", "Gallup", "mars 2024")),
        ("Insee.", NoteSource("organisation", "Insee")),
        ("Sociologue au CNRS.", NoteSource("person")),
        ("Le présent accord désigne par salarié toute personne liée par un contrat.", NoteSource("definition")),
        ("Nous verrons plus loin que cette question reste ouverte pour beaucoup.", NoteSource("definition")),
        ("", NoteSource("organisation")),
    ],
)
def test_other_wordings(text: str, source: NoteSource) -> None:
    assert parse_note(text) == source


@given(st.text(max_size=300))
def test_a_producer_and_a_date_are_words_of_the_note(text: str) -> None:
    source = parse_note(text)
    body = " ".join(text.split())
    assert source.date in body
    assert all(word in body for word in source.producer.split())
