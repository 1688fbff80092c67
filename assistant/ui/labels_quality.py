"""The French words of the page « Qualité »: what each measure means to somebody who measures nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assistant.ui.labels import NBSP


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure in plain words. ``lower``: the lower, the better."""

    label: str
    meaning: str
    lower: bool = False


TITLE: Final = "Qualité"
INTRO: Final = (
    f"Peut-on s’y fier{NBSP}? Des questions dont la bonne réponse est connue sont posées à l’assistant, et ses "
    "réponses sont comparées. Cette page montre le dernier résultat, et ce que les documents n’ont pas su dire."
)
RESULTS: Final = "Dernière évaluation"
HALVES: Final[dict[str, str]] = {
    "test": "Questions réservées",
    "development": "Questions de mise au point",
    "all": "Toutes les questions",
}
HALVES_SAID: Final[dict[str, str]] = {
    "test": f"Elles n’ont jamais servi à régler l’assistant{NBSP}: c’est la mesure la plus sévère.",
    "development": "Elles ont servi à régler l’assistant. Le résultat est donc un peu flatteur, mais il est détaillé.",
    "all": "Les questions de mise au point et les questions réservées, ensemble.",
}
HOW_TO_READ: Final = (
    "Le point est le résultat sur ces questions. La barre est l’intervalle où se trouve la vraie valeur, avec "
    f"95{NBSP}chances sur 100. Plus il y a de questions, plus elle est courte."
)
MORE_MEASURES: Final = "Toutes les mesures"
BY_KIND: Final = "Par sorte de question"
BY_KIND_SAID: Final = "Part des réponses entièrement justes."
FAULTY: Final = "Les questions dont la réponse n’est pas entièrement juste"
LOWER: Final = "plus c’est bas, mieux c’est"
NO_RUN: Final = "Aucune évaluation n’a encore été faite sur cette installation"
NO_RUN_SAID: Final = (
    f"Dans un terminal, depuis le dossier du projet, lancez <code>make eval</code> (une minute environ){NBSP}; le "
    "résultat, détaillé par sorte de question, s’affichera ici."
)
OTHER_CORPUS: Final = "Les documents ont changé depuis cette évaluation."
AGAIN: Final = "Pour un résultat à jour, relancez-la dans un terminal (<code>make eval</code>)."
TABS: Final = ("Résultats", "Questions sans réponse")
MODIFIED: Final = "code modifié depuis"

MAIN: Final = ("fully_correct", "status_correct", "nugget_recall", "forbidden_free", "citations_valid", "over_refusal")
MEASURES: Final[dict[str, Measure]] = {
    "fully_correct": Measure(
        "Réponses entièrement justes",
        "Tout l’essentiel, rien de faux, des citations exactes, un refus quand il le faut.",
    ),
    "status_correct": Measure(
        "Répond ou s’abstient à bon escient", "Répond quand les documents le disent, le dit quand ils ne le disent pas."
    ),
    "nugget_recall": Measure("Faits essentiels donnés", "Part des faits attendus qui sont bien dans la réponse."),
    "forbidden_free": Measure("Rien de faux", "Aucune affirmation que les documents contredisent."),
    "citations_valid": Measure(
        "Citations exactes", "Chaque citation se retrouve mot pour mot dans son document, chaque nombre a sa source."
    ),
    "over_refusal": Measure(
        "Refus à tort", "Questions auxquelles les documents répondent, et l’assistant non.", lower=True
    ),
    "abstention_recall": Measure(
        "Abstentions obtenues", "Parmi les questions sans réponse dans les documents, celles où il le dit."
    ),
    "abstention_precision": Measure(
        "Abstentions justifiées",
        f"Parmi les fois où il dit «{NBSP}les documents ne le disent pas{NBSP}», celles où c’est vrai.",
    ),
    "abstention_f1": Measure("Abstention, les deux ensemble", "Moyenne des deux mesures précédentes."),
    "recall_at_5": Measure(
        "Preuves parmi les 5 premiers passages", "Part des phrases de preuve que la recherche ramène en tête."
    ),
    "recall_at_10": Measure("Preuves parmi les 10 premiers passages", "La même chose sur dix passages."),
    "hit_at_1": Measure("Preuve dès le premier passage", "Le tout premier passage trouvé contient une preuve."),
    "hit_at_5": Measure("Une preuve parmi les 5 premiers", "L’un des cinq premiers passages contient une preuve."),
    "ndcg_at_10": Measure("Preuves bien classées", "Les preuves arrivent tôt dans les dix premiers passages (nDCG)."),
    "mrr": Measure("Rang de la première preuve", "1 si elle est première, 0,5 si deuxième… (rang réciproque moyen)."),
    "evidence_precision": Measure("Phrases citées utiles", "Part des phrases citées qui sont bien des preuves."),
    "evidence_recall": Measure("Preuves citées", "Part des preuves attendues que la réponse cite."),
    "evidence_f1": Measure("Citations, les deux ensemble", "Moyenne des deux mesures précédentes."),
    "failures": Measure("Pannes", "Questions sur lesquelles le programme a échoué.", lower=True),
}
KINDS: Final[dict[str, str]] = {
    "figure": "Chiffre",
    "definition": "Définition",
    "list": "Énumération",
    "proposition": "Une proposition",
    "paraphrase": "Avec d’autres mots",
    "who": "Qui a dit, qui est",
    "why": "Pourquoi",
    "situation": "Situation vécue",
    "multi": "Plusieurs propositions",
    "follow_up": "Question de suite",
    "typos": "Fautes de frappe",
    "acronym": "Sigle",
    "press": "Article de presse",
    "comparison": "Comparaison",
    "near_miss": "Fait absent des documents",
    "false_premise": "Question qui affirme une erreur",
    "off_topic": "Hors sujet",
    "injection": "Consigne glissée dans la question",
}

GAPS: Final = "Questions sans réponse"
GAPS_SAID: Final = (
    "Ce que l’on a demandé sur cette installation et que les documents ne disent pas, questions semblables regroupées. "
    f"C’est une liste de travail{NBSP}: un document à ajouter, un texte à préciser, une réponse à donner autrement."
)
NO_GAPS: Final = "Aucune question n’est restée sans réponse jusqu’ici"
NO_GAPS_SAID: Final = (
    f"Quand l’assistant répondra «{NBSP}les documents ne le disent pas{NBSP}», la question viendra s’inscrire ici. "
    "Supprimer une conversation retire aussi ses questions de cette liste."
)
SHOW: Final = "Montrer"
ABSENT: Final = "Absentes des documents"
OFF_TOPIC: Final = "Hors du sujet"
NOTHING_HERE: Final = "Aucune question de cette sorte."
CSV: Final = "Télécharger pour un tableur (CSV)"
MARKDOWN: Final = "Télécharger en texte (Markdown)"
FILE: Final = "questions-sans-reponse"
LAST_ASKED: Final = "dernière fois le"
MORE_GROUPS: Final = "Les {count} thèmes suivants sont dans les fichiers à télécharger."
EXPECTED: Final = "attendu"
OBTAINED: Final = "obtenu"
MISSING: Final = "Il manque"
FORBIDDEN: Final = "Dit à tort"


def percent(value: float) -> str:
    """« 73 % », « 100 % »; rounded towards what is not perfect: only 1 is 100 %."""
    whole = round(value * 100)
    if whole == 100 and value < 1:
        whole = 99
    if whole == 0 and value > 0:
        whole = 1
    return f"{whole}{NBSP}%"


def between(low: float, high: float) -> str:
    """« entre 65 et 80 % »."""
    return f"entre {percent(low).removesuffix(f'{NBSP}%')} et {percent(high)}"


def on(count: int) -> str:
    """« sur 1 question », « sur 120 questions »."""
    return f"sur {count}{NBSP}question{'s' if count > 1 else ''}"
