"""What a follow-up asks is of what was just spoken of: an example, who does it, who else, what is proposed."""

from __future__ import annotations

import pytest

from assistant.dialogue.follow_up import resolve
from assistant.dialogue.pointers import is_bare_case, points_back
from assistant.dialogue.returns import returns_to
from assistant.selection.doers import done_to_it
from assistant.selection.instances import NO_EXAMPLE
from assistant.service import Assistant
from assistant.structure.others import NOBODY_ELSE_ON_IT
from assistant.understanding.wording import fold
from index.analysis import content_terms

OPP = "À quoi sert l’organisme paritaire de prévention ?"
MENTORING = "Le mentorat inversé, qu’est-ce que c’est ?"
YOUNG = "Pourquoi les jeunes se détournent-ils du secteur ?"


@pytest.mark.parametrize(
    "text",
    ["qui doit le payer ?", "Et qui va l’animer ?", "Quels risques il cite ?", "dès quelle année ?", "qui décide ?"],
)
def test_what_stands_for_it_points_back(text: str) -> None:
    assert points_back(text, content_terms)


@pytest.mark.parametrize("text", ["qui va diriger le comité de pilotage ?", "Quels risques les cadres voient-ils ?"])
def test_what_names_it_does_not(text: str) -> None:
    assert not points_back(text, content_terms)


def test_a_case_needs_no_word_that_joins_it() -> None:
    assert resolve("dans les crèches ?", [MENTORING], content_terms).follow_up
    assert is_bare_case(fold("sans embaucher ?"))
    assert not is_bare_case(fold("pour qui c’est fait ?"))


def test_who_finances_it_is_not_who_finances_something_else(assistant: Assistant) -> None:
    for text in ("qui va le financer ?", "et qui paie ?"):
        answer = assistant.ask(text, history=[OPP])
        assert answer.status == "not_in_corpus"
    held = assistant.ask("qui la finance ?", history=["À quoi sert la CCUE ?"])
    assert any("financement de la Convention" in c.quote for c in held.citations)


def test_the_verb_is_that_of_a_follow_up() -> None:
    assert done_to_it(resolve("qui doit la payer ?", [OPP], content_terms)) == "payer"
    assert not done_to_it(resolve("qui doit la payer ?", [], content_terms))


def test_an_example_is_one_of_it(assistant: Assistant) -> None:
    none = assistant.ask("tu as un exemple ?", history=[MENTORING])
    assert (none.status, none.text) == ("not_in_corpus", NO_EXAMPLE)
    third = assistant.ask("un exemple ?", history=["Que dit la proposition 3 ?"])
    assert any("réserver des places" in c.quote for c in third.citations)
    assert not any(c.quote.startswith("Promouvoir une gouvernance ouverte") for c in third.citations)
    some = assistant.ask("un ex ?", history=["Comment faire participer les parties prenantes ?"])
    assert any("réserver des places" in c.quote for c in some.citations)


def test_who_else_speaks_of_it(assistant: Assistant) -> None:
    nobody = assistant.ask("quelqu’un d’autre en parle ?", history=[MENTORING])
    assert (nobody.status, nobody.text) == ("not_in_corpus", NOBODY_ELSE_ON_IT)
    agility = assistant.ask("qui d’autre en parle ?", history=["Pourquoi l’agilité est-elle requise ?"])
    assert all("Cyril Durand" in (c.speaker or "") for c in agility.citations)


def test_what_to_do_is_for_those_spoken_of(assistant: Assistant) -> None:
    quotes = [c.quote for c in assistant.ask("qu’est-ce qui est prévu ?", history=[YOUNG]).citations]
    assert any("à l’école" in quote for quote in quotes)
    assert not any("reconversion" in quote or "dédommagement" in quote for quote in quotes)


def test_an_acronym_is_not_left_for_what_is_added(assistant: Assistant) -> None:
    answer = assistant.ask("et les chefs de service ?", history=["Que change la CCUE pour les diplômes ?"])
    assert any("La CCUE aura un impact sur les pratiques managériales" in c.quote for c in answer.citations)


def test_a_follow_up_does_not_leave_the_subject(assistant: Assistant) -> None:
    answer = assistant.ask("dans quel délai ?", history=["Que change le numérique ?"])
    assert answer.status == "not_in_corpus"


def test_a_thing_is_returned_to(assistant: Assistant) -> None:
    spoken = ["Que dit le texte du télétravail ?", "Et la RSO ?"]
    assert returns_to("Revenons au télétravail", spoken, content_terms) == (0, "")
    assert returns_to("pour en revenir à la RSO, un chiffre ?", spoken, content_terms) == (1, "un chiffre ?")
    assert returns_to("Revenons au télétravail : qui le contrôle chez nous ?", spoken, content_terms) is None
    assert returns_to("Revenons au bénévolat", spoken, content_terms) is None
    again = assistant.ask("revenons au télétravail", history=spoken)
    assert again.citations == assistant.ask(spoken[0]).citations
