"""Which candidates name the thing that a question asks about, and which of its words stand nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.library.citations import Library
from assistant.library.terms import led_terms, led_together, said_otherwise, terms_in
from assistant.selection.select import Candidate
from assistant.selection.signals import named_share
from assistant.understanding.question import NBSP, Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from index.analysis import content_terms
from index.search import Index

_MANIFESTO = re.compile(r"\b(?:manifeste|humanifest|nexem)\b")
_BETWEEN = re.compile(
    r"\b(?:differences?|distinctions?|nuances?|ecarts?) (?:[\w-]+ ){0,3}"
    r"entre ([^?.!,;:]+?) et ([^?.!,;:]+)"
)
_NAME = 3  # content words up to which a thing is named, not described
NAMING = 5  # candidates among which the thing is looked for
# Share of the words of a thing from which it is named. Of 189 such questions that the decision would answer, asked of
# an index that did not hold them, 88 of the 95 with an answer are kept and 29 of the 94 without; any word: 91 and 56.
NAMED = 0.6


def is_named(
    asked: Sequence[str], question: Question, ranked: Sequence[Candidate], index: Index, library: Library
) -> bool:
    """Whether a candidate has all the words of the thing whose stems are ``asked``, or one of the first names it in
    others.
    """
    if any(frozenset(asked) <= terms_in(c.sentence.text) for c in ranked):
        return True
    return any(named_share(asked, question, c, index, library) >= NAMED for c in ranked[:NAMING])


def naming(asked: Sequence[str], question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that name the whole thing, in most of its own words, the lexicon leading to the others."""
    led = led_terms(question.search, asked)
    together = led_together(question.search)
    held = [said_otherwise(terms_in(c.sentence.text), together) for c in ranked]
    named = [(sum(t in words or bool(led[t] & words) for t in asked), sum(t in words for t in asked)) for words in held]
    most = max(named, default=(0, 0))
    return [c for c, count in zip(ranked, named, strict=True) if most[0] == len(asked) and count == most]


def naming_addition(question: Question, ranked: Sequence[Candidate], library: Library) -> list[Candidate]:
    """The candidates that name what an ellipsis adds, themselves or in the title that they stand under; none when no
    sentence names the whole of it. The one other word that the lexicon leads to names the same thing; several only
    stand near it.
    """
    added = frozenset(question.added)
    led = led_terms(question.search, question.added)
    names = [{t, *led[t]} if len(led[t]) == 1 else {t} for t in question.added]
    named = naming(question.added, question, ranked)
    beside = [c for c in ranked if all(words & terms_in(c.sentence.text) for words in names)]
    titles = ((c, library.section_of(c.sentence).path) for c in ranked)
    titled = [c for c, path in titles if any(added <= terms_in(title) for title in path)]
    if before := frozenset(topic_terms(question.root)) - META_WORDS - added:  # what the first question named is left
        titled = [c for c in titled if not before <= terms_in(c.sentence.text)]
    return [c for c in ranked if c in named or c in beside or c in titled] if named else []


def of_the_first_name(
    question: Question, named: Sequence[Candidate], ranked: Sequence[Candidate], library: Library
) -> list[Candidate]:
    """The candidates that name what an ellipsis adds, in a paragraph on what the first question calls by an acronym:
    « et pour mes chefs de service ? » after a question on the CCUE asks of both. None when ``named`` hold it already.
    """
    short = re.findall(r"(?<!\w)[A-Z]{3,}(?!\w)", question.root) if not question.root.isupper() else []
    first = frozenset(t for word in short for t in terms_in(word)) - terms_in(question.text)
    if not question.follow_up or not first:
        return []
    both = [c for c in ranked if first <= terms_in(library.paragraph(c.sentence))]
    added = frozenset(question.added)
    if own := [c for c in both if added & terms_in(c.sentence.text)]:
        return own
    if any(c in both for c in named):
        return []
    others = frozenset(t for read, words in led_together(question.search) if read <= added for t in words)
    return [c for c in both if others & terms_in(c.sentence.text)]


def silent_manifesto(question: Question, named: Sequence[Candidate], library: Library) -> str:
    """What to say first when the manifesto is asked whether it names a thing that the press alone names; else ""."""
    kinds = {library.document_of(c.sentence.id).source.kind for c in named}
    asked = not question.press and _MANIFESTO.search(fold(question.asked))
    return f"Le manifeste n’en parle pas. L’article, lui, dit{NBSP}:" if asked and kinds == {"press"} else ""


def unsaid(asked: Sequence[str], question: Question, library: Library) -> str:
    """What to say first of the words of the thing that stand nowhere in the documents; else ""."""
    absent = absent_words(asked, question, library)
    return absent and f"{absent} Ce qui s’en approche{NBSP}:"


def one_absent(question: Question, library: Library) -> str:
    """What to say first when the difference between two things is asked and the documents have no word of one; else
    "".
    """
    found = _BETWEEN.search(fold(question.asked))
    sides = [frozenset(content_terms(side)) - META_WORDS for side in found.groups()] if found else []
    said = said_terms(library)
    unsaid_sides = [side for side in sides if side and not side & said]
    named = [side for side in sides if side <= said]
    if len(unsaid_sides) != 1 or len(named) != 1 or max(map(len, sides)) > _NAME:
        return ""
    return unsaid(sorted(unsaid_sides[0]), question, library)


def absent_words(asked: Sequence[str], question: Question, library: Library) -> str:
    """That the documents don't use those words of the question, of the stems ``asked``, that stand nowhere; else ""."""
    typed = dict.fromkeys(w for w in re.findall(r"[^\W\d][\w-]+", question.asked) if frozenset(asked) & terms_in(w))
    absent = [f"«{NBSP}{word}{NBSP}»" for word in typed if not terms_in(word) & said_terms(library)]
    if not absent:
        return ""
    words = f"pas le mot {absent[0]}" if len(absent) == 1 else " ".join(f"ni {word}" for word in absent)
    return f"Les documents n’emploient {words}."


@lru_cache(maxsize=4)
def said_terms(library: Library) -> frozenset[str]:
    """The content words of the documents, as stems."""
    return frozenset(term for sentence in library.sentences for term in terms_in(sentence.text))
