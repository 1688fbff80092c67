"""The French words of the page « Corpus »."""

from __future__ import annotations

from typing import Final

from assistant.ui.labels import NBSP

TITLE: Final = "Corpus"
INTRO: Final = (
    "L’assistant ne répond qu’avec les phrases des documents ci-dessous. Il ne lit rien d’autre et ne consulte pas "
    "internet."
)
DOCUMENTS: Final = "Documents consultés"

AUTHOR: Final = "Auteur"
PUBLISHER: Final = "Éditeur"
DATE: Final = "Date"
NO_DATE: Final = "non précisée"
CONTENT: Final = "Contenu"
RIGHTS: Final = "Droits"
ADDRESS: Final = "Adresse"
FINGERPRINT: Final = "Empreinte (SHA-256)"
WHOLE_FINGERPRINT: Final = f"Elle change dès qu’un seul caractère du fichier change{NBSP}:"
OPENED_ELSEWHERE: Final = "ouvre un autre site"

MANAGE: Final = "Ajouter ou retirer un document"
READ_ONLY: Final = (
    f"Cette page est en lecture seule. Pour ajouter ou retirer des documents ici, choisissez un mot de passe{NBSP}: "
    "dans le dossier du projet, écrivez dans le fichier <code>.env</code> la ligne "
    "<code>HUMANIFEST_ADMIN_PASSWORD=votre-mot-de-passe</code>, puis rechargez cette page."
)
READ_ONLY_COMMAND: Final = (
    "Dans un terminal, la commande <code>humanifest corpus add FICHIER</code> fait la même chose."
)
MANAGER: Final = "Mot de passe de gestion"
ENTER: Final = "Ouvrir la gestion"
LEAVE: Final = "Fermer la gestion"
WRONG: Final = f"Ce mot de passe n’est pas le bon{NBSP}: vérifiez les majuscules, puis recommencez."
NO_FILE_ACCESS: Final = "Demandez-le à la personne qui a installé l’application."

CHOOSE: Final = "1. Choisir un fichier"
UPLOAD: Final = f"PDF, Word (.docx), page HTML, Markdown ou texte, 20{NBSP}Mo au plus"
READING: Final = "Lecture du fichier…"
UNREADABLE: Final = f"Ce fichier ne peut pas être ajouté{NBSP}; rien n’a changé."
CHECK: Final = "2. Vérifier ce qui a été compris"
OPENING: Final = "Premières phrases"
SECTIONS: Final = "Sections"
NO_SECTIONS: Final = "aucune"
FOOTNOTES: Final = "Notes de bas de page"
WARNINGS: Final = "À vérifier"
CREATED: Final = "Fichier créé le"
MORE: Final = "et {count} de plus"

DESCRIBE: Final = "3. Décrire le document"
FIELD_TITLE: Final = "Titre"
FIELD_AUTHOR: Final = "Auteur ou organisme"
FIELD_DATE: Final = "Date de publication"
FIELD_DATE_HELP: Final = f"Par exemple 26/03/2025, 2025-03 ou 2025. Vide{NBSP}: non précisée."
FIELD_URL: Final = "Adresse d’origine"
FIELD_URL_HELP: Final = f"Commence par https://. Vide{NBSP}: aucune."
RIGHTS_REMINDER: Final = (
    f"Un document a des droits{NBSP}: tous ceux qui ouvrent cette application pourront en lire des phrases. Ni nom de "
    "personne accompagnée, ni donnée de santé, ni document confidentiel."
)
RIGHTS_CHECK: Final = "J’ai le droit de montrer ce document à ceux qui utilisent cette application."
ADD: Final = "Ajouter ce document"
GIVE_UP: Final = "Abandonner"
RIGHTS_FIRST: Final = "Cochez d’abord la case ci-dessus."

REMOVE: Final = "Retirer"
UNDO_ADD: Final = "Annuler l’ajout"
UNDO_REMOVE: Final = "Annuler le retrait"
DISMISS: Final = "D’accord"
NOT_DONE: Final = "Rien n’a changé"
MEANWHILE: Final = f"L’assistant continue de répondre pendant ce temps{NBSP}; vous pouvez changer de page."
ONE_AT_A_TIME: Final = "Une modification est en cours."


def counted(count: int, noun: str, plural: str = "") -> str:
    """« 1 phrase », « 3 phrases », « 35 000 phrases »."""
    digits = f"{count:,}".replace(",", NBSP)
    return f"{digits}{NBSP}{(plural or noun + 's') if count > 1 else noun}"


def adding(title: str) -> str:
    """What the bar says while a document is added."""
    return f"Ajout de «{NBSP}{title}{NBSP}»"


def removing(title: str) -> str:
    """What the bar says while a document is removed."""
    return f"Retrait de «{NBSP}{title}{NBSP}»"


def done(title: str, *, added: bool) -> str:
    """What is said once the documents have changed."""
    if added:
        return f"«{NBSP}{title}{NBSP}» est ajouté{NBSP}: l’assistant peut le citer dès maintenant."
    return f"«{NBSP}{title}{NBSP}» est retiré{NBSP}: l’assistant ne le cite plus."


def wait(seconds: float) -> str:
    """What is said to whoever tries passwords too fast."""
    whole = max(1, round(seconds + 0.5))
    return f"Trop d’essais{NBSP}: attendez {counted(whole, 'seconde')}, puis recommencez."


def version(corpus_version: str, built: str) -> str:
    """Which corpus the answers rest on."""
    return f"Version {corpus_version} du corpus, en service depuis le {built}."
