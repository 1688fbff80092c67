"""Two denials need two of the sentences, a part is not the whole, and what is denied twice is affirmed."""

from __future__ import annotations

import pytest

from tests.assistant.guarded import guards

HOLD = "Nous n’avons donc pas vocation"
ACCORD = "La mise en place d’une CCUE doit permettre"
REASONS = ("Nous n’avons pas tous les mêmes ressorts", "Il peut s’agir du travail bien fait")
PROJECT = "Si le projet politique de l’organisation"
BENEVOLENT = "Il faut faire savoir que les membres"
BROAD = "L’attractivité de nos organisations doit reposer"
UNKNOWN = "La singularité de notre secteur privé"


@pytest.mark.parametrize(
    ("statement", "beginnings", "passes"),
    [
        ("Sans les rendre captifs, les employeurs ont vocation à développer les compétences.", (HOLD,), True),
        ("Plutôt que de les rendre captifs, ils n’ont pas vocation à développer les compétences.", (HOLD,), False),
        ("La CCUE doit permettre de valoriser les compétences, ce qui est impossible avec les conventions actuelles.",
         (ACCORD,), True),
        ("La CCUE doit permettre de valoriser les compétences, ce qui n’est pas impossible avec les conventions "
         "actuelles.", (ACCORD,), False),
        ("La CCUE ne doit pas permettre de valoriser les salariés, ce qui est impossible avec les conventions "
         "actuelles.", (ACCORD,), False),
        ("Nous n’avons pas tous les mêmes ressorts : il peut s’agir du travail bien fait.", REASONS, True),
        ("Nous n’avons pas tous les mêmes ressorts : il ne peut pas s’agir du travail bien fait.", REASONS, False),
        ("Sans pouvoir résoudre à lui seul la question du sens, le projet est un puissant levier.", (PROJECT,), True),
        ("Sans pouvoir résoudre à lui seul la question du sens, le projet n’est pas un puissant levier.", (PROJECT,),
         False),
        ("Le projet politique ne peut pas, à lui seul, résoudre la question du sens, mais il est un puissant levier.",
         (PROJECT,), True),
        ("Le projet politique peut, à lui seul, résoudre la question du sens : il est un puissant levier.", (PROJECT,),
         False),
        ("Valoriser les compétences, ce n’est pas possible avec les conventions actuelles : la CCUE doit le permettre.",
         (ACCORD,), True),
        ("Valoriser les compétences, c’est possible avec les conventions actuelles : la CCUE doit le permettre.",
         (ACCORD,), False),
        ("Ils acceptent cette responsabilité sans salaire ni avantage en nature.", (BENEVOLENT,), True),
        ("Ils acceptent cette responsabilité avec salaire ni avantage en nature.", (BENEVOLENT,), False),
        ("L’attractivité repose sur une vision large des conditions de travail.", (BROAD,), True),
        ("L’attractivité repose sur le salaire et une vision large des conditions de travail.", (BROAD,), False),
        ("Le secteur est mal connu des populations qui ne sont pas directement concernées.", (UNKNOWN,), True),
        ("Le secteur est mal connu des populations qui sont directement concernées.", (UNKNOWN,), False),
    ],
)  # fmt: skip
def test_denials_by_clause(statement: str, beginnings: tuple[str, ...], passes: bool) -> None:
    found = guards(statement, *beginnings)
    assert ("negation" not in found) is passes, found
