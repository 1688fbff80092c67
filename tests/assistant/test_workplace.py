"""A kind of structure or a job that the documents don't name."""

from __future__ import annotations

import pytest

from assistant.selection.workplace import in_general, unnamed_workplaces, without_workplaces, workplaces_in
from assistant.service import Assistant


@pytest.mark.parametrize(
    ("text", "named", "left"),
    [
        ("On voudrait essayer à l’ESAT.", ("ESAT",), "On voudrait essayer."),
        ("Dans notre MECS de 30 places, que faire ?", ("MECS",), "que faire ?"),
        ("La prime de mes aides à domicile", ("aides à domicile",), "La prime"),
        ("Former un éducateur spécialisé en foyer de vie", ("éducateur spécialisé", "foyer de vie"), "Former"),
        ("On recrute pour une mas", (), "On recrute pour une mas"),  # « mas » in small letters is another word
    ],
)
def test_what_names_a_workplace_is_read_and_taken_out(text: str, named: tuple[str, ...], left: str) -> None:
    assert workplaces_in(text) == named
    assert without_workplaces(text, named) == left


def test_only_what_no_document_names_is_unnamed(assistant: Assistant) -> None:
    assert unnamed_workplaces("Un Ehpad, un ESAT et un hôpital", assistant.library) == ("ESAT",)


@pytest.mark.parametrize(
    ("with_place", "without"),
    [
        ("On voudrait essayer la semaine de quatre jours à notre ESAT, qu’en dit le texte ?", "quatre jours"),
        ("Comment fidéliser dans un SAAD ?", "rétention"),
        ("Quelles pistes pour notre SESSAD, côté formation ?", "form"),
        ("Comment la proposition 6 s’applique-t-elle à un CHRS de 30 places ?", "apprena"),
    ],
)
def test_a_person_is_answered_in_general_and_told_so(assistant: Assistant, with_place: str, without: str) -> None:
    answer = assistant.ask(with_place)
    assert answer.status == "answered"
    assert answer.text.startswith(in_general(workplaces_in(with_place)))
    assert without in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Quelles sont les missions d’un moniteur d’atelier en ESAT ?",
        "Combien de places en IME ?",
        "Le manifeste parle-t-il des ESAT ?",
        "Quel est le salaire d’une aide-soignante ?",
    ],
)
def test_a_fact_on_the_place_or_the_job_itself_stays_absent(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status == "not_in_corpus"


def test_how_to_change_ones_own_structure_is_answered_by_the_proposition_on_it(assistant: Assistant) -> None:
    answer = assistant.ask("Comment faire pour rendre notre association plus agile ?")
    assert any("ateliers collaboratifs" in c.quote for c in answer.citations)
    assert answer.citations[0].proposition == 11


def test_home_help_is_shown_where_the_text_speaks_of_the_home(assistant: Assistant) -> None:
    answer = assistant.ask("Nous sommes un service d’aide à domicile, que nous dit le texte ?")
    assert any("virage domiciliaire" in c.quote for c in answer.citations)
