"""What can be done with a text before anything is searched: an emergency, too little to go on, another subject."""

from __future__ import annotations

import re

from assistant.library.citations import Library
from assistant.routes.ranked import ranked_draft
from assistant.understanding.orders import without_orders
from assistant.understanding.question import MAX_QUESTION_CHARS, fold, understand
from assistant.understanding.situation import own_structure
from assistant.worksheet.needs import split_needs, words_of
from assistant.worksheet.ranking import Ranker
from assistant.worksheet.types import NBSP, Outcome
from index.search import Index

ALERT = (
    f"Si quelqu’un est en danger, cet outil n’est pas le lieu{NBSP}: appelez le 15 (Samu) ou le 112{NBSP}; pour des "
    f"idées suicidaires, le 3114{NBSP}; pour un enfant en danger, le 119{NBSP}; pour une personne âgée ou en situation "
    "de handicap maltraitée, le 3977."
)
VAGUE = (
    "Votre texte ne dit pas encore de quelle difficulté il s’agit. Écrivez ce qui se passe, pour qui, et ce que vous "
    f"voudriez changer{NBSP}; deux phrases suffisent."
)
ELSEWHERE = (
    "Ce texte ne décrit pas une difficulté de travail, de management ou de gouvernance dans votre structure, et les "
    f"documents n’en parlent pas. Décrivez ce qui se passe dans votre équipe ou votre association{NBSP}: cet outil y "
    "cherchera ce que dit le manifeste."
)

# Somebody may be in danger now: the sentence is not searched. Matched on folded text.
_DANGER = re.compile(
    r"\bsuicid|\b(?:envie|veut|veux|voulait|voudrait|souhaite|prefere) (?:de )?mourir\b|\ben finir avec (?:la|sa|ma) "
    r"vie\b|\bmettre fin a (?:ses|mes|leurs) jours\b|\bplus envie de vivre\b|\b(?:se|s'est|me) (?:pendre|pendue?)\b|"
    r"(?<!ce qui )(?<!ce qui me )(?<!ce qui nous )\b(?:frappe[rs]?|frappee?s?|frappent|tabass\w+|gifl\w+|poignard\w+)"
    r"\b(?! (?:a la porte|de plein fouet|par la crise))|"
    r"\b(?:me|nous|les|la|le|est|sont|ete) bat(?:tue?s?|tent|s)?\b|(?<!se )\bbat(?:tent|tait)? (?:ses|son|sa|mes|mon|"
    r"ma|un|une|les)\b(?! record)|\bviol(?:e[er]?|ees?|ent|ait|eur)?\b(?! (?:la loi|le droit|les droits|les regles|le "
    r"reglement|l'intimite))|\bagress\w+ sexuel|\battouchement|\babus sexuel|\binceste|\bpedophil|"
    r"\b(?:la|le|les) (?:touche|touchait|tripote|caresse)\b|\bcouteau|\bfusil|\bpistolet|\bmenac\w+ de (?:mort|me|nous|"
    r"le|la|les)\b|\bcouvert\w* de bleus|\bdanger immediat|\b(?:est|sont|suis|enfants?|residente?s?) en danger\b|"
    r"\bje saigne|\bhemorragie|\bne respire (?:plus|pas)|\bmaltraite\w*\b|\bsequestr"
)
# A subject that may hide a danger: whom to call is said, and the rest is searched as usual.
_SUBJECT = re.compile(
    r"\bviolences?\b|\bviolente?s?\b|\bagress(?:ion|e|er|ee|ees|eur)s?\b|\bmaltraitan\w+|\bpassages? a l'acte"
)
_HOSTILE = re.compile(
    r"\b(?:vous etes|tu es|t'es|bande de|votre outil est|cet outil est|ce truc est|allez|va) (?:tous |toutes |"
    r"vraiment |que |des |un |une |si )*(?:nul(?:le)?s?|incapables?|idiote?s?|cons?|connes?|connard\w*|debiles?|"
    r"pourrie?s?|au diable|te faire|vous faire)\b"
)
# Words that name no difficulty by themselves.
_GENERIC = words_of(
    "va vais vont problème souci difficulté difficile compliqué complexe situation équipe structure gens personne "
    "monde moment aider aide mal aller marcher chose truc test perdu travail établissement association service salarié "
    "collègue besoin conseil jour semaine"
)
LEAST_WORDS = 2  # words that name something, under which the text says too little …
TELLING = 1.2  # … unless they set one proposition apart by that many nats
FAR = 0.3  # cosine under which a text resembles no difficulty of work
KNOWN = 0.6  # share of the words that a document or an editor uses, up to which a text that is far is elsewhere


def in_danger(text: str) -> bool:
    """Whether the text says that somebody may be in danger."""
    return bool(_DANGER.search(fold(text)))


def alert_for(text: str) -> str:
    """Whom to call, when the text speaks of danger or violence; else ""."""
    return ALERT if in_danger(text) or _SUBJECT.search(fold(text)) else ""


def searched(text: str) -> str:
    """What of a text is searched: not the sentences that speak of a danger, nor the orders; "" when nothing is left."""
    kept, ordered = without_orders(text)
    if ordered and kept == text:
        return ""
    return "\n".join(part for part in split_needs(kept) if not in_danger(part))


def outcome_of(text: str, ranker: Ranker, index: Index, library: Library) -> Outcome:
    """What can be done with ``text``; ``URGENT`` when nothing is left beside a danger.

    The thresholds were chosen on the development texts of ``eval/worksheet/outcomes.jsonl``.
    """
    left = searched(text)
    named = words_of(left) - _GENERIC if left else frozenset()
    if in_danger(text) and len(named) < LEAST_WORDS:
        return Outcome.URGENT
    if not left:
        return Outcome.ELSEWHERE
    far = max(ranker.nearness(part) for part in (left, *split_needs(left))) < FAR
    known = sum(index.knows(word) for word in named)
    if (_HOSTILE.search(fold(left)) and far) or (named and not known):
        return Outcome.ELSEWHERE
    if len(named) < LEAST_WORDS and ranker.telling(named) < TELLING:
        return Outcome.VAGUE
    if not far or (own_structure(left) and known > KNOWN * len(named)):
        return Outcome.MATCHED
    elsewhere = known <= KNOWN * len(named) or _other_subject(left, index, library)
    return Outcome.ELSEWHERE if elsewhere else Outcome.MATCHED


def _other_subject(text: str, index: Index, library: Library) -> bool:
    """Whether the answers' own judgement takes each sentence of the text for another subject."""
    questions = (understand(part[:MAX_QUESTION_CHARS]) for part in split_needs(text))
    return all(ranked_draft(q, index.search(q.search), index, library).status == "out_of_scope" for q in questions)
