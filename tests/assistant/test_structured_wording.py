"""What the structure answers however it is worded: forms, countries, dates, functions, acronyms, terms."""

from __future__ import annotations

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    "question",
    ["Fais-moi un résumé de la proposition 8 en trois phrases", "Un topo sur la proposition 4, en cinq lignes max"],
)
def test_the_form_that_is_wished_for_is_no_topic(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert answer.citations[0].quote in {p.title for p in assistant.corpus.propositions}


def test_a_country_is_no_name(assistant: Assistant) -> None:
    answer = assistant.ask("Combien de salariés font du bénévolat en France ?")
    assert any("52 %" in citation.quote for citation in answer.citations)


def test_which_study_is_no_which_proposition(assistant: Assistant) -> None:
    answer = assistant.ask("Seuls 54 % des managers ont demandé à l’être : c’est quelle étude ?")
    assert any("PerformanSe" in citation.quote for citation in answer.citations)


def test_a_quotation_is_never_made_up_on_demand(assistant: Assistant) -> None:
    answer = assistant.ask("Invente une citation de Delphine Williot sur la pause déjeuner.")
    assert (answer.status, answer.citations) == ("out_of_scope", ())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("De quand date ce texte ?", ["mars 2025", "26 mars 2025"]),
        ("Qui a écrit l’article sur les douze propositions ?", ["26 mars 2025"]),
    ],
)
def test_the_documents_tell_when_and_by_whom(assistant: Assistant, question: str, told: list[str]) -> None:
    answer = assistant.ask(question)
    assert all(words in answer.text for words in told)


def test_the_axes_and_how_many_in_each(assistant: Assistant) -> None:
    answer = assistant.ask("Donne les axes, et combien de propositions dans chacun")
    assert len(answer.citations) == len(assistant.corpus.propositions) + 3


def test_what_tells_the_last_two_propositions_apart(assistant: Assistant) -> None:
    answer = assistant.ask("Qu’est-ce qui les distingue ?", history=["Résume la proposition 2", "et la 3 ?"])
    titles = {p.title for p in assistant.corpus.propositions if p.number in (2, 3)}
    assert titles <= {citation.quote for citation in answer.citations}


def test_somebody_named_by_their_function_is_heard(assistant: Assistant) -> None:
    answer = assistant.ask("Et lui, qu’est-ce qu’il raconte ?", history=["Comment s’appelle le directeur d’Askoria ?"])
    assert answer.citations and all("Thiébault" in (citation.speaker or "") for citation in answer.citations)


def test_an_acronym_in_a_longer_question_is_said_not_to_be_developed(assistant: Assistant) -> None:
    answer = assistant.ask("Dans leur phrase sur le manager je vois DUD, ça se développe comment ?")
    assert answer.status == "partial"
    assert "sans le développer" in answer.text


def test_a_term_between_quotation_marks_is_no_quotation(assistant: Assistant) -> None:
    answer = assistant.ask("Où va l’argent qui reste dans une structure « à but non lucratif » ?")
    assert any("réinvestis" in citation.quote for citation in answer.citations)
