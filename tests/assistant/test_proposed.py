"""What is proposed, or wished for, comes before what is found."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.understanding.question import Wanted, understand


@pytest.mark.parametrize(
    "question",
    [
        "Je voudrais que mes éducateurs inventent des choses",
        "J’aimerais que nos équipes soient plus créatives.",
    ],
)
def test_a_wish_is_answered_by_how_to_go_about_it(assistant: Assistant, question: str) -> None:
    quotes = [c.quote for c in assistant.ask(question).citations]
    assert any("créer un nouveau cadre managérial" in quote for quote in quotes)
    assert any("Différents moyens et méthodes" in quote for quote in quotes)
    assert not any("Damanpour" in quote for quote in quotes)


@pytest.mark.parametrize(
    ("question", "manner"),
    [
        ("Je souhaite que les nouveaux restent", True),
        ("On aimerait bien que le conseil rajeunisse", True),
        ("Je voudrais que vous citiez la source", False),
        ("Je voudrais savoir ce que dit la proposition 2", False),
    ],
)
def test_a_wish_asks_how_and_an_order_does_not(question: str, manner: bool) -> None:
    assert (understand(question).wanted is Wanted.MANNER) is manner


def test_proposals_come_before_the_finding(assistant: Assistant) -> None:
    answer = assistant.ask("Nous avons quatre postes vides au foyer, que propose Nexem ?")
    quotes = [c.quote for c in answer.citations]
    campaign = next(i for i, quote in enumerate(quotes) if "campagne nationale" in quote)
    finding = next(i for i, quote in enumerate(quotes) if "35 000" in quote)
    assert campaign < finding


def test_a_view_of_nexem_is_no_mere_finding(assistant: Assistant) -> None:
    answer = assistant.ask("Que propose Nexem pour transmettre entre générations ?")
    assert any("transmission de l’expérience est capitale" in c.quote for c in answer.citations)
    assert not any("IA générative" in c.quote for c in answer.citations)
