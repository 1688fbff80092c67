"""Questions to the program about itself (« tu inventes ? », « tu penses quoi de … ? »): what it does, and doesn't."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from assistant.draft import Draft
from assistant.library.citations import Library
from assistant.library.terms import led_terms
from assistant.selection.naming import said_terms
from assistant.understanding.question import NBSP, Question, understand
from assistant.understanding.wording import META_WORDS, fold, topic_terms

HOW: Final = (
    "Je suis un programme qui répond sur Humanifest, chapitre 2, et les documents qui l’accompagnent. "
    "Je n’invente rien\u00a0: chaque phrase que je donne est recopiée mot pour mot des documents, avec un numéro qui "
    "l’ouvre à sa place. Quand les documents ne disent rien, je vous le dis."
)
NO_OPINION: Final = (
    "Je n’ai pas d’opinion\u00a0: je donne ce que disent les documents, phrases et sources à l’appui. Demandez-moi par "
    "exemple ce que propose le manifeste, ou ce qu’en dit l’article de presse."
)
_HOW = re.compile(
    r"\b(?:tu|vous) (?:n')?(?:invente[sz]|mens|mentez|hallucine[sz]|fonctionne[sz]|fais quoi|faites quoi|"
    r"(?:sais|savez|peux|pouvez) faire|sers a quoi|servez a quoi)\b|"
    r"\b(?:es-tu|etes-vous|tu es|t'es|vous etes) (?:une? )?(?:robot|ia|humain\w*|machine|programme|chatgpt|fiable|"
    r"quoi|qui)\b|"
    r"\b(?:qui|comment) (?:es-tu|etes-vous|fonctionnes-tu|fonctionnez-vous)\b|"
    r"\b(?:que|qu'est-ce que) (?:sais-tu|savez-vous|peux-tu|pouvez-vous|(?:tu|vous) (?:sais|savez|peux|pouvez)) "
    r"faire\b|"
    r"\bd'ou (?:viennent|sortent|tires-tu|tirez-vous|tu (?:tires|sors)|vous (?:tirez|sortez)) (?:toutes )?(?:tes|vos) "
    r"(?:reponses|phrases|informations|infos)\b|"
    r"\b(?:confiance|fier) (?:a ce que (?:tu|vous)|a (?:tes|vos) reponses|en (?:tes|vos) reponses)\b|"
    r"\b(?:te|vous) faire confiance\b"
)
_OPINION = re.compile(
    r"\b(?:tu|vous) (?:en )?pense[sz] quoi\b|\b(?:qu'en|que) (?:penses-tu|pensez-vous)\b|"
    r"\b(?:quel|c'est quoi|donne\w*(?:[- ]moi)?) (?:est )?(?:ton|votre) (?:avis|opinion|ressenti|sentiment)\b|"
    r"\b(?:es-tu|etes-vous|tu (?:y )?es|vous (?:y )?etes|t'(?:y )?es) (?:d'accord|pour ou contre|favorables?)\b|"
    r"\b(?:ton|votre) (?:avis|opinion) (?:personnel\w* )?(?:sur|concernant|a propos)\b"
)


# What only says that an opinion is asked for, beside its subject.
_BESIDE = re.compile(
    rf"{_OPINION.pattern}|\b(?:pour ou contre|favorables?|d'accord|personnel\w*|la-dessus|honnetement|franchement|vous|"
    r"toi|tu)\b"
)
_JOINED = re.compile(r"^(?:(?:sur|de|du|des|avec|concernant|à propos d[eu]s?)\s+|d['’])", re.IGNORECASE)
NOT_MINE: Final = f"Je n’ai pas d’opinion, et ne tranche pas à la place des documents. Ce qu’ils en disent{NBSP}:"


def of_its_subject(question: Question, library: Library) -> Question:
    """A question that asks the opinion of the program on something that the documents name, or a part of theirs, as one
    that asks of that alone; any other as it is.
    """
    if not _OPINION.search(fold(question.asked)):
        return question
    subject = _subject(question.asked)
    named = frozenset(topic_terms(subject)) - META_WORDS
    led = frozenset[str]().union(*led_terms(subject, named).values())
    alone = understand(f"Que disent les documents sur {subject} ?")
    if not (named | led) & said_terms(library) and not alone.propositions:
        return question
    return replace(alone, text=question.text, resolved=question.resolved, previous=question.previous)


def with_no_opinion(question: Question, draft: Draft) -> Draft:
    """The draft of a question read by ``of_its_subject``, with what must be said of opinions."""
    if not _OPINION.search(fold(question.text)) or _OPINION.search(fold(question.asked)):
        return draft
    if not draft.picks:
        return Draft("out_of_scope", preface=NO_OPINION, grouped=False)
    return draft if draft.preface else replace(draft, preface=NOT_MINE)


def _subject(text: str) -> str:
    """What is left of a text without the words that ask for an opinion."""
    spaced = " ".join(text.split())
    folded = fold(spaced)
    same = spaced if len(folded) == len(spaced) else folded  # « œuvre » is folded into one letter more
    kept = "".join(same[a:b] for a, b in _around(_BESIDE, folded))
    return _JOINED.sub("", " ".join(kept.split()).strip(" ?!.,;:"))


def _around(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    end = 0
    for found in pattern.finditer(text):
        yield end, found.start()
        end = found.end()
    yield end, len(text)


def itself(question: Question, library: Library) -> Draft | None:  # noqa: ARG001 - every reading has this form
    """What the program answers about itself; None when the question is about anything else."""
    folded = fold(question.asked)
    if _OPINION.search(folded):
        return Draft("out_of_scope", preface=NO_OPINION, grouped=False)
    return Draft("out_of_scope", preface=HOW, grouped=False) if _HOW.search(folded) else None
