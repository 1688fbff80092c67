"""The French words of the page « Aide »."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assistant.types import Status
from assistant.ui.labels import NBSP


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who opens the application: what it does for them, and questions of theirs that it answers."""

    who: str
    use: str
    questions: tuple[str, ...]


TITLE: Final = "Aide"
INTRO: Final = "L’assistant répond avec les phrases mêmes des documents, et montre où elles sont écrites."

READERS_TITLE: Final = "Pour qui, pour quoi faire"
TRY: Final = f"Une question ouvre la discussion et y répond{NBSP}:"
READERS: Final = (
    Reader(
        "Vous encadrez une équipe ou dirigez une structure",
        "Trouvez le chiffre et sa source pour un conseil d’administration, ou ce que le manifeste propose sur un "
        "sujet qui vous occupe.",
        (
            f"Quelle part des salariés part à cause de son chef{NBSP}?",
            f"Que propose Nexem pour soutenir les chefs de service{NBSP}?",
        ),
    ),
    Reader(
        "Vous travaillez dans une structure",
        "Comprenez un sigle ou une proposition sans lire tout le manifeste, et vérifiez ce qui a vraiment été écrit.",
        (
            f"Que veut dire SQVCT{NBSP}?",
            f"Que dit le manifeste de l’équilibre entre vie professionnelle et vie personnelle{NBSP}?",
        ),
    ),
    Reader(
        "Vous représentez une organisation adhérente",
        "Voyez les douze propositions d’un coup, ce que Nexem demande aux pouvoirs publics, et ce que la presse en "
        "a retenu.",
        (
            f"Quelles sont les douze propositions du manifeste{NBSP}?",
            f"Que demande Nexem aux pouvoirs publics pour les reconversions professionnelles{NBSP}?",
        ),
    ),
)

ANSWERS_TITLE: Final = "Ce à quoi il répond"
ANSWERS: Final = (
    f"Des questions ordinaires, en français, fautes de frappe comprises{NBSP}: un chiffre, une définition, un "
    "sigle, une proposition, qui a dit quoi, pourquoi, une situation vécue.",
    f"Des questions qui se suivent{NBSP}: «{NBSP}Que dit la proposition 4{NBSP}?{NBSP}», puis «{NBSP}Et la "
    f"7{NBSP}?{NBSP}».",
)
DOCUMENTS: Final = f"Il a lu, et seulement lu{NBSP}:"

PROOF_TITLE: Final = "Comment il le prouve"
PROOF: Final = (
    "Chaque numéro <strong>[1]</strong> ouvre la phrase citée, surlignée dans son paragraphe, avec sa page, qui "
    "parle (Nexem, une enquête, une personne citée, la presse) et la note de bas de page qui donne la source.",
    "Une citation est toujours découpée dans le document par le programme, jamais récrite. Une vérification refuse "
    "toute réponse dont une citation ou un nombre ne se retrouve pas.",
    "Une phrase citée est celle de son auteur. L’opinion d’une personne citée ou le chiffre d’une enquête ne "
    "devient pas une position de Nexem.",
)
PROOF_WITH_MODEL: Final = (
    "Un modèle de langage est activé. Il peut reformuler, mais une phrase reformulée n’est montrée que si ses "
    "nombres, ses noms et ses négations ont été contrôlés contre les phrases citées."
)
STATUSES_TITLE: Final = f"Au-dessus de chaque réponse, un mot dit ce qu’elle vaut{NBSP}:"
STATUSES: Final[dict[Status, str]] = {
    "answered": "les documents répondent à votre question.",
    "partial": f"ils n’en disent qu’une partie, et c’est elle qui est citée{NBSP}; complétez ailleurs.",
    "not_in_corpus": "le sujet est le leur, mais pas ce que vous demandez. Des questions proches vous sont proposées.",
    "out_of_scope": "ce n’est pas un sujet de ces documents.",
}

LIMITS_TITLE: Final = "Ce qu’il ne sait pas faire"
LIMITS: Final = (
    "Donner un avis, un conseil juridique ou une réponse sur votre convention collective.",
    "Connaître votre structure, l’actualité, ou un document qui n’est pas dans la liste.",
    f"Toujours voir qu’un fait manque{NBSP}: il lui arrive de citer des phrases vraies qui passent à côté de la "
    "question. Lisez la citation avant de la reprendre.",
    "Trouver à coup sûr une phrase quand votre question n’a aucun mot en commun avec elle. Reformulez, ou nommez "
    "la proposition.",
)
MEASURED: Final = f"La page «{NBSP}Qualité{NBSP}» dit, chiffres à l’appui, combien de fois il se trompe."

KEYS_TITLE: Final = "Au clavier"
KEYS: Final = (
    ("Entrée", "envoyer la question"),
    ("Maj + Entrée", "aller à la ligne dans la question"),
    ("Tab, Maj + Tab", "passer d’un numéro, d’une source ou d’un bouton à l’autre"),
    ("Entrée sur un numéro", "ouvrir la phrase dans son texte"),
    ("Échap", "la refermer et revenir au numéro"),
)

PRIVACY_TITLE: Final = "Ce qui est gardé, et comment l’effacer"
STAYS: Final = (
    "Rien ne quitte cet ordinateur. Ni vos questions ni les documents ne sont envoyés nulle part, et la page ne "
    "charge rien d’internet."
)
STAYS_WITH_MODEL: Final = (
    f"Un modèle de langage est activé (<code>{{model}}</code>){NBSP}: vos questions et les phrases retrouvées lui "
    "sont envoyées. Le reste ne quitte pas cet ordinateur. Pour ne rien envoyer, videz <code>HUMANIFEST_LLM</code>."
)
KEPT: Final = (
    "Sont gardés ici{nbsp}: les conversations et leurs réponses, les avis, les fiches enregistrées. "
    "Toute personne qui ouvre cette application peut les lire. Tout est dans un fichier{nbsp}: <code>{file}</code>."
)
ERASE: Final = (
    "Pour qu’une conversation ne soit pas gardée du tout, désactivez «{nbsp}Enregistrer cette conversation{nbsp}».",
    "Supprimer une conversation, dans la page «{nbsp}Discuter{nbsp}», supprime ses questions, ses réponses et ses "
    "avis. Elle peut être reprise pendant un jour, puis elle est effacée pour de bon.",
    "Pour tout effacer d’un coup{nbsp}: arrêtez l’application, puis supprimez ce fichier et ceux dont le nom commence "
    "comme le sien. Aucun document n’est perdu.",
)
ADDED: Final = (
    f"Les documents que vous ajoutez restent aussi sur cet ordinateur. La page «{NBSP}Corpus{NBSP}» permet de les "
    "retirer."
)
PAGES_TITLE: Final = "Les autres pages"
PAGES: Final[dict[str, str]] = {
    "discuter": "poser une question, retrouver, exporter ou supprimer une conversation.",
    "propositions": "voir le manifeste d’un coup d’œil, et une fiche par proposition.",
    "comparer": "des propositions côte à côte, ce que chacune dit d’un thème.",
    "chiffres": "tous les chiffres, leur source, et un fichier pour tableur.",
    "presse": "la rédaction de l’article à côté de celle du manifeste.",
    "presentation": "un diaporama ou une note, faits de citations, prêts à être repris.",
    "situation": "décrire une situation de travail et préparer une fiche.",
    "qualite": "ce que valent les réponses, et les questions restées sans réponse.",
    "corpus": "les documents consultés, leurs versions, en ajouter ou en retirer.",
}
