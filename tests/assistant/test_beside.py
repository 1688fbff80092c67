"""A follow-up that names all it asks is read alone; one that compares is about the other thing as well."""

from __future__ import annotations

import pytest

from assistant.dialogue.angle import compared_with
from assistant.dialogue.pointers import points_back
from assistant.service import Assistant
from index.analysis import content_terms


@pytest.mark.parametrize(
    "text",
    [
        "Et les jeunes, quelle sorte d’engagement associatif leur plaît ?",
        "Et les salariés, pourquoi quittent-ils leur emploi ?",
    ],
)
def test_a_question_that_names_all_it_asks_is_read_alone(text: str) -> None:
    assert not points_back(text, content_terms)


@pytest.mark.parametrize("text", ["Et les cadres, quel rôle auront-ils ?", "Et là-dedans, combien le regrettent ?"])
def test_one_that_leaves_something_unsaid_is_not(text: str) -> None:
    assert points_back(text, content_terms)


def test_the_young_are_asked_about_alone(assistant: Assistant) -> None:
    history = ["Comment renouveler le conseil d’administration ?"]
    answer = assistant.ask("Et les jeunes, quelle sorte de bénévolat leur convient ?", history=history)
    assert any("bénévolat ponctuel" in c.quote for c in answer.citations)
    assert not any("départs des élus" in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("C’est pareil que la RSO ?", "la rso ?"),
        ("Est-ce la même chose que l’agilité ?", "l'agilite ?"),
        ("Quelle différence avec le PTP ?", "le ptp ?"),
        ("C’est la même chose ?", ""),
        ("Quelle différence font les managers ?", ""),
    ],
)
def test_what_is_set_beside(text: str, other: str) -> None:
    assert compared_with(text) == other


def test_what_is_compared_is_named_by_the_answer(assistant: Assistant) -> None:
    history = ["Que demande Nexem pour la VAE ?", "Et pour les diplômes ?"]
    answer = assistant.ask("C’est pareil que le dispositif Transition collective ?", history=history)
    assert answer.citations
    assert all("Transition collective" in c.quote for c in answer.citations)
