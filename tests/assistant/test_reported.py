"""A question that somebody else asks the person: it is put directly, and who asks is no word of it."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.understanding.question import understand
from assistant.understanding.reported import without_reporting


@pytest.mark.parametrize(
    ("told", "put"),
    [
        ("Mon président va me demander ce qu’est la VAE : je lui dis quoi ?", "qu’est-ce que la VAE ?"),
        ("Les familles nous demandent souvent si la VAE existe, que répondre ?", "est-ce que la VAE existe ?"),
        ("Un collègue m’a demandé combien de jeunes arrivent.", "combien de jeunes arrivent."),
        ("Le comité voudrait comprendre pourquoi les salariés partent.", "pourquoi les salariés partent."),
        ("Que répondre à un élu qui me demande quelle place ont les familles ?", "quelle place ont les familles ?"),
        ("Le bureau s’interroge sur le bénévolat : que lui dire ?", "que dit le texte sur le bénévolat ?"),
        ("On me demande parfois ce que Nexem propose.", "qu’est-ce que Nexem propose."),
    ],
)  # fmt: skip
def test_a_reported_question_is_put_directly(told: str, put: str) -> None:
    assert without_reporting(told) == put


@pytest.mark.parametrize(
    "text",
    [
        "Le texte demande-t-il pourquoi les salariés partent ?",
        "Que demande Nexem aux pouvoirs publics ?",
        "Les jeunes demandent une meilleure reconnaissance : qu’en dit le texte ?",
        "Comment demander une formation ?",
        "Les jeunes s’interrogent sur leur avenir : que propose Nexem ?",
    ],
)
def test_a_question_of_ones_own_is_left_as_it_is(text: str) -> None:
    assert without_reporting(text) == text


def test_the_question_stays_as_it_was_typed() -> None:
    typed = "Mon bureau va me demander ce qu’est la RSO, je dis quoi ?"
    assert (understand(typed).text, understand(typed).search) == (typed, "qu’est-ce que la RSO ?")


def test_who_asks_brings_no_sentence(assistant: Assistant) -> None:
    direct = assistant.ask("Qu’est-ce que la RSO, et quelles sont ses dimensions ?")
    told = assistant.ask(
        "Nos bénévoles nous demandent ce qu’est la RSO, et quelles sont ses dimensions : je dis quoi ?"
    )
    assert [c.sentence_id for c in told.citations] == [c.sentence_id for c in direct.citations]
