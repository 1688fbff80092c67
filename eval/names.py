"""The metrics by name: French label, meaning, direction. The order is that of tables and reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metric:
    """How a metric is shown. ``rate``: each case scores 0 or 1, so its interval is Wilson's."""

    label: str
    meaning: str
    rate: bool = False
    higher_is_better: bool = True


METRICS: dict[str, Metric] = {
    "fully_correct": Metric(
        "Entièrement correcte", "bon statut, tout l’essentiel, rien d’interdit, citations valides", rate=True
    ),
    "status_correct": Metric("Statut attendu", "le statut est l’un de ceux attendus", rate=True),
    "nugget_recall": Metric("Éléments essentiels", "part des éléments essentiels présents dans la réponse"),
    "forbidden_free": Metric("Rien d’interdit", "aucun motif interdit dans la réponse", rate=True),
    "citations_valid": Metric("Citations valides", "citations, renvois et nombres tous vérifiés", rate=True),
    "recall_at_5": Metric("Rappel à 5", "part des preuves dans les 5 premiers passages"),
    "recall_at_10": Metric("Rappel à 10", "part des preuves dans les 10 premiers passages"),
    "hit_at_1": Metric("Succès à 1", "le premier passage apporte une preuve", rate=True),
    "hit_at_5": Metric("Succès à 5", "un des 5 premiers passages apporte une preuve", rate=True),
    "ndcg_at_10": Metric("nDCG à 10", "les preuves viennent tôt dans les 10 passages"),
    "mrr": Metric("Rang réciproque", "inverse du rang de la première preuve"),
    "evidence_precision": Metric("Précision des phrases citées", "part des phrases citées qui sont des preuves"),
    "evidence_recall": Metric("Rappel des phrases citées", "part des preuves que les phrases citées apportent"),
    "evidence_f1": Metric("F1 des phrases citées", "moyenne harmonique des deux précédentes"),
    "abstention_precision": Metric("Abstentions justifiées", "parmi les abstentions, celles qu’il fallait", rate=True),
    "abstention_recall": Metric("Abstentions obtenues", "parmi les questions sans réponse, les abstentions", rate=True),
    "abstention_f1": Metric("F1 de l’abstention", "moyenne harmonique des deux précédentes"),
    "over_refusal": Metric(
        "Refus à tort", "parmi les questions à réponse, les abstentions", rate=True, higher_is_better=False
    ),
    "failures": Metric("Échecs", "questions sur lesquelles le programme a échoué", rate=True, higher_is_better=False),
}
# Not a mean of case scores: computed from the two rates above it.
DERIVED = "abstention_f1"

# Kinds of the project's own questions; another golden file may use other words, shown as they are.
KIND_LABELS = {
    "figure": "chiffre",
    "definition": "définition",
    "list": "énumération",
    "proposition": "proposition",
    "paraphrase": "paraphrase",
    "who": "qui a dit, qui est",
    "why": "pourquoi",
    "situation": "situation vécue",
    "comparison": "comparaison",
    "multi": "plusieurs propositions",
    "follow_up": "question de suite",
    "typos": "fautes de frappe",
    "acronym": "sigle",
    "press": "article de presse",
    "near_miss": "fait absent",
    "false_premise": "prémisse fausse",
    "off_topic": "hors sujet",
    "injection": "instruction glissée",
}

STATUS_LABELS = {
    "answered": "réponse",
    "partial": "réponse partielle",
    "not_in_corpus": "absent du corpus",
    "out_of_scope": "hors sujet",
    "failure": "échec",
}
