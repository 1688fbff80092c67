"""« Dans quelles propositions parle-t-on de … ? »: one sentence a proposition, for every one that names the topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.dialogue.just_given import asks_all_the_places, asks_where_else
from assistant.draft import Draft, Pick
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.reading import STRUCTURE_WORDS
from assistant.library.terms import terms_in
from assistant.structure.themes import spelled_terms
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Sentence, Voice

_ACROSS = re.compile(
    r"\b(?:quelles sont les|les) propositions (?:sur|concernant|relatives? a|liees? a|en matiere de)\b|"
    r"\b(?:(?:quelles|combien de|toutes les|les differentes) propositions|chaque proposition)\b.*\b(?:parl|"
    r"evoqu|mention|"
    r"interv|apparai|abord|trait|concern|cit|question|sujet|sur|dit|port|revien|est-il|est-elle|lie)|"
    r"\b(?:parl|evoqu|mention|interv|apparai|abord|trait|concern|cit|revien)\w*\b.*\b(?:dans|"
    r"par) quelles propositions\b|"
    r"\bce que (?:le manifeste|nexem|humanifest) dit (?:partout|en tout|dans l'ensemble)"
)
NOWHERE_ELSE = "Je n’ai trouvé ailleurs dans les documents aucune phrase qui en parle."
# « … et qu’en attend-on ? » asks something else of the same topic.
_SECOND_QUESTION = re.compile(r"\bet (?=qu|comment|pourquoi|combien)", re.IGNORECASE)


def across(question: Question, library: Library) -> Draft | None:
    """The draft of a question on a topic over all propositions, or over those of the axis it names; None when it is
    another kind of question or none holds it.
    """
    if not _ACROSS.search(fold(question.text)):
        return None
    first = re.sub(r"\d+", " ", _SECOND_QUESTION.split(question.search, maxsplit=1)[0])
    topic = _named_topic(frozenset(topic_terms(first)) - META_WORDS - STRUCTURE_WORDS, library)
    if not topic:
        return None
    picks = [
        Pick(best.id)
        for section_ids in _parts(library, question.axis)
        if (best := _best(section_ids, topic, library)) is not None
    ]
    return Draft("answered", tuple(picks)) if len(picks) > 1 else None


def where_spoken_of(question: Question, library: Library) -> Draft | None:
    """« Ça revient dans quelles propositions ? », after an answer: a sentence of each proposition that was just given
    on the subject, or that names it.
    """
    before = question.before
    if before is None or not before.given or not asks_all_the_places(question.asked):
        return None
    topic = frozenset(topic_terms(before.topic)) - META_WORDS - STRUCTURE_WORDS
    held = [terms_in(s.text) for s in library.sentences if s.kind is not BlockKind.HEADING]
    known = frozenset(t for t in topic if any(t in h for h in held))
    given = [library.sentence(i) for i in before.given]
    told = [s for s in given if s.kind is BlockKind.PARAGRAPH] or given
    told = [s for s in told if known & spelled_terms(s.text, library)] or told
    named = known if any(known <= h for h in held) else frozenset()
    picks: list[Pick] = []
    for section_ids in _parts(library, None):
        here = next((s for s in told if s.section_id in section_ids), None)
        if here and asks_where_else(question.asked):
            continue
        if best := here or (_best(section_ids, named, library) if named else None):
            picks.append(Pick(best.id))
    if not picks:
        return Draft("not_in_corpus", preface=NOWHERE_ELSE)
    return Draft("answered", tuple(picks), located=True)


def _named_topic(terms: frozenset[str], library: Library) -> frozenset[str]:
    """Of the words of a question, those that one sentence holds together; failing that, the rarest that any holds."""
    held = [terms & terms_in(s.text) for s in library.sentences if s.kind is not BlockKind.HEADING]
    counts = {t: sum(t in h for h in held) for t in terms}
    known = frozenset(t for t, n in counts.items() if n)
    if any(known <= h for h in held):
        return known
    return frozenset({min(known, key=lambda t: (counts[t], t))})


def _parts(library: Library, only: int | None) -> Iterator[tuple[str, ...]]:
    """Section ids of what opens each axis (``only`` that one), then of each of its propositions."""
    propositions = library.corpus.propositions
    for axis in sorted({p.axis for p in propositions if only in (None, p.axis)}):
        document = library.documents[propositions[0].source_id]
        yield tuple(s.id for s in document.sections if s.axis == axis and s.proposition is None)
        yield from (p.section_ids for p in propositions if p.axis == axis)


def _best(section_ids: Iterable[str], topic: frozenset[str], library: Library) -> Sentence | None:
    """The sentence of a proposition that names the whole topic: what Nexem proposes before what it observes."""
    sentences = [s for i in section_ids for s in library.section_sentences(i)]
    named = [
        s
        for s in sentences
        if s.kind is not BlockKind.HEADING and not is_signature(s) and topic <= spelled_terms(s.text, library)
    ]
    return min(named, key=lambda s: (s.voice is not Voice.PROPOSAL, s.start), default=None)
