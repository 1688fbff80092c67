"""What the article says, is silent on, and alone says."""

from __future__ import annotations

import pytest

from assistant.routes.article import MANIFESTO_SAYS, SILENT_ARTICLE
from assistant.service import Assistant
from assistant.structure.press_only import PREFACE


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("L’article parle-t-il du télétravail ?", "télétravail"),
        ("Que dit l’article sur l’IA ?", "intelligence artificielle"),
        ("L’article cite-t-il le mentorat inversé ?", "mentorat"),
        ("Que dit la journaliste des seniors ?", "expérimentés"),
    ],
)
def test_an_article_that_does_not_name_a_thing_is_said_to_be_silent(
    assistant: Assistant, question: str, word: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "partial"
    assert answer.text.startswith(MANIFESTO_SAYS)
    assert any(word in citation.quote.lower() for citation in answer.citations)
    assert {citation.source_id for citation in answer.citations} == {"humanifest-chapitre-2"}


def test_nobody_says_what_nobody_says(assistant: Assistant) -> None:
    answer = assistant.ask("L’article parle-t-il de la cantine ?")
    assert answer.status == "not_in_corpus"
    assert answer.text.startswith(SILENT_ARTICLE)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Que dit l’article sur la CCUE ?", "divise"),
        ("L’article mentionne-t-il Buurtzorg ?", "Buurtzorg"),
        ("Que dit l’article de la qualité de vie au travail ?", "SQVCT"),
        ("Quel hôpital le magazine cite-t-il en exemple ?", "Bretonneau"),
    ],
)
def test_what_the_article_names_comes_from_the_article(assistant: Assistant, question: str, word: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert any(word in citation.quote for citation in answer.citations)
    assert {citation.source_id for citation in answer.citations} == {"article-12-propositions"}


@pytest.mark.parametrize(
    "question",
    [
        "Qu’apporte l’article de plus que le manifeste ?",
        "Y a-t-il dans l’article des choses absentes du manifeste ?",
        "Qu’écrit la journaliste que le manifeste ne dit pas ?",
    ],
)
def test_what_the_article_alone_says_is_told_by_its_words(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered" and answer.text.startswith(PREFACE)
    quoted = " ".join(citation.quote for citation in answer.citations)
    assert all(word in quoted for word in ("Mazars", "divise", "Buurtzorg", "colloque"))
    assert "asseoir son management" not in quoted  # the manifesto has all of these words


def test_a_topic_is_looked_for_in_the_article_not_listed(assistant: Assistant) -> None:
    answer = assistant.ask("Qu’ajoute l’article sur la CCUE ?")
    assert not answer.text.startswith(PREFACE)


def test_two_wordings_of_one_proposition_stand_side_by_side(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Comparez l’intitulé de la première proposition et sa reprise dans l’article : rôle de qui ?"
    )
    assert {citation.source_id for citation in answer.citations} == {"humanifest-chapitre-2", "article-12-propositions"}
    assert any("des professionnels" in citation.quote for citation in answer.citations)
