"""Questions on the side that Nexem takes: that no sentence takes one is said first."""

from __future__ import annotations

import pytest

from assistant.routes.positions import NO_SIDE
from assistant.service import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "Nexem est-elle favorable ou opposée au télétravail ?",
        "Le manifeste est-il pour ou contre les horaires flexibles ?",
    ],
)
def test_no_side_taken_is_said_before_what_the_documents_say(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith(NO_SIDE)
    assert answer.status == "partial"
    assert any("horaires flexibles" in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Nexem, pour ou contre les reconversions professionnelles ?",
        "Le texte est-il favorable ou hostile à l’IA générative ?",
        "Que dit Nexem du télétravail ?",
    ],
)
def test_a_proposal_or_a_view_on_the_matter_takes_a_side(assistant: Assistant, question: str) -> None:
    assert NO_SIDE not in assistant.ask(question).text


@pytest.mark.parametrize(
    ("question", "stand"),
    [
        ("Nous croulons sous la bureaucratie, Nexem le déplore-t-il ?", "Nexem ne peut s’en contenter"),
        ("Trop de reporting chez nous : ils le reconnaissent noir sur blanc ?", "Nexem ne peut s’en contenter"),
        ("La semaine sur quatre jours, ils sont pour ?", "nous souhaitons soutenir la dynamique d’expérimentations"),
    ],
)
def test_the_sentence_in_which_nexem_takes_a_stand_comes_with_the_finding(
    assistant: Assistant, question: str, stand: str
) -> None:
    assert any(stand in c.quote for c in assistant.ask(question).citations)


def test_a_view_on_something_else_is_not_taken_for_one_on_the_matter(assistant: Assistant) -> None:
    answer = assistant.ask("Le télétravail, ils sont pour ?")
    assert answer.text.startswith(NO_SIDE)
    assert not any("cette révolution" in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    "question", ["Pouvons-nous défrayer un administrateur ?", "On a le droit de payer un élu du CA ?"]
)
def test_the_rule_that_holds_comes_before_what_might_be_imagined(assistant: Assistant, question: str) -> None:
    assert "sans rétribution" in assistant.ask(question).citations[0].quote


def test_a_view_on_what_the_text_calls_otherwise_takes_a_side(assistant: Assistant) -> None:
    answer = assistant.ask("Les robots, Nexem est pour ?")
    assert NO_SIDE not in answer.text
    assert any("s’engager dans cette révolution" in c.quote for c in answer.citations)
