"""A follow-up that asks something new of what was just read: what it is given is not the answer before again."""

from __future__ import annotations

import pytest

from assistant.dialogue.angle import asks_the_next_sentence
from assistant.dialogue.just_given import asks_if_done
from assistant.service import Assistant
from assistant.structure.another import NO_OTHER
from assistant.structure.applied import NOT_ORDERED
from assistant.structure.carried_out import ONLY_PROPOSED
from assistant.structure.just_given import NOT_RANKED


def _ids(assistant: Assistant, *turns: str) -> set[str]:
    return {c.sentence_id for c in assistant.ask(turns[-1], history=turns[:-1]).citations}


def _quotes(assistant: Assistant, *turns: str) -> str:
    return " ".join(c.quote for c in assistant.ask(turns[-1], history=turns[:-1]).citations)


def test_a_reason_is_asked_of_what_an_ellipsis_was_added_to(assistant: Assistant) -> None:
    turns = (
        "comment associer d’autres personnes à notre CA ?",
        "et les familles ?",
        "et pourquoi le faire ?",
    )
    assert not _ids(assistant, *turns) <= _ids(assistant, *turns[:-1])
    assert "équilibre sain" in _quotes(assistant, *turns)


def test_what_a_thing_does_is_told_by_what_it_allows(assistant: Assistant) -> None:
    quotes = _quotes(assistant, "qu’est-ce que l’organisme paritaire de prévention ?", "et il ferait quoi ?")
    assert "permettra de mettre en œuvre une observation" in quotes
    assert "Etablir un plan d’action" not in quotes


def test_whom_a_thing_serves_is_told_of_the_last_thing(assistant: Assistant) -> None:
    turns = ("que faire des salariés expérimentés ?", "et la transmission ?", "ça profite à qui ?")
    assert "valorisante pour les professionnels qui transmettent" in _quotes(assistant, *turns)


def test_what_is_asked_on_it_weighs_more_than_it(assistant: Assistant) -> None:
    turns = ("que dit la proposition 7 ?", "quels sont les nouveaux métiers ?", "Nexem s’engage à quoi sur ce sujet ?")
    assert "Nexem s’engage plus encore" in _quotes(assistant, *turns)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("c’est déjà en place ?", True),
        ("et ça existe ?", True),
        ("c’est lancé ou c’est seulement une idée ?", True),
        ("c’est fait par qui ?", False),
        ("c’est un levier ?", False),
    ],
)
def test_whether_it_is_done_is_asked(text: str, asks: bool) -> None:
    assert asks_if_done(text) is asks


def test_a_project_is_not_told_as_done(assistant: Assistant) -> None:
    answer = assistant.ask("c’est déjà lancé ?", history=["Nexem veut-il une campagne de communication ?"])
    assert answer.text.startswith(ONLY_PROPOSED)
    answer = assistant.ask("ça se fait déjà ?", history=["y a-t-il des stages avec l’Éducation nationale ?"])
    assert ONLY_PROPOSED not in answer.text
    assert any("déjà mis en œuvre" in c.quote for c in answer.citations)


def test_another_sentence_is_none_of_those_given(assistant: Assistant) -> None:
    turns = ("cite une phrase sur la confiance", "une autre ?", "encore une autre")
    first, second, third = (_ids(assistant, *turns[: n + 1]) for n in range(3))
    assert second and third and not first & second and not (first | second) & third
    assert "confiance" in _quotes(assistant, *turns)
    assert asks_the_next_sentence("donne-m’en une autre", turns[:1])
    assert not asks_the_next_sentence("une autre ?", ["que dit Nexem de la confiance ?"])
    alone = ("une phrase sur le parrainage", "une autre")
    assert assistant.ask(alone[1], history=alone[:1]).text.startswith(NO_OTHER)


def test_no_order_is_made_up(assistant: Assistant) -> None:
    turns = ["comment appliquer la proposition 3 ?", "et la 9 ?"]
    assert NOT_ORDERED in assistant.ask("par laquelle commencer ?", history=turns).text
    answer = assistant.ask("laquelle en premier ?", history=["que propose Nexem pour attirer les jeunes ?"])
    assert answer.text.startswith(NOT_RANKED)


def test_the_next_proposition_keeps_the_question(assistant: Assistant) -> None:
    how = assistant.ask("et la 12 ?", history=["comment mettre en place la proposition 11 ?"])
    told = assistant.ask("et la 12 ?", history=["que dit la proposition 11 ?"])
    assert {c.sentence_id for c in how.citations} != {c.sentence_id for c in told.citations}
    figures = assistant.ask("et la 8 ?", history=["quels chiffres dans la proposition 4 ?"])
    assert "57%" in " ".join(c.quote for c in figures.citations)


def test_the_manifesto_named_after_the_article_is_a_place(assistant: Assistant) -> None:
    answer = assistant.ask("et le chapitre 2 ?", history=["que dit l’article de la rémunération ?"])
    assert "rémun" in answer.citations[0].quote


def test_what_is_asked_after_going_back_is_asked_of_it(assistant: Assistant) -> None:
    turns = (
        "que dit le texte sur le handicap ?",
        "et sur la petite enfance ?",
        "je reviens au handicap : quelle page ?",
    )
    assert _ids(assistant, *turns) == _ids(assistant, *turns[:1])


def test_whether_people_agree_is_asked_of_the_subject(assistant: Assistant) -> None:
    turns = ("que dit l’article de la CCUE ?", "et les syndicats sont pour ?")
    assert "qui divise les organisations syndicales" in _quotes(assistant, *turns)
