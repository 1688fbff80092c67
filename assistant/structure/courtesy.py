"""Greetings and thanks: they ask nothing, and deserve better than a refusal."""

from __future__ import annotations

from assistant.citations import Library
from assistant.draft import Draft
from assistant.pointers import is_greeting
from assistant.question import Question

COURTESY = (
    "Bonjour. Je réponds, phrases et sources à l’appui, sur Humanifest, chapitre 2, et les documents qui "
    "l’accompagnent\u00a0: posez votre question, ou choisissez-en une ci-dessous."
)


def courtesy(question: Question, library: Library) -> Draft | None:  # noqa: ARG001 - every reading has this form
    """« Bonjour », « merci beaucoup »: what can be asked here."""
    return Draft("out_of_scope", preface=COURTESY, grouped=False) if is_greeting(question.text) else None
