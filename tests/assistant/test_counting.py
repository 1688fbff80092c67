"""What is counted is listed whole, and no total is made up: words, people, studies, on the real documents."""

from __future__ import annotations

import pytest

from assistant.answer.verify import faults
from assistant.numbers import numbers_in
from assistant.service import Assistant
from assistant.understanding.wording import fold

PUBLISHED = ("PerformanSe", "CESE", "OCDE", "ADEME", "Baromètre du bénévolat", "IGOPP, juillet 2014", "5 avril 2024")


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Le terme bénévolat, il revient combien de fois ?", "benevolat"),
        ("Nombre d’occurrences du mot « transparence »", "transparence"),
        ("Combien de fois l’expression « utilité sociale » est-elle employée ?", "utilite sociale"),
        ("Dans quelles phrases trouve-t-on le mot créativité ?", "creativite"),
    ],
)
def test_a_word_that_is_counted_is_shown_wherever_it_stands(assistant: Assistant, question: str, word: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    held = {s.id for s in assistant.library.sentences if word in fold(s.text)}
    assert {c.sentence_id for c in answer.citations} == held
    assert faults(answer, assistant.library) == []


def test_a_word_is_counted_in_the_proposition_or_the_document_named(assistant: Assistant) -> None:
    there = assistant.ask("Combien de fois le mot autonomie apparaît-il dans la proposition 7 ?")
    assert there.status == "not_in_corpus"
    press = assistant.ask("Combien de fois le mot gouvernance dans l’article ?")
    assert {c.source_id for c in press.citations} == {"article-12-propositions"}


def test_a_word_that_no_sentence_has_is_said_absent(assistant: Assistant) -> None:
    answer = assistant.ask("Combien d’occurrences du mot gentillesse ?")
    assert answer.status == "not_in_corpus"
    assert answer.text.startswith("Ce mot ne figure")


def test_a_word_that_is_everywhere_is_not_shown_everywhere(assistant: Assistant) -> None:
    answer = assistant.ask("Combien de fois emploie-t-on le mot salariés ?")
    assert answer.status == "partial"
    assert "trop nombreuses" in answer.text


@pytest.mark.parametrize("question", ["Combien de fois par an réunir le conseil ?", "Quel est le sens du mot RSO ?"])
def test_another_question_counts_no_word(assistant: Assistant, question: str) -> None:
    assert "total" not in assistant.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Combien de gens sont cités, dont combien de femmes ?",
        "Quelle proportion de femmes parmi les personnes nommées ?",
        "Parmi les personnes citées, autant d’hommes que de femmes ?",
    ],
)
def test_people_who_are_counted_are_all_named(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    quotes = " ".join(c.quote for c in answer.citations)
    assert all(name in quotes for name in assistant.library.speakers)
    assert "Sandra Bertezene" in quotes
    assert "Yvan Allaire" in quotes
    assert not numbers_in(answer.text.split(":")[0])


def test_women_in_general_are_no_people_cited(assistant: Assistant) -> None:
    assert "Signature" not in assistant.ask("Quelle est la part des femmes dans les conseils ?").text


@pytest.mark.parametrize(
    "question", ["Quels théoriciens sont mentionnés ?", "Cite les auteurs nommés", "Les experts cités, ce sont qui ?"]
)
def test_those_whose_works_are_cited_stand_in_notes_and_thanks_too(assistant: Assistant, question: str) -> None:
    quotes = " ".join(c.quote for c in assistant.ask(question).citations)
    assert all(name in quotes for name in ("Senge", "Argyris", "Damanpour", "Birkinshaw", "Rousseau", "Bertezene"))
    assert "Askoria" not in quotes


@pytest.mark.parametrize(
    "question",
    ["Donne la liste de toutes les études citées, et leur date", "Sur quels sondages et enquêtes s’appuie le texte ?"],
)
def test_studies_are_listed_from_the_notes_and_from_the_text_and_nothing_else(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    quotes = " ".join(c.quote for c in answer.citations)
    assert all(name in quotes for name in PUBLISHED)
    assert not any(other in quotes for other in ("Professeur", "France Travail", "innovation managériale", "SQVCT"))
    assert faults(answer, assistant.library) == []


def test_reports_alone_are_listed_when_reports_are_asked(assistant: Assistant) -> None:
    quotes = [c.quote for c in assistant.ask("Quels rapports sont cités dans le manifeste ?").citations]
    assert quotes
    assert all("apport" in q for q in quotes)


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("La RSO comporte combien de dimensions ?", ()),
        ("Nombre de dimensions de la responsabilité sociétale des organisations ?", ()),
        ("Et les dimensions, c’est combien ?", ("Que veut dire RSO ?",)),
    ],
)
def test_what_is_counted_and_told_in_a_row_is_given_whole(
    assistant: Assistant, question: str, before: tuple[str, ...]
) -> None:
    answer = assistant.ask(question, history=before)
    quotes = [c.quote for c in answer.citations]
    assert [next(w for w in ("environnementale", "sociale", "gouvernance") if w in q) for q in quotes] == [
        "environnementale",
        "sociale",
        "gouvernance",
    ]
    assert "Je ne donne pas de total" in answer.text


def test_the_dimensions_of_something_else_are_not_those(assistant: Assistant) -> None:
    assert "l’une après l’autre" not in assistant.ask("Combien de dimensions a la gouvernance ?").text
