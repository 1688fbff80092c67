"""What a conversation is about is still what it is about: a named proposition, the sentences that were just cited."""

from __future__ import annotations

import pytest

from assistant.dialogue.angle import asks_the_sources
from assistant.dialogue.pointers import points_back
from assistant.service import Assistant
from assistant.structure.notes import WITHOUT_NOTE
from index.analysis import content_terms


@pytest.mark.parametrize(
    "text", ["Quels chiffres la fondent ?", "Quelle enquête l’appuie ?", "Combien de pages le montrent ?"]
)
def test_a_pronoun_before_the_verb_points_back(text: str) -> None:
    assert points_back(text, content_terms)


@pytest.mark.parametrize(
    "text", ["Quels freins pour les jeunes agents ?", "Quels sont les arguments de la fédération ?"]
)
def test_an_article_before_a_noun_does_not(text: str) -> None:
    assert not points_back(text, content_terms)


@pytest.mark.parametrize(
    ("number", "text"),
    [(2, "Quels chiffres l’étayent ?"), (4, "Et les statistiques ?"), (12, "Quels pourcentages la justifient ?")],
)
def test_the_figures_are_those_of_the_proposition(assistant: Assistant, number: int, text: str) -> None:
    history = [f"Présente-moi la proposition {number}"]
    answer = assistant.ask(text, history=history)
    stated = {f.sentence_id for f in assistant.corpus.figures if f.proposition == number}
    assert {c.sentence_id for c in answer.citations} == stated
    noted = assistant.ask("Et leurs sources ?", history=[*history, text])
    assert {c.sentence_id for c in noted.citations} <= stated


def test_the_studies_are_those_of_the_proposition(assistant: Assistant) -> None:
    answer = assistant.ask("Quelles études l’appuient ?", history=["Résume la proposition 2"])
    assert any("bénévolat" in c.quote for c in answer.citations)
    called = assistant.ask("Les sources ?", history=["Résume la proposition 2", "Quelles études l’appuient ?"])
    assert any("45 %" in c.quote for c in called.citations)


@pytest.mark.parametrize("text", ["Source ?", "Quelles sont tes références ?", "D’où ça sort ?", "Indique-moi la note"])
def test_the_sources_alone_are_asked(text: str) -> None:
    assert asks_the_sources(text)


@pytest.mark.parametrize(
    "text", ["D’où vient le mot humanisme ?", "Les sources de motivation ?", "D’où vient-il à 57 % ?"]
)
def test_a_source_of_something_is_not(text: str) -> None:
    assert not asks_the_sources(text)


@pytest.mark.parametrize("text", ["La source, s’il te plaît", "Quelle est la référence ?", "D’où ça vient ?"])
def test_the_source_is_that_of_what_was_just_cited(assistant: Assistant, text: str) -> None:
    first = "Quelle part des salariés part à cause de son chef ?"
    answer = assistant.ask(text, history=[first])
    before = {c.sentence_id for c in assistant.ask(first).citations}
    assert "Gallup" in answer.text
    assert {c.sentence_id for c in answer.citations if not c.quote.startswith("Etude")} <= before


def test_what_has_no_note_is_said_to_have_none(assistant: Assistant) -> None:
    answer = assistant.ask("La source ?", history=["Que dit Nexem du droit à l’erreur ?"])
    assert answer.status == "not_in_corpus"
    assert answer.text == WITHOUT_NOTE
