"""Right statements in other words and their false twins: restrictions, contraries, shares, lists, comparisons."""

from __future__ import annotations

import pytest

from tests.assistant.guarded import guards

HOLD = "Nous n’avons donc pas vocation"
PAY = "Quant au dispositif de rémunération"
EMPLOYEES = "En effet, 23 % des employés"
MEANINGS = ("Il s’agit d’abord d’une direction", "Mais le sens est également", "Enfin, le sens est une expérience")


@pytest.mark.parametrize(
    ("statement", "beginnings", "guard", "passes"),
    [
        ("Plutôt que de rendre les salariés captifs, il faut développer leurs compétences.", (HOLD,), "negation", True),
        ("Il s’agit de rendre les salariés captifs et de développer leurs compétences.", (HOLD,), "negation", False),
        ("L’ancienneté cessera d’être l’unique base de la rémunération.", (PAY,), "negation", True),
        ("L’ancienneté sera l’unique base de la rémunération.", (PAY,), "negation", False),
        ("Moins d’un quart des employés à travers le monde se disent engagés.", (EMPLOYEES,), "numbers", True),
        ("Plus d’un quart des employés à travers le monde se disent engagés.", (EMPLOYEES,), "numbers", False),
        ("Quatre salariés sur cinq choisiraient une entreprise engagée.", ("8 salariés sur 10",), "numbers", True),
        ("Trois salariés sur cinq choisiraient une entreprise engagée.", ("8 salariés sur 10",), "numbers", False),
        ("Le sens a trois acceptions : un but, une signification et un vécu.", MEANINGS, "numbers", True),
        ("Le sens a quatre acceptions : un but, une signification et un vécu.", MEANINGS, "numbers", False),
        ("Le sens n’est pas qu’une direction : c’est aussi une signification.", MEANINGS, "negation", True),
        ("Le sens n’est qu’une direction.", MEANINGS, "negation", False),
        ("Selon le directeur général d’Askoria, le management doit être incarné.", ("Le management se doit",),
         "speaker", True),
        ("Selon le directeur général de Linkiaa, le management doit être incarné.", ("Le management se doit",),
         "speaker", False),
    ],
)  # fmt: skip
def test_rephrased(statement: str, beginnings: tuple[str, ...], guard: str, passes: bool) -> None:
    found = guards(statement, *beginnings)
    assert (guard not in found) is passes, found
