"""« Nexem veut X, pourquoi ? »: a wish that a question takes for Nexem's, and that the documents give to others, or
that goes further than anything they say.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.draft import Draft
from assistant.library.citations import Library
from assistant.library.terms import led_terms, terms_in
from assistant.selection.context import needed_before
from assistant.understanding.question import Question, Wanted
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Sentence, Voice
from index.analysis import content_terms

_WANTS = (
    r"veut|voudrait|souhaite|demande|reclame|exige|propose|preconise|prone|defend|impose|tient a|cherche a|compte|"
    r"refuse|rejette|s'oppose a|interdit"
)
_CLAIM = re.compile(
    rf"\b(?:nexem|le manifeste|le texte|humanifest) (?:\w+ment )?({_WANTS})(?:-t-(?:il|elle|on)|-(?:il|elle))?\b"
    r"([^?.;:]*?)(?=,? (?:pourquoi|pour quel)|[?.;:,]|$)"
)
# What goes as far as to bind or to do away with: no sentence that merely names the thing says so.
_BINDS = re.compile(
    r"\b(?:obligatoire|oblig\w+|impos\w+|exig\w+|interdi\w+|supprim\w+|abol\w+|forc\w+|contrain\w+|empech\w+|bloqu\w+|"
    r"refus\w+|rejet\w+|s'oppos\w+)"
)
_BINDING = frozenset(
    content_terms(
        "obligatoire obliger obligation imposer impose exiger exige interdire interdit supprimer supprime suppression "
        "abolir forcer contraindre contrainte empêcher empêche bloquer bloque refuser refuse rejeter rejette opposer "
        "oppose rendre"
    )
)
_OTHERS_WISH = re.compile(
    r"\b(?:ils|elles|ces derniers|ces dernieres|"
    r"les (?:salaries|jeunes\w*|professionnels|managers|collaborateurs|equipes)|"
    r"l'attente des salaries|chacun)\b.{0,40}\b(?:demandeu\w+|en demande|souhait\w+|attend\w*|aspir\w+|valoris\w+|"
    r"recherch\w+|exprim\w+|est (?:egalement )?forte)\b|\battente (?:\w+ ){0,3}des salaries\b"
)
_REFUSES = re.compile(r"refuse|rejette|s'oppose|interdit")
_SAYS_NO = re.compile(r"\bn(?:e |')(?:\w+ ){1,3}?(?:pas|plus|jamais)\b")
NOT_ITS_OWN = (
    "Je n’ai trouvé aucune phrase où Nexem le demande lui-même. Le texte le présente comme une attente d’autres que "
    "lui\u00a0:"
)
NOT_SO_FAR = "Je n’ai trouvé aucune phrase où Nexem aille jusque-là. Sur ce sujet, le texte dit\u00a0:"
NAMED = 0.5  # share of the words of a thing from which a sentence is about it


def held_to_the_text(draft: Draft, question: Question, library: Library) -> Draft:
    """The draft of a question that asks why Nexem wants a thing; ``partial``, said first, when Nexem doesn't."""
    claim = _CLAIM.search(fold(question.asked)) if question.wanted is Wanted.REASON else None
    if claim is None or draft.status != "answered" or draft.preface:
        return draft
    thing = frozenset(topic_terms(claim[2])) - META_WORDS - _BINDING
    picked = [library.sentence(pick.sentence_id) for pick in draft.picks]
    if not thing:
        return draft
    wished = [s for s in picked if s.voice is not Voice.PROPOSAL and _OTHERS_WISH.search(fold(s.text))]
    wished = [s for s in wished if _share(thing, s) >= NAMED]
    if wished and not _backed(thing, library):
        kept = {i for s in wished for i in (*needed_before(s, library), s.id, *_goes_on(s, library))}
        kept |= {s.id for s in picked if s.voice is Voice.PROPOSAL and s.section_id == wished[0].section_id}
        shown = tuple(pick for pick in draft.picks if pick.sentence_id in kept)
        return replace(draft, status="partial", picks=shown, preface=NOT_ITS_OWN)
    if _BINDS.search(claim[0]) and not any(_goes_so_far(s, claim, thing) for s in picked):
        return replace(draft, status="partial", preface=NOT_SO_FAR)
    return draft


def _share(thing: frozenset[str], sentence: Sentence) -> float:
    return len(thing & terms_in(sentence.text)) / len(thing)


def _backed(thing: frozenset[str], library: Library) -> bool:
    """Whether a sentence in which Nexem proposes or asks is about the thing."""
    return any(s.voice is Voice.PROPOSAL and _share(thing, s) >= NAMED for s in library.sentences)


def _goes_so_far(sentence: Sentence, claim: re.Match[str], thing: frozenset[str]) -> bool:
    """Whether a sentence in which Nexem speaks for itself says no as the claim does, or binds to the thing too."""
    if sentence.voice not in {Voice.PROPOSAL, Voice.OBSERVATION} or sentence.kind is BlockKind.NOTE:
        return False
    folded = fold(sentence.text)
    if _REFUSES.match(claim[1]):
        return bool(_SAYS_NO.search(folded))
    meant = thing.union(*led_terms(claim[2], thing).values())
    return not meant.isdisjoint(terms_in(sentence.text)) and bool(_BINDS.search(folded))


def _goes_on(sentence: Sentence, library: Library) -> list[str]:
    """The sentence that follows in the paragraph and sets something against this one."""
    after = library.neighbour(sentence.id, 1)
    opposed = (
        after is not None and after.block == sentence.block and re.match(r"(?:mais|toutefois)\b", fold(after.text))
    )
    return [after.id] if after is not None and opposed else []
