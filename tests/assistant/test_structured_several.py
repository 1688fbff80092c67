"""Questions on several things of the structure at once: acronyms, figures, people; or that name them in words."""

from __future__ import annotations

import pytest

from assistant.answer.verify import faults
from assistant.routes.ranked import OTHER_NUMBER
from assistant.service import Assistant
from assistant.structure.glossary import glossary
from assistant.structure.stated import stated_in
from assistant.understanding.ordinals import numbered
from assistant.understanding.question import understand


def test_each_acronym_of_a_row_is_expanded_in_the_order_of_the_question(assistant: Assistant) -> None:
    answer = assistant.ask("Expliquez-moi ces sigles : IPA, EFTS et la RSO")
    assert answer.status == "answered"
    assert ["IPA" in answer.citations[0].quote, "EFTS" in answer.citations[1].quote] == [True, True]
    assert "Responsabilité Sociétale des Organisations" in answer.citations[2].quote
    assert faults(answer, assistant.library) == []


def test_an_acronym_of_a_row_that_is_only_used_or_not_used_is_said_to_be(assistant: Assistant) -> None:
    answer = assistant.ask("Lexique : PTP, FNE, CPOM")
    assert answer.status == "partial"
    assert "FNE\u00a0: le texte l’emploie sans le développer" in answer.text
    assert "n’emploient pas le sigle «\u00a0CPOM\u00a0»" in answer.text
    assert len(answer.citations) == 2


def test_two_acronyms_that_one_sentence_only_uses_are_told_together(assistant: Assistant) -> None:
    answer = assistant.ask("Que signifient CPC et OPCO ?")
    assert "CPC et OPCO\u00a0: le texte les emploie sans les développer" in answer.text
    assert len({c.sentence_id for c in answer.citations}) == len(answer.citations)


@pytest.mark.parametrize(
    "question", ["Comment relier la RSO et la SQVCT ?", "La VAE et la CCUE changent-elles la paie ?"]
)
def test_acronyms_of_which_something_else_is_asked_are_no_glossary(assistant: Assistant, question: str) -> None:
    assert glossary(understand(question), assistant.library) is None


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("D’où tirez-vous 80 % et 59 % ?", ["80 %", "59%"]),
        ("42 % et 56 % des jeunes : quelles études ?", ["42%", "56%"]),
        ("Les 29,4 et 57 %, c’est quelle source ?", ["29,4%", "57%"]),
        ("700 000 jeunes, 35 000 postes : ça date de quand ?", ["700 000", "35 000"]),
        ("8 salariés sur 10 et 52 % : quelles enquêtes ?", ["8 salariés sur 10", "52 %"]),
    ],
)
def test_each_figure_that_is_stated_is_given_where_it_stands(
    assistant: Assistant, question: str, held: list[str]
) -> None:
    answer = assistant.ask(question)
    quotes = " ".join(citation.quote for citation in answer.citations)
    assert answer.status == "answered"
    assert all(figure in quotes for figure in held)
    assert OTHER_NUMBER not in answer.text


def test_a_figure_that_no_document_has_is_said_not_to_be_found(assistant: Assistant) -> None:
    answer = assistant.ask("23 % et 31 % : de quelles enquêtes ?")
    assert answer.status == "partial"
    assert [("23 %" in c.quote) for c in answer.citations] == [True]


@pytest.mark.parametrize("number", ["17 %", "20 %", "23 %", "45 %", "62 %", "80 %", "87 %"])
def test_a_number_of_the_documents_is_never_said_not_to_be_theirs(assistant: Assistant, number: str) -> None:
    for asked in (f"{number}, d’où ça vient ?", f"{number} et 29,4 %, d’où ça vient ?"):
        assert OTHER_NUMBER not in assistant.ask(asked).text


def test_a_number_said_of_something_else_is_corrected(assistant: Assistant) -> None:
    answer = assistant.ask("Est-il vrai que 90 % des managers ont demandé à le devenir ?")
    assert OTHER_NUMBER in answer.text
    assert "54%" in answer.citations[0].quote


def test_what_is_a_figure_in_a_text() -> None:
    stated = stated_in("En 2024, les 57 et 59 % de la proposition 9, et 35 000 postes")
    assert [(one.value, one.unit) for one in stated] == [(57.0, "%"), (59.0, "%"), (35000.0, "")]
    assert [one.said for one in stated][:2] == [stated[1].said] * 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("la proposition sept", "la proposition 7"),
        ("les propositions trois et neuf", "les propositions 3 et 9"),
        ("De quoi parle la huitième ?", "De quoi parle la proposition 8 ?"),
        ("résume-moi la douze", "résume-moi la proposition 12"),
        ("Que disent la première et la quatrième ?", "Que disent les propositions 1 et 4 ?"),
        ("Et la 3e ?", "Et la proposition 3 ?"),
        ("Présentez les deux premières propositions", "Présentez les propositions 1 à 2"),
        ("C’est quoi la der ?", "C’est quoi la dernière proposition ?"),
        ("La première année, que faire ?", "La première année, que faire ?"),
        ("Ma troisième question : et les jeunes ?", "Ma troisième question : et les jeunes ?"),
        ("J’ai trois demandes. Expliquez la première.", "J’ai trois demandes. Expliquez la première."),
        ("les cinq premières minutes", "les cinq premières minutes"),
        ("la proposition trois fois répétée", "la proposition trois fois répétée"),
    ],
)
def test_propositions_in_words(typed: str, meant: str) -> None:
    assert numbered(typed) == meant


def test_the_last_propositions_are_counted_by_the_manifesto(assistant: Assistant) -> None:
    answer = assistant.ask("Donnez l’intitulé des deux dernières propositions")
    assert [c.proposition for c in answer.citations] == [11, 12]


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("Deux verbatims de directeurs généraux", 2),
        ("Qui sont les DRH qui s’expriment ?", 1),
        ("Je veux quatre phrases de DG", 4),
        ("Une citation d’une directrice générale", 1),
    ],
)
def test_one_sentence_a_person_of_the_function_that_is_named(assistant: Assistant, question: str, people: int) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert len(answer.citations) == people == len({c.speaker for c in answer.citations})


def test_fewer_people_than_asked_is_said(assistant: Assistant) -> None:
    answer = assistant.ask("Trois citations de DRH")
    assert answer.status == "partial"
    assert "n’en citent pas autant" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "J’imprime une banderole. La proposition 12, la presse l’a-t-elle reprise à l’identique ? J’ai des doutes",
        "Avant mon allocution : la 3, l’article a-t-il gardé les mêmes mots ?",
    ],
)
def test_two_wordings_are_compared_whatever_is_told_around(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert [c.source_id for c in answer.citations] == ["humanifest-chapitre-2", "article-12-propositions"]
    assert "L’article écrit\u00a0:" in answer.text


def test_as_many_figures_as_are_asked_for_all_on_the_theme(assistant: Assistant) -> None:
    answer = assistant.ask("Quatre statistiques sur l’attractivité, sourcées")
    held = {f.sentence_id for f in assistant.corpus.figures}
    assert len(answer.citations) == 4
    assert all(c.sentence_id in held for c in answer.citations)
    assert "attractif" in answer.citations[0].quote


def test_fewer_figures_than_asked_is_said(assistant: Assistant) -> None:
    answer = assistant.ask("Six chiffres sur l’empathie")
    assert answer.status == "partial"
    assert "autant de chiffres" in answer.text


def test_a_theme_that_no_figure_names_has_none(assistant: Assistant) -> None:
    answer = assistant.ask("Deux chiffres sur l’horizontalité")
    assert (answer.status, answer.citations) == ("not_in_corpus", ())


@pytest.mark.parametrize(
    "question",
    [
        "Je tiens un blog. Qui a signé l’article et quand est-il sorti ?",
        "Pour ma note de synthèse, il me faut l’autrice et la date de l’article",
    ],
)
def test_who_and_when_is_one_sentence_whatever_is_told_around(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "Raphaëlle Murignieux, publié le 26 mars 2025" in answer.text
    assert len(answer.citations) == 1


def test_a_function_of_which_nobody_speaks_is_said_so(assistant: Assistant) -> None:
    answer = assistant.ask("Deux citations de présidentes ?")
    assert (answer.status, answer.citations) == ("not_in_corpus", ())
    assert "à personne de cette fonction" in answer.text


@pytest.mark.parametrize("question", ["Quel est le nom du DG de Nexem ?", "Qui est la DRH de Nexem ?"])
def test_nobody_of_the_publisher_is_made_up(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status == "not_in_corpus"


@pytest.mark.parametrize(
    "question",
    [
        "Donnez les trois axes, avec sous chacun ses propositions",
        "La liste des axes et de leurs propositions",
        "Quelles sont les douze propositions classées par axe ?",
    ],
)
def test_axes_asked_with_their_propositions_come_with_them(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert [len(answer.citations), answer.text.count("Axe ")] == [15, 3]


def test_a_wrong_number_of_axes_is_corrected_with_their_propositions_too(assistant: Assistant) -> None:
    answer = assistant.ask("Quels sont les 4 axes, avec leurs propositions ?")
    assert "n’est pas celui du manifeste" in answer.text
    assert len(answer.citations) == 16


@pytest.mark.parametrize(
    ("question", "apart"),
    [
        ("Qu’est-ce qui distingue la proposition 4 de la proposition 5 ?", ("reconnaissance", "arbitrage")),
        ("En quoi la 6 diffère-t-elle de la 1 ?", ("transmission de l’expérience", "RSO")),
    ],
)
def test_two_propositions_are_told_apart_by_what_each_says_under_its_headings(
    assistant: Assistant, question: str, apart: tuple[str, ...]
) -> None:
    quotes = " ".join(c.quote for c in assistant.ask(question).citations)
    assert all(words in quotes for words in apart)


@pytest.mark.parametrize(
    "question",
    [
        "Entre la proposition 4 et la proposition 5, quels pourcentages sont les plus parlants ?",
        "De la 4 et de la 5, laquelle a le plus de statistiques ?",
    ],
)
def test_the_figures_of_both_are_given_when_the_strongest_are_asked(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert {c.proposition for c in answer.citations} == {4, 5}
    assert "ne les classent pas" in answer.text
    assert faults(answer, assistant.library) == []


def test_a_proposition_without_figures_is_said_to_have_none(assistant: Assistant) -> None:
    answer = assistant.ask("Entre la 3 et la 8, laquelle a les meilleurs chiffres ?")
    assert "Proposition 3, où je n’ai pas repéré de chiffre" in answer.text
