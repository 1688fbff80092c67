"""What is wished of the sentences: how many, short ones, those that speak for the sector; on the real documents."""

from __future__ import annotations

import pytest

from assistant.answer.verify import faults
from assistant.service import Assistant
from assistant.understanding.form import sentences_wished_on


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("Une jolie phrase sur la neige", (1, False)),
        ("Donne-moi deux courtes citations à propos du sport", (2, True)),
        ("Une formule brève et percutante sur le sport", (1, True)),
        ("Quelle phrase dit cela ?", (0, False)),
        ("Les phrases sur le sport", (0, False)),
    ],
)
def test_how_many_sentences_are_wished_is_read(text: str, wished: tuple[int, bool]) -> None:
    assert sentences_wished_on(text) == wished


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Il me faut une phrase courte sur la diversité pour conclure mon intervention", "diversité"),
        ("Trouvez-moi une citation sur le mentorat", "mentorat"),
        ("Une belle phrase sur la fierté", "fierté"),
    ],
)
def test_one_sentence_is_given_when_one_is_wished(assistant: Assistant, question: str, word: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert len(answer.citations) == 1
    assert word in answer.citations[0].quote
    assert faults(answer, assistant.library) == []


@pytest.mark.parametrize(
    "question",
    [
        "Deux arguments pour donner envie à une étudiante de rejoindre le secteur",
        "Quels arguments pour attirer des candidats dans nos métiers ?",
        "Les points forts de nos métiers pour une affiche de recrutement ?",
    ],
)
def test_what_speaks_for_the_sector_alone_is_an_argument_to_come(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    quotes = " ".join(c.quote for c in answer.citations)
    assert "avantages comparatifs" in quotes
    assert not any(words in quotes for words in ("sous-exploitons", "n’envisagent pas", "assez mal", "freins"))
    assert len(answer.citations) == 2 or not question.startswith("Deux")


def test_what_keeps_people_away_is_told_when_it_is_asked(assistant: Assistant) -> None:
    quotes = " ".join(c.quote for c in assistant.ask("Pourquoi les jeunes ne viennent-ils pas ?").citations)
    assert "freins" in quotes or "n’envisagent pas" in quotes or "n’attire pas" in quotes


def test_a_wish_of_others_is_no_wish_for_arguments(assistant: Assistant) -> None:
    quotes = " ".join(
        c.quote for c in assistant.ask("Retenir de force ceux qui ont envie de partir du secteur ?").citations
    )
    assert "Nous ne souhaitons pas développer des stratégies de rétention" in quotes
