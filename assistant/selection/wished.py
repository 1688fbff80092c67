"""What is wished of the sentences themselves: « une phrase courte sur X », « des arguments pour donner envie »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.draft import Draft, Pick
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.reading import depends
from assistant.library.terms import terms_in
from assistant.understanding.form import sentences_wished_on
from assistant.understanding.ordinals import CARDINALS
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Sentence

_SAY_NOTHING = frozenset({BlockKind.NOTE, BlockKind.HEADING})
# What speaks for the sector, to whom one wants to come.
_FOR = re.compile(r"\b(?:arguments?|atouts?|points? forts?|donne\w* envie)\b(?!.*\b(?:contre|oppos\w*)\b)")
_TO_COME = re.compile(
    r"\b(?:attir\w*|recrut\w*|rejoindre|travailler|venir|choisir|postuler|candidats?|metiers?|secteur|vocations?)\b"
)
# A sentence that speaks against: it denies, it deplores, or goes back on what comes before.
_AGAINST = re.compile(
    r"^(?:pourtant|toutefois|cependant)\b|\bn(?:e |')(?!.{0,30}\bpas (?:seulement|uniquement))[^,;.]{0,30}"
    r"\b(?:pas|plus|guere|aucune?|jamais)\b|\b(?:assez|tres|trop) (?:mal|faible|peu)\b|"
    r"\bpeu (?:reconnu|valoris|attracti)\w*|"
    r"\b(?:freins?|penibilite|vacances? de postes?|difficultes|sinistralite|essoufflement|vieillissement)\b"
)
# « Trois arguments »: a limit on those that are left, not on what is looked for.
_COUNTED = re.compile(
    rf"\b({'|'.join(CARDINALS)}|[2-9])\s+(?=(?:bons? |gros )?(?:arguments|atouts|points forts)\b)", re.IGNORECASE
)


def uncounted(question: Question) -> Question:
    """A question without the number of arguments that it wishes for; any other as it is."""
    if not _COUNTED.search(question.text) or not _argues(question):
        return question
    text, asked, search = (_COUNTED.sub("", t) for t in (question.text, question.asked, question.search))
    return replace(question, text=text, asked=asked, search=search)


def as_wished(question: Question, draft: Draft, library: Library) -> Draft:
    """The draft with only the sentences that are wished: as many as are said, on the very thing; those that speak for
    the sector, when what speaks for it is wished.
    """
    if draft.status not in {"answered", "partial"} or not draft.picks:
        return draft
    picks = _speaking_for(question, draft.picks, library)
    many, short = sentences_wished_on(question.text)
    if (said := _COUNTED.search(question.text)) and _argues(question):
        many = CARDINALS.get(said[1].lower()) or int(said[1])
    kept = _best(many, short, question, replace(draft, picks=picks), library) if 0 < many < len(picks) else picks
    return replace(draft, picks=kept) if kept and len(kept) < len(draft.picks) else draft


def _argues(question: Question) -> bool:
    folded = fold(question.text)
    return bool(_FOR.search(folded) and _TO_COME.search(folded))


def _speaking_for(question: Question, picks: Sequence[Pick], library: Library) -> tuple[Pick, ...]:
    """The picks, without those that speak against when arguments to come to the sector are wished."""
    if not _argues(question):
        return tuple(picks)
    return tuple(p for p in picks if not _AGAINST.search(fold(library.sentence(p.sentence_id).text)))


def _best(many: int, short: bool, question: Question, draft: Draft, library: Library) -> tuple[Pick, ...]:
    """As many picks as are wished: those that stand alone and name the thing, the nearest or the shortest first."""
    ids = [p.sentence_id for p in draft.picks]
    ranked = map(library.sentence, dict.fromkeys([*(i for i in draft.near if i in ids), *ids]))
    told = sorted((s for s in ranked if s.kind not in _SAY_NOTHING and not is_signature(s)), key=depends)
    topic = frozenset(topic_terms(question.search)) - META_WORDS
    named = [s for s in told if topic & terms_in(s.text)]
    if short:
        named = sorted([s for s in named if s.id in draft.near] or named, key=_length)
    kept = {s.id for s in [*named, *(s for s in told if s not in named)][:many]}
    return tuple(p for p in draft.picks if p.sentence_id in kept)


def _length(sentence: Sentence) -> int:
    return len(sentence.text)
