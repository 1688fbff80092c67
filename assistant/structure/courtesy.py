"""Greetings and thanks: they ask nothing, and deserve better than a refusal."""

from __future__ import annotations

import re

from assistant.draft import Draft
from assistant.library.citations import Library
from assistant.understanding.question import Question
from assistant.understanding.wording import fold, is_greeting

COURTESY = (
    "Bonjour. Je réponds, phrases et sources à l’appui, sur Humanifest, chapitre 2, et les documents qui "
    "l’accompagnent\u00a0: posez votre question, ou choisissez-en une ci-dessous."
)
THANKED = "Avec plaisir. Je reste là pour toute autre question sur Humanifest, chapitre 2."
_GREETS = re.compile(r"\b(?:bonjour|bonsoir|salut|hello|coucou)\b")


def courtesy(question: Question, library: Library) -> Draft | None:  # noqa: ARG001 - every reading has this form
    """« Bonjour »: what can be asked here; « merci beaucoup », « au revoir »: a word back."""
    if not is_greeting(question.text):
        return None
    return Draft("out_of_scope", preface=COURTESY if _GREETS.search(fold(question.text)) else THANKED, grouped=False)
