"""The form that is wished for an answer is no word of what is asked."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.understanding.form import asks_shorter, without_form


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Fais-moi une diapo sur le transport : titre, trois puces, un chiffre.", "sur le transport"),
        ("Il me faut une fiche sur la cantine avec deux points clés", "sur la cantine"),
        ("Peux-tu préparer un encadré sur les congés ?", "sur les congés ?"),
        ("Que dit-on des congés en trois phrases ?", "Que dit-on des congés ?"),
        ("J’aurais besoin d’une belle phrase sur la cantine pour illustrer notre plaquette", "sur la cantine"),
        ("Les phrases sur la cantine pour mon discours", "Les phrases sur la cantine pour mon discours"),
        ("Fais-moi un résumé de l’article", "Fais-moi un résumé de l’article"),  # what is asked, not its form
        ("Écris-moi une lettre au maire", "Écris-moi une lettre au maire"),
    ],
)
def test_the_form_is_taken_out(text: str, bare: str) -> None:
    assert without_form(text) == bare


@pytest.mark.parametrize(
    "text", ["Plus court.", "Ok, en deux phrases ?", "Version courte svp", "Plus bref, pour une diapo"]
)
def test_a_shorter_form_alone_is_asked(text: str) -> None:
    assert asks_shorter(text)


@pytest.mark.parametrize("text", ["Plus court que quoi ?", "En deux mots, que dit l’axe 2 ?", "Les congés plus courts"])
def test_anything_more_is_a_question(text: str) -> None:
    assert not asks_shorter(text)


def test_a_slide_on_a_theme_is_answered(assistant: Assistant) -> None:
    answer = assistant.ask("Fais-moi une diapositive sur le télétravail : un titre et trois puces.")
    assert answer.status == "answered"
    assert any("télétravail" in citation.quote for citation in answer.citations)


def test_a_shorter_form_is_of_the_question_before(assistant: Assistant) -> None:
    first = assistant.ask("Que vise l’axe 1 ?")
    again = assistant.ask("Plus court, pour une diapo.", history=["Que vise l’axe 1 ?"])
    assert again.citations == first.citations


def test_a_corrected_question_is_asked_no_more(assistant: Assistant) -> None:
    meant = assistant.ask("Non, je voulais dire : que dit Cyril Durand ?", history=["Que dit Patrick Soria ?"])
    assert meant.citations == assistant.ask("Que dit Cyril Durand ?").citations


def test_what_the_article_alone_names_is_not_the_manifesto_s(assistant: Assistant) -> None:
    answer = assistant.ask("Le manifeste parle-t-il de l’hôpital Bretonneau ?")
    assert answer.status == "partial"
    assert answer.text.startswith("Le manifeste n’en parle pas.")
    assert {citation.source_id for citation in answer.citations} == {"article-12-propositions"}


def test_whom_one_wants_to_convince_is_no_topic() -> None:
    assert without_form("Comment décider ma direction à outiller les managers ?") == "pour outiller les managers ?"
    assert without_form("Comment convaincre ?") == "Comment convaincre ?"
