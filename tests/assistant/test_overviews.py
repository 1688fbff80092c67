"""Overviews and whole lists: the manifesto in a few points, two chapters side by side, everybody who is named."""

from __future__ import annotations

import pytest

from assistant.answer.verify import faults
from assistant.selection.completeness import MAY_LACK
from assistant.service import Assistant
from assistant.structure.requests import WIDER


@pytest.mark.parametrize(
    "question",
    [
        "Un résumé du second chapitre en dix lignes, s’il vous plaît",
        "Quelles sont les idées fortes du manifeste ?",
        "L’essentiel de Humanifest pour mon conseil d’administration",
        "Que dois-je retenir du document ?",
        "Synthétise le chapitre 2 pour notre prochaine réunion d’équipe",
    ],
)
def test_an_overview_opens_with_the_aim_and_gives_every_proposition(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    cited = [c.sentence_id for c in answer.citations]
    assert "vise à proposer les fondations" in answer.citations[0].quote
    assert all(p.title_sentence_id in cited for p in assistant.library.corpus.propositions)
    assert faults(answer, assistant.library) == []


def test_what_is_summed_up_on_a_topic_is_no_overview(assistant: Assistant) -> None:
    answer = assistant.ask("L’essentiel du manifeste sur le mentorat inversé")
    assert "mentorat" in answer.text and "Proposition 12 :" not in answer.text


@pytest.mark.parametrize("question", ["Résume l’axe 3 pour notre prochain comité de direction", "Que vise l’axe 3 ?"])
def test_an_axis_is_summed_up_for_whomever(assistant: Assistant, question: str) -> None:
    assert {c.proposition for c in assistant.ask(question).citations} - {None} == {8, 9, 10, 11, 12}


@pytest.mark.parametrize("question", ["Les idées clés de l’article pour mon équipe", "Que retenir de l’article ?"])
def test_the_article_is_summed_up_without_a_list_cut_short(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert {c.source_id for c in answer.citations} == {"article-12-propositions"}
    assert not any(c.quote.endswith(("propositions :", ";")) for c in answer.citations)


def test_what_sets_the_article_apart(assistant: Assistant) -> None:
    answer = assistant.ask("Quelle est la différence entre le manifeste et l’article ?")
    assert "nulle part dans le manifeste" in answer.text and "Buurtzorg" in answer.text


def test_studies_with_their_years_are_the_notes(assistant: Assistant) -> None:
    answer = assistant.ask("La liste des études citées et leur date")
    assert len(answer.citations) > 12 and "Gallup 2023" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Qu’est-ce qui distingue le chapitre 2 du chapitre 1 ?",
        "Comparez le premier et le second volet",
        "Entre les deux chapitres, quelles différences ?",
        "Le chapitre 2 par rapport au 1, qu’est-ce qui est nouveau ?",
        "Qu’ajoutez-vous de plus que le premier volet ?",
    ],
)
def test_two_chapters_are_given_whole_one_after_the_other(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    quotes = [c.quote for c in answer.citations]
    assert sum("financement des Solidarités" in q or "visée prospective" in q for q in quotes) == 2
    assert sum("métiers attractifs" in q or "vectrice de sens" in q for q in quotes) == 2
    assert not any("Vous avez dit" in q for q in quotes)
    assert quotes.index("Refonder l’organisation et la gouvernance du système") < quotes.index(
        "Promouvoir un management systémique qui valorise l’humain et les compétences"
    )
    assert faults(answer, assistant.library) == []


def test_the_propositions_as_the_article_announces_them_are_all_given(assistant: Assistant) -> None:
    answer = assistant.ask("Que cite l’article comme propositions ?")
    assert len(answer.citations) == 12 and {c.source_id for c in answer.citations} == {"article-12-propositions"}


@pytest.mark.parametrize(
    "question",
    [
        "La liste complète des personnes nommées avec leur poste",
        "Donne tous les noms des gens mentionnés et leurs fonctions",
        "Toutes les personnalités citées, nom et fonction",
    ],
)
def test_everybody_is_named_those_who_are_thanked_and_authors_too(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    quotes = " ".join(c.quote for c in answer.citations)
    for name in (*assistant.library.speakers, "Sandra Bertezene", "Peter Senge", "Yvan Allaire", "Damanpour"):
        assert name in quotes
    assert "Harvard" in quotes  # who somebody is, from the note
    assert "relation d’aide et de soin" not in quotes  # no word of theirs: their functions are asked
    assert answer.text.startswith(MAY_LACK)
    assert faults(answer, assistant.library) == []


def test_of_those_who_testify_the_names_alone(assistant: Assistant) -> None:
    answer = assistant.ask("Les noms et les fonctions de ceux qui témoignent, juste les noms")
    assert {c.speaker for c in answer.citations if c.speaker} and "Senge" not in answer.text
    assert all(len(c.quote.split()) < 25 for c in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Toutes les revendications de Nexem à l’État",
        "Je veux la liste exhaustive de ce que Nexem réclame au gouvernement",
    ],
)
def test_all_that_is_asked_of_the_state_goes_beyond_the_word(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith(WIDER)
    for words in (
        "Pro-A",
        "VAE",
        "continuité de la vie de la Nation",
        "dédommagement",
        "dialogue de gestion",
        "tarification",
    ):
        assert words in answer.text, words
    assert "diplômes d’État" not in answer.text


def test_what_is_asked_of_the_state_stays_what_is_asked(assistant: Assistant) -> None:
    answer = assistant.ask("Que sollicite Nexem auprès des pouvoirs publics ?")
    assert "Pro-A" in answer.text and "dédommagement" not in answer.text
