"""What models write from the real prompt, and its false twins: sources, lists, plans, comparisons of two sentences."""

from __future__ import annotations

import pytest

from assistant.guards import attributed
from assistant.guards.proposition import labels
from tests.assistant.guarded import LIBRARY, cited, guards

TITLES = ("Valoriser son rôle et son utilité sociale", "valoriser le rôle et l’utilité sociale")
PLAN = "Etablir un plan d’action paritaire"
BODY = "La création d’un Organisme paritaire"
RISK = "Il s’agit d’une des spécificités"
DUTY = "Notre responsabilité d’employeur"
WAGE = "Il faut faire savoir que les membres"
LOAN = "Nexem entend partager avec ses adhérents"
HIRING = "Les établissements rencontrent des difficultés"
THEORY = "Le concept a été théorisé"
SOME = "Ainsi, un certain nombre d’organisations"
SEATS = "Il peut s’agir de réserver des places"
ONLY = "Face au défi du renouvellement"
TRUST = "Une organisation ne peut réussir à long terme"
SEEN = "Du fait de notre périmètre large"
GREEN = "La transition écologique implique"
AIM = "La sinistralité observée sur notre secteur"
RETURN = "Il s’agit d’un investissement nécessaire"


@pytest.mark.parametrize(
    ("statement", "beginnings", "guard", "passes"),
    [
        ("Le deuxième axe est un plan d’action paritaire.", (PLAN,), "proposition", True),
        ("Le premier axe est un plan d’action paritaire.", (PLAN,), "proposition", False),
        ("Toujours selon cette étude, des établissements peinent à recruter.", (HIRING,), "quantifiers", True),
        ("Les établissements rencontrent toujours des difficultés de recrutement.", (HIRING,), "quantifiers", False),
        ("Il est incontournable que les pouvoirs publics s’engagent à accompagner les démarches managériales.",
         ("La promotion de l’engagement des pouvoirs publics",), "modality", True),
        ("Les entreprises doivent créer des environnements qui offrent une autonomie aux acteurs.",
         ("Les entreprises doivent donc s’adapter",), "modality", True),
        ("Le deuxième axe est de promouvoir un management systémique qui valorise l’humain et les compétences.",
         ("Promouvoir un management systémique",), "proposition", True),
        ("Le troisième axe est de promouvoir un management systémique qui valorise l’humain et les compétences.",
         ("Promouvoir un management systémique",), "proposition", False),
        ("Loin de se résumer à des intentions, cela doit être projeté dans les stratégies.",
         ("Et cela ne peut se résumer",), "negation", True),
        ("Cela se résume à des intentions, projetées dans les stratégies.", ("Et cela ne peut se résumer",), "negation",
         False),
        ("L’intitulé n’est pas repris tel quel par l’article.", TITLES, "negation", True),
        ("Les deux formulations ne coïncident pas.", TITLES, "negation", True),
        ("L’article reprend l’intitulé tel quel.", TITLES, "negation", False),
        ("Depuis la COVID-19, le paysage professionnel est le même.", ("La crise de la COVID-19",), "negation", False),
        ("Ces missions se mènent avec ou sans mandat.", (LOAN,), "negation", True),
        ("Ces missions se mènent avec un mandat.", (LOAN,), "negation", False),
        ("La prise de risque doit constituer l’une des spécificités du secteur.", (RISK,), "modality", False),
        ("La journaliste ne valorise pas l’utilité sociale.", TITLES, "negation", False),
        ("Les deux formulations parlent du rôle et de l’utilité sociale.", TITLES, "numbers", True),
        ("Les trois formulations parlent du rôle et de l’utilité sociale.", TITLES, "numbers", False),
        ("Depuis la COVID-19, le paysage professionnel n’est plus le même.", ("La crise de la COVID-19",), "negation",
         True),
        ("Depuis la COVID-19, le paysage professionnel n’est plus transformé.", ("La crise de la COVID-19",),
         "negation", False),
        ("Le second point est un plan d’action paritaire, avec des actions évaluées régulièrement.", (PLAN,),
         "modality", True),
        ("Le plan d’action est paritaire et ses actions sont évaluées régulièrement.", (PLAN,), "modality", False),
        ("Nexem prévoit un organisme paritaire, notamment pour observer le secteur.", (BODY,), "modality", True),
        ("L’organisme permet d’observer le secteur en matière de SQVCT.", (BODY,), "modality", False),
        ("Le secteur doit respecter le cadre et la sécurité des personnes.", (RISK,), "modality", True),
        ("Le secteur doit être une des spécificités de la prise de risque.", (RISK,), "modality", False),
        ("Il faut prévenir l’usure au travail dans certains exercices professionnels.", (DUTY,), "modality", True),
        ("Nexem agit avec AXESS pour obtenir ce financement.", ("C’est dans cet esprit",), "modality", True),
        ("Nexem a obtenu ce financement avec AXESS.", ("C’est dans cet esprit",), "modality", False),
        ("Nexem a sollicité une hausse des moyens de reconversion.", ("Nexem a demandé aux pouvoirs",), "modality",
         True),
        ("Nexem a obtenu une hausse des moyens de reconversion.", ("Nexem a demandé aux pouvoirs",), "modality", False),
        ("Pour renouveler et recruter des professionnels, il faudra une stratégie ambitieuse.", (ONLY,), "modality",
         True),
        ("Il faudra recruter massivement des professionnels.", (ONLY,), "modality", False),
        ("La transition écologique oblige les établissements à réduire leur empreinte carbone.", (GREEN,), "modality",
         True),
        ("C’est à la branche qu’il incombe, au niveau national, de définir la politique de formation.",
         ("Au niveau national, il revient",), "modality", True),
        ("Le management ne peut être pensé hors de son contexte.", ("Le management est une construction",), "modality",
         True),
        ("Un mandat n’est pas obligatoire pour ces missions autour du C.A.", (LOAN,), "negation", True),
        ("Le mécénat de compétences n’est pas un dispositif existant.", (LOAN,), "negation", False),
        ("Ils ne perçoivent aucune rétribution, que ce soit en salaire ou en nature.", (WAGE,), "negation", True),
        ("Ils perçoivent une rétribution, que ce soit en salaire ou en nature.", (WAGE,), "negation", False),
        ("Les établissements ont du mal à recruter.", (HIRING,), "negation", True),
        ("Le point de départ est une transition écologique.", (GREEN,), "negation", True),
        ("Les débuts pâtissent du départ des bâtiments.", (GREEN,), "negation", False),
        ("Toute organisation a besoin de la confiance des parties prenantes pour réussir.", (TRUST,), "negation", True),
        ("Une organisation peut réussir sans la confiance des parties prenantes.", (TRUST,), "negation", False),
        ("Le grand public ne voit pas le secteur comme une entité bien identifiable.", (SEEN,), "negation", True),
        ("Le grand public voit le secteur comme une entité bien identifiable.", (SEEN,), "negation", False),
        ("On ne peut se passer de la formation professionnelle.", ("La formation professionnelle continue",),
         "negation", True),
        ("On peut se passer de la formation professionnelle.", ("La formation professionnelle continue",), "coverage",
         True),
        ("Les organisations attirent les talents sans perdre de vue les besoins des équipes.", ("Ainsi l’enjeu est",),
         "negation", True),
        ("Les organisations attirent les talents sans les besoins des équipes.", ("Ainsi l’enjeu est",), "negation",
         False),
        ("Le retour attendu passe par une baisse de la sinistralité.", (RETURN,), "negation", True),
        ("Le retour attendu passe par une baisse de l’investissement nécessaire.", (RETURN,), "negation", False),
        ("La branche vise trois objectifs face à la sinistralité.", (AIM,), "numbers", True),
        ("La branche vise quatre objectifs face à la sinistralité.", (AIM,), "numbers", False),
        ("Les deux penseurs du concept sont Peter Senge et Chris Argyris.", (THEORY,), "numbers", True),
        ("Les trois penseurs du concept sont Peter Senge et Chris Argyris.", (THEORY,), "numbers", False),
        ("Deux raisons : un accompagnement financier et une programmation.", ("D’abord parce qu’il valorise",),
         "numbers", True),
        ("Trois raisons : un accompagnement financier et une programmation.", ("D’abord parce qu’il valorise",),
         "numbers", False),
        ("Leur participation se joue dans l’organisation qui les accueille.", (SOME, SEATS), "quantifiers", True),
        ("Les organisations ont arrêté des modalités pour associer les salariés.", (SOME, SEATS), "quantifiers", False),
        ("Une partie consacrée à la gouvernance du système y figurait.", ("Refonder l’organisation",), "quantifiers",
         True),
        ("Une partie de la gouvernance du système est à refonder.", ("Refonder l’organisation",), "quantifiers", False),
        ("Côté VAE, Nexem veut une simplification.", ("La simplification des dispositifs",), "names", True),
        ("Corté VAE, Nexem veut une simplification.", ("La simplification des dispositifs",), "names", False),
        ("La source à indiquer est l’OPCO Santé.", (HIRING,), "speaker", True),
        ("La source indique des difficultés de recrutement.", (HIRING,), "speaker", False),
        ("Il provient d’une source OPCO Santé datant de février 2022.", (HIRING,), "coverage", True),
        ("Il provient d’une source ministérielle portant sur les retraites.", (HIRING,), "coverage", False),
        ("Delphine Williot, DRH de l’AFEJI, prend la parole dans le document.", ("Les chefs de service, à la",),
         "coverage", True),
        ("Delphine Williot, DRH de l’AFEJI, part en retraite au printemps.", ("Les chefs de service, à la",),
         "coverage", False),
        ("C’est la proposition 5 : asseoir son management sur une vision.", ("asseoir son management",), "proposition",
         True),
        ("C’est la proposition 6 : asseoir son management sur une vision.", ("asseoir son management",), "proposition",
         False),
        ("Faute de s’engager, les organisations verraient des pratiques échapper à l’institution.",
         ("Nexem considère que nos organisations doivent s’engager",), "modality", True),
        ("Les pratiques des salariés échappent à l’institution.",
         ("Nexem considère que nos organisations doivent s’engager",), "modality", False),
        ("L’article rapporte que Nexem plaide pour une marque employeur.", ("construire une marque employeur",),
         "modality", True),
        ("L’article rapporte que Nexem impose une marque employeur.", ("construire une marque employeur",), "modality",
         False),
        ("Selon Gallup, la relation au manager explique 70 % du niveau d’engagement.", ("70 % du niveau",), "speaker",
         True),
        ("Les syndicats expliquent que le niveau d’engagement dépend du manager.", ("70 % du niveau",), "speaker",
         False),
        ("La CCUE divise les syndicats, selon l’article.", ("anticiper et engager les transformations",), "names",
         True),
        ("La CCUE divise les ministères, selon l’article.", ("anticiper et engager les transformations",), "names",
         False),
        ("Plus de six jeunes sur dix connaissent mal le secteur.", ("62% connaissent",), "numbers", True),
        ("Plus de six maires sur dix connaissent mal le secteur.", ("62% connaissent",), "numbers", False),
    ],
)  # fmt: skip
def test_played(statement: str, beginnings: tuple[str, ...], guard: str, passes: bool) -> None:
    found = guards(statement, *beginnings)
    assert (guard not in found) is passes, found


def test_a_noun_that_follows_a_proposition_is_no_number_of_the_list() -> None:
    assert [label.number for label in labels("Dans la proposition 6, une communauté le montre.")] == [6]
    assert [label.number for label in labels("Dans la proposition 6, deux structures le montrent.")] == [6]
    assert [label.number for label in labels("Les propositions 2, 3 et 6 le disent.")] == [2, 3, 6]
    assert [label.number for label in labels("Les axes un et deux le disent.")] == [1, 2]


def test_according_to_him_is_according_to_whom_the_line_names() -> None:
    durand = "Cette même logique doit être mise au service"
    told = "Selon {}, cette logique doit servir une culture managériale renouvelée, fondée sur la confiance."
    assert "Cyril Durand" in attributed(told.format("lui"), cited(durand), LIBRARY).lead
    assert attributed(told.format("un rapport"), cited(durand), LIBRARY).failures
