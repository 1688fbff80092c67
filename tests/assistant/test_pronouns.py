"""A pronoun, however far back what it stands for was named."""

from __future__ import annotations

import pytest

from assistant.dialogue.follow_up import resolve
from index.analysis import content_terms


@pytest.mark.parametrize(
    ("history", "text", "held"),
    [
        (["Les aides à domicile ?"], "Qu’est-ce qu’elles attendent ?", "aides à domicile"),
        (["Un moniteur part en formation"], "Qui finance son absence ?", "moniteur"),
        (["Que dit le texte du mentorat ?"], "En quoi c’est utile ?", "mentorat"),
        (["Que prévoit le congé spécial ?"], "Nous y avons droit ?", "congé spécial"),
        (["Comment accueillir un apprenti ?"], "Que dit Nexem ?", "apprenti"),
        (["Comment attirer des bénévoles ?"], "Alors, que propose Nexem ?", "bénévoles"),
        (["Qui est Bénédicte Aubert ?"], "Quelle est sa conviction ?", "Bénédicte Aubert"),
        (["On peine à trouver des moniteurs"], "qu’est-ce que le manifeste conseille ?", "moniteurs"),
        (["Veulent-ils des diplômes nouveaux ?"], "D’accord, et qui se chargerait de mettre ça en place ?", "diplômes"),
        (["C’est quoi la CCUE ?", "ça va changer quoi pour les directeurs ?"], "et pour les stagiaires ?", "CCUE"),
    ],
)
def test_a_pronoun_keeps_what_it_stands_for(history: list[str], text: str, held: str) -> None:
    question = resolve(text, history, content_terms)
    assert question.follow_up
    assert held in question.search
