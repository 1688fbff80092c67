"""A statement that keeps quiet about who speaks is shown under a line that names them; one that lies is not shown."""

from __future__ import annotations

import pytest

from assistant.guards import attributed
from tests.assistant.guarded import LIBRARY, cited

PELISSIE = "Selon Manuel Pélissié, Directeur général de l’IRTS Parmentier\u00a0:"
PRESS = "D’après l’article de presse de Raphaëlle Murignieux (26 mars 2025)\u00a0:"
YOUNG = "Les jeunes générations ne voient plus le travail"
WORK = (
    "Le travail n’est plus une simple source de revenu pour les jeunes générations : elles y voient aussi un moyen de "
)
WORK += "s’épanouir."
SECOND = "Le second volet, consacré"
TRUST = "Une organisation ne peut réussir à long terme"
FOCUS = "Sans la confiance de toutes les parties prenantes, une organisation ne peut réussir à long terme."


@pytest.mark.parametrize(
    ("statement", "beginning", "lead"),
    [
        (WORK, YOUNG, PELISSIE),
        ("Le second volet, sur les ressources humaines et le management, vient de paraître.", SECOND, PRESS),
        (FOCUS, TRUST, "D’après la source citée par Nexem (L’obligation du conseil d’administration d’agir dans "
         "l’intérêt de la société, Yvan Allaire et Stéphane Rousseau, IGOPP, juillet 2014)\u00a0:"),
        ("Selon Manuel Pélissié, " + WORK[0].lower() + WORK[1:], YOUNG, ""),
        ("La reconnaissance favorise la fidélisation des talents.", "La reconnaissance favorise", ""),
    ],
)  # fmt: skip
def test_the_program_names_who_speaks_where_the_statement_does_not(statement: str, beginning: str, lead: str) -> None:
    found = attributed(statement, cited(beginning), LIBRARY)
    assert (found.failures, found.lead) == ((), lead)


@pytest.mark.parametrize(
    "statement",
    [
        "Nexem estime que " + WORK,
        "Pour Nexem, " + WORK,
        "Le manifeste souligne que " + WORK,
        "Le chapitre 2 rappelle que " + WORK,
        WORK[:-1] + ", rappelle Nexem.",
        WORK[:-1] + ", selon Nexem.",
        "Comme l’affirme un rapport, " + WORK,
        "Selon Delphine Williot, " + WORK,
        "Selon une étude, " + WORK,
        "Selon la presse, " + WORK,
        "Selon les syndicats, " + WORK,
        "Pour les directeurs, " + WORK,
        "Elles affirment que " + WORK,
        "Nous le disons : " + WORK,
    ],
)
def test_words_that_are_given_to_somebody_else_are_shown_under_no_line(statement: str) -> None:
    found = attributed(statement, cited(YOUNG), LIBRARY)
    assert found.failures
    assert found.lead == ""


@pytest.mark.parametrize("other", ["Le management se doit", "La reconnaissance favorise", SECOND])
def test_two_speakers_have_no_line(other: str) -> None:
    found = attributed(WORK, [*cited(YOUNG), *cited(other)], LIBRARY)
    assert found.failures
    assert found.lead == ""


@pytest.mark.parametrize(
    "statement",
    [
        "Le travail n’est qu’une source de revenu pour les jeunes générations.",
        "Les jeunes générations voient le travail uniquement comme une source de revenu.",
        "Tous les managers voient le travail comme un levier d’épanouissement et de réalisation personnelle.",
        "Les jeunes générations demandent une hausse de leur revenu.",
    ],
)
def test_a_line_mends_nothing_else(statement: str) -> None:
    assert attributed(statement, cited(YOUNG), LIBRARY).failures
