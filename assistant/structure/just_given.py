"""What a follow-up asks of the sentences of the answer before: where each stands, who says it, whose words go with it,
which is the strongest.
"""

from __future__ import annotations

from collections import Counter

from assistant.dialogue.angle import asks_another
from assistant.dialogue.just_given import asks_a_quotation, asks_the_best, asks_the_place, asks_who_says_it
from assistant.draft import Draft, Pick
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.reading import NBSP
from assistant.library.terms import terms_in
from assistant.structure.notes import sentences_of
from assistant.structure.people import who_says
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, topic_terms
from corpus.types import BlockKind, Sentence, Voice

_MOST_PROPOSITIONS = 2  # whose quoted people go with what was just given
NOT_RANKED = f"Les documents ne font pas ce choix. Ce qui vient d’être cité{NBSP}:"
NOBODY_QUOTED = (
    f"Aucune personne n’est citée à cet endroit du texte. Ce que le texte dit lui-même, cité juste avant{NBSP}:"
)


def of_what_was_given(question: Question, library: Library) -> Draft | None:
    """« C’est écrit où ? », « qui dit ça ? », « et une citation ? », « lequel est le plus fort ? », after an answer."""
    given = [library.sentence(i) for i in question.given]
    if not given or not question.angle:
        return None
    if asks_the_place(question.asked):
        return _placed(given)
    if asks_who_says_it(question.asked):
        return _said(given, library)
    if asks_a_quotation(question.asked) and not asks_another(question.asked):
        return _quoted(question, given, library)
    if asks_the_best(question.asked):
        return _left_to_the_reader(given, library)
    return None


def _placed(given: list[Sentence]) -> Draft:
    """The sentences just given, each under its proposition, its heading and its page."""
    told = [s for s in given if s.kind is not BlockKind.HEADING and not is_signature(s)]
    return Draft("answered", tuple(Pick(s.id) for s in told or given), located=True)


def _said(given: list[Sentence], library: Library) -> Draft:
    """The sentences just given, each under who says it; the source of a study after what it found."""
    picks: list[Pick] = []
    before = ""
    for sentence in given:
        line = who_says(sentence, library)
        picks.append(Pick(sentence.id, "" if line == before else line))
        before = line
        document = library.document_of(sentence.id)
        if sentence.voice is Voice.SURVEY:
            sources = [s for note in library.sources_of(sentence) for s in sentences_of(note, document, library)]
            picks += [Pick(s.id) for s in sources]
    unique = {p.sentence_id: p for p in reversed(picks)}  # a source stands once, after the last that it is given for
    return Draft("answered", tuple(reversed(unique.values())), grouped=False)


def _quoted(question: Question, given: list[Sentence], library: Library) -> Draft | None:
    """The words of the people who are quoted in the propositions of what was just given, of those who speak of what
    was asked when some do; that nobody is quoted there.
    """
    held = Counter(n for s in given if (n := library.section_of(s).proposition) is not None)
    numbers = [n for n, _ in held.most_common(_MOST_PROPOSITIONS)]
    if not numbers:
        return None
    spoken = [s for s in library.sentences if s.kind is BlockKind.QUOTE and s.speaker]
    said = [s for n in numbers for s in spoken if library.section_of(s).proposition == n]
    if said:
        topic = frozenset(topic_terms(question.topic)) - META_WORDS
        about = {s.speaker for s in said if topic & terms_in(s.text)}
        return Draft("answered", tuple(Pick(s.id) for s in said if not about or s.speaker in about))
    told = [s for s in given if s.kind is not BlockKind.HEADING] or given
    return Draft("partial", tuple(Pick(s.id) for s in told), NOBODY_QUOTED)


def _left_to_the_reader(given: list[Sentence], library: Library) -> Draft | None:
    """What was just given, between which the documents don't choose; None when there is nothing to choose between."""
    stated = {f.sentence_id for f in library.corpus.figures}
    figures = [s for s in given if s.id in stated]
    told = figures if len(figures) > 1 else given
    if len(told) < 2:
        return None
    return Draft("partial", tuple(Pick(s.id) for s in told), NOT_RANKED, figures_first=bool(figures))
