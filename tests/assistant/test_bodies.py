"""« Que dit l’OCDE … ? »: only what a body that the documents cite says may stand in the answer."""

from __future__ import annotations

import pytest

from assistant.routes.attributed import OFF_THEME
from assistant.selection.bodies import bodies_asked, said_by
from assistant.service import Assistant
from assistant.understanding.question import understand


@pytest.mark.parametrize(
    "question",
    [
        "Que dit l’OCDE de l’apprentissage continu ?",
        "Que nous dit Gallup du rôle des managers ?",
        "L’IFOP dit quoi de l’image du secteur chez les jeunes ?",
        "Que montre le baromètre AXESS sur les difficultés de recrutement ?",
        "Que dit l’IGOPP de la confiance des parties prenantes ?",
        "Que révèle l’étude PerformanSe sur les managers ?",
        "Que dit France Travail des jeunes qui arrivent ?",
        "Que préconise le CESE sur l’attractivité ?",
    ],
)
def test_only_the_sentences_of_the_body_are_given(assistant: Assistant, question: str) -> None:
    library = assistant.library
    bodies = bodies_asked(understand(question), library)
    answer = assistant.ask(question)
    assert bodies and answer.status == "answered" and answer.citations
    assert all(said_by(library.sentence(c.sentence_id), bodies, library) for c in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Que dit Nexem du rapport ?",
        "Que disent les recherches sur le management ?",
        "Qui cite l’OCDE ?",
        "Que dit la proposition 6 ?",
    ],
)
def test_what_anybody_says_is_not_narrowed(assistant: Assistant, question: str) -> None:
    assert not bodies_asked(understand(question), assistant.library)


def test_a_body_that_says_nothing_of_the_theme_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("Que dit Gallup du télétravail ?")
    assert answer.status == "partial" and answer.text.startswith(OFF_THEME)


def test_what_nexem_wants_of_a_body_is_not_what_the_body_says(assistant: Assistant) -> None:
    answer = assistant.ask("Que dit l’OPCO Santé des freins chez les jeunes ?")
    assert not any("Nexem souhaite" in citation.quote for citation in answer.citations)
