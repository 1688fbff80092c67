"""Turns that ask nothing new: the answer before again, shorter, or what else the documents say."""

from __future__ import annotations

import pytest

from assistant.dialogue.again import AS_QUOTED, BESIDE, NOT_REWORDED, NOTHING_MORE, Again, asked_again
from assistant.dialogue.told import what_was_asked
from assistant.service import Assistant

ASKED = "Comment impliquer les familles dans la gouvernance ?"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Résume-moi ça", Again.SHORTER),
        ("en 2 phrases stp", Again.SHORTER),
        ("fais court", Again.SHORTER),
        ("tu peux reformuler ?", Again.REWORDED),
        ("Dis-le plus simplement", Again.REWORDED),
        ("je comprends pas", Again.REWORDED),
        ("T’es sûre de ça ?", Again.SURE),
        ("c’est vrai ça ?", Again.SURE),
        ("C’est vraiment tout ?", Again.MORE),
        ("et sinon ?", Again.MORE),
        ("Il y a d’autres pistes ?", Again.MORE),
    ],
)
def test_what_is_wanted_of_the_answer_before(text: str, kind: Again) -> None:
    assert asked_again(text) is kind
    assert what_was_asked([ASKED, text]) == (ASKED,)


@pytest.mark.parametrize(
    "text",
    [
        "C’est tout, merci",
        "Sinon, combien de postes sont vacants ?",
        "Autre chose : la VAE ?",
        "explique le télétravail",
        "C’est vrai que les jeunes partent ?",
        "Résume la proposition 3",
    ],
)
def test_anything_more_is_a_question(text: str) -> None:
    assert asked_again(text) is None


def test_the_answer_is_given_again_with_what_it_is(assistant: Assistant) -> None:
    first = assistant.ask(ASKED)
    sure = assistant.ask("tu es sûr ?", history=[ASKED])
    assert sure.text.startswith(AS_QUOTED)
    assert sure.question == "tu es sûr ?"
    reworded = assistant.ask("reformule", history=[ASKED, "tu es sûr ?"])
    assert reworded.text.startswith(NOT_REWORDED)
    assert [c.quote for c in reworded.citations] == [c.quote for c in sure.citations]
    assert [c.quote for c in sure.citations] == [c.quote for c in first.citations]


def test_a_shorter_answer_is_shorter(assistant: Assistant) -> None:
    first, shorter = assistant.ask(ASKED), assistant.ask("en une phrase", history=[ASKED])
    assert len(shorter.citations) < len(first.citations)


def test_what_else_is_said_was_not_given(assistant: Assistant) -> None:
    asked = "Que dit le texte de l’intelligence artificielle ?"
    first = {c.quote for c in assistant.ask(asked).citations}
    more = assistant.ask("rien d’autre ?", history=[asked])
    assert more.text.startswith(BESIDE)
    assert not first & {c.quote for c in more.citations}


def test_a_whole_list_leaves_nothing_more(assistant: Assistant) -> None:
    answer = assistant.ask("c’est tout ?", history=["Quelles sont les douze propositions ?"])
    assert (answer.status, answer.text) == ("not_in_corpus", NOTHING_MORE)


def test_the_next_question_is_still_about_it(assistant: Assistant) -> None:
    history = [ASKED, "plus court"]
    assert assistant.ask("Et pour les salariés ?", history=history).citations
    assert assistant.ask("tu es sûr ?", history=["Combien gagne un aide-soignant ?"]).status != "answered"
