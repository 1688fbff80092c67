"""Right conversions of a sentence and their false twins: aims, gerunds, participles, parentheses, titles, decades."""

from __future__ import annotations

import pytest

from assistant.guards import attributed
from tests.assistant.guarded import LIBRARY, cited, guards

POINTS = "Le positionnement managérial"
AIMS = "Enfin, rendre le secteur sanitaire"
WAYS = "C’est en agissant sur les conditions"
SKILLS = "Au-delà de l’employabilité des salariés"
RENEWAL = "A cet égard, nous devons réfléchir"
ETHICS = "Nexem considère que nos organisations doivent s’engager dans cette révolution"
RETENTION = "Nous ne souhaitons pas développer"
NURSES = "Aussi, à l‘instar de la création"
BODY = "La création d’un Organisme paritaire"
REPORT = "Le rapport du CESE"
PART = "L’attractivité de nos organisations doit reposer"
GENERATION = "La Génération Z"
LEGAL = "L’évolution réglementaire"
VACANCIES = "On constate une augmentation des vacances"
HOURS = "Les vacances de poste s’expliquent"
CAREERS = "Les postes de management sont souvent perçus"
PROJECT = "Si le projet politique de l’organisation"
JOBS = "Sans visée exhaustive"
UNKNOWN = "La singularité de notre secteur privé"
GREEN = "8 salariés sur 10"
GRADES = "Ainsi, le système de classification"
STATUS = "Nexem a proposé, dès 2022"
VOLUNTEERS = ("Les études récentes sur le bénévolat", "Il s’agit d’une piste intéressante")
BRAND = "Nexem propose de travailler à une identité"
SIGNED = "Manuel Pélissié Directeur général"
OFFER = "En sus des changements sociétaux"
FUNCTIONS = "Elle modifie l’approche des emplois"
FUNDS = "Nexem demande aux pouvoirs publics"


@pytest.mark.parametrize(
    ("statement", "beginnings", "guard", "passes"),
    [
        ("Il convient de mettre collectivement en réflexion le rapport à l’autonomie.", (POINTS,), "modality", True),
        ("Le rapport à l’autonomie est un des points à mettre en réflexion.", (POINTS,), "modality", True),
        ("Le rapport à l’autonomie est mis collectivement en réflexion.", (POINTS,), "modality", False),
        ("Améliorer les conditions de travail doit favoriser le bien-être des salariés.", (AIMS,), "modality", True),
        ("Le secteur doit être plus attractif.", (AIMS,), "modality", False),
        ("Il faut agir sur la manière dont les collaborateurs sont managés.", (WAYS,), "modality", True),
        ("Il faut des personnes accompagnées.", (WAYS,), "modality", False),
        ("Cela peut permettre de sortir d’un emploi sujet à la pénibilité.", (SKILLS,), "modality", True),
        ("Le développement des compétences peut favoriser l’appréhension d’autres emplois.", (SKILLS,), "modality",
         False),
        ("Il faut chercher des modalités permettant de renouveler le vivier.", (RENEWAL,), "modality", True),
        ("Ces modalités permettent de renouveler le vivier.", (RENEWAL,), "modality", False),
        ("Les organisations doivent s’assurer des garanties éthiques et ne pas accumuler de retard.", (ETHICS,),
         "modality", True),
        ("Nexem refuse de développer des stratégies de rétention.", (RETENTION,), "modality", True),
        ("Nexem développe des stratégies de rétention.", (RETENTION,), "negation", False),
        ("La spécialité IPA a déjà été créée.", (NURSES,), "modality", True),
        ("Un Organisme paritaire de prévention a été créé.", (BODY,), "modality", False),
        ("Le CESE a remis son rapport le 12 janvier 2022.", (REPORT,), "modality", True),
        ("Le CESE a obtenu des soutiens fiscaux.", (REPORT,), "modality", False),
        ("Pour Pierre-Yves Lenen, Fondation des Amis de l’Atelier, les congés ne sont qu’un aspect d’une vision large.",
         (PART,), "modality", True),
        ("La Génération Z, ce sont les années 1995 à 2012.", (GENERATION,), "coverage", True),
        ("La Génération Z réunit les rentiers et les héritiers de 1995 à 2012.", (GENERATION,), "coverage", False),
        ("Le cadre légal a changé depuis vingt ans.", (LEGAL,), "numbers", True),
        ("Le cadre légal a changé depuis trente ans.", (LEGAL,), "numbers", False),
        ("Le Baromètre sur les tensions RH compte 35 000 postes vacants.", (VACANCIES,), "negation", True),
        ("Le rythme de travail s’explique par des tensions.", (HOURS,), "negation", False),
        ("De plus en plus de jeunes salariés se détournent de ces fonctions.", (CAREERS,), "negation", True),
        ("Les collaborateurs se détournent de l’accompagnement.", (WAYS,), "negation", False),
        ("Le projet politique ne suffit pas, à lui seul, à donner le sens.", (PROJECT,), "negation", True),
        ("Le projet politique peut à lui seul résoudre la question du sens.", (PROJECT,), "negation", False),
        ("Ces emplois ne sont pas suffisamment valorisés.", (JOBS,), "negation", True),
        ("Ces emplois ne sont pas assez valorisés.", (JOBS,), "negation", True),
        ("Ces emplois sont suffisamment valorisés.", (JOBS,), "negation", False),
        ("Ceux qui ne sont pas directement concernés méconnaissent cette singularité.", (UNKNOWN,), "negation", True),
        ("80 % des salariés choisiraient une entreprise engagée.", (GREEN,), "numbers", True),
        ("70 % des salariés choisiraient une entreprise engagée.", (GREEN,), "numbers", False),
        ("La classification doit prendre en compte autre chose que le seul diplôme.", (GRADES,), "negation", True),
        ("La classification doit prendre en compte le seul diplôme.", (GRADES,), "negation", False),
        ("Les avantages porteraient par exemple sur la mobilité.", (STATUS,), "quantifiers", True),
        ("Les avantages porteraient sur la mobilité.", (STATUS,), "quantifiers", False),
        ("Nexem voit dans le bénévolat ponctuel une piste intéressante.", VOLUNTEERS, "speaker", True),
        ("Le bénévolat ponctuel intéresse les jeunes générations.", VOLUNTEERS, "speaker", False),
        ("L’OPCO Santé propose une identité de marque.", (BRAND,), "speaker", False),
        ("L’identité de marque que propose Nexem serait relayée localement.", (BRAND,), "speaker", True),
        ("Les conventions actuelles ne permettent pas de valoriser les salariés.", ("La mise en place d’une CCUE",),
         "modality", True),
        ("La CCUE valorise les salariés en fonction de leurs compétences.", ("La mise en place d’une CCUE",),
         "modality", False),
        ("Le soutien demandé aux pouvoirs publics est financier.", (FUNDS,), "speaker", True),
        ("Nexem est membre du Bureau.", (SIGNED,), "speaker", False),
        ("La proposition 7 est d’anticiper et d’engager les transformations en accompagnant le changement.", (OFFER,),
         "coverage", True),
        ("Job search et gestionnaire de cas sont deux nouvelles fonctions.", (FUNCTIONS,), "numbers", True),
        ("Job search et gestionnaire de cas sont trois nouvelles fonctions.", (FUNCTIONS,), "numbers", False),
    ],
)  # fmt: skip
def test_converted(statement: str, beginnings: tuple[str, ...], guard: str, passes: bool) -> None:
    found = guards(statement, *beginnings)
    assert (guard not in found) is passes, found


def test_a_pronoun_is_the_one_person_whom_the_line_names() -> None:
    chiefs = cited("Les chefs de service, à la charnière", "Il est indispensable de les outiller")
    said = attributed("Elle juge indispensable d’outiller et de coacher les chefs de service.", chiefs, LIBRARY)
    assert not said.failures
    assert "Delphine Williot" in said.lead
    pay = cited("Les vacances de poste s’expliquent")
    assert attributed("Elle juge le rythme de travail pénible et les horaires lourds.", pay, LIBRARY).failures


def test_what_the_press_lists_as_proposals_is_what_nexem_proposes_under_its_line() -> None:
    item = cited("rendre les organisations agiles")
    said = attributed("Nexem propose de rendre les organisations agiles par l’autonomie.", item, LIBRARY)
    assert not said.failures
    assert "presse" in said.lead
    assert attributed("Nexem estime que les organisations sont agiles.", item, LIBRARY).failures
