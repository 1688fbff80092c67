"""Questions that somebody may ask, with the answers that the assistant gives: to be checked before the meeting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import Final

from assistant.deck.clauses import points_back, shorten
from assistant.deck.model import Exchange, Line, Register
from assistant.deck.pick import Taste, rows, standing
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.types import Answer
from corpus.types import BlockKind, Sentence
from index.analysis import content_terms

Ask = Callable[[str], Answer]
NBSP: Final = "\u00a0"
_MOST_ASKED: Final = 30  # questions put to the assistant for one deck
_TRIES: Final = 2  # questions tried for one sentence
_ANSWER_ROWS: Final = 3
_ANSWER: Final = 200  # characters
_LENGTH: Final = 55  # characters of a question that is easily read aloud

_FORM: Final = re.compile(
    r"^(?:Que|Qu’|Qui|Quels?|Quelles?|Comment|Pourquoi|Combien|En quoi|À quoi|De quoi|Où|Quand|Sur quoi|Faut-il|Selon"
    r"|Est-ce que|Nexem)\b.{15,70}\?$"
)
# Words that suit no meeting, then those that suit only a relaxed one.
_NEVER: Final = r"je|j’|m’|moi|mon|ma|mes|fric|papys?|gosses?|machin|geek|gars"
_RELAXED: Final = (
    r"on|ça|cela|boulot|bosse\w*|gens|trucs?|chefs?(?! de service)|patrons?|paye|boîte|filent|vieux|les autres|pourcent"
    r"|y a|profs?|start-up|assos?|troupes?|N\+1|est-ce que"
)
_AVOIDED: Final = {
    "soutenu": re.compile(rf"\b(?:{_NEVER}|{_RELAXED})\b|\.\.\.|…", re.IGNORECASE),
    "courant": re.compile(rf"\b(?:{_NEVER})\b|\.\.\.|…", re.IGNORECASE),
}


def exchanges(
    propositions: Sequence[int], taste: Taste, register: Register, wanted: int, library: Library, ask: Ask
) -> tuple[Exchange, ...]:
    """At most ``wanted`` questions of the editorial index that the assistant answers with the sentence they lead to.

    The sentences are those that the audience asks about first, each proposition in its turn, one a paragraph.
    """
    found: list[Exchange] = []
    asked = 0
    blocks: set[tuple[str, int]] = set()
    for sentence in _in_turn(propositions, taste, library):
        block = (sentence.section_id, sentence.block)
        line = shorten(sentence.text, _ANSWER)
        if block in blocks or rows(line) > _ANSWER_ROWS:
            continue
        for question in _presentable(sentence, register, library)[:_TRIES]:
            if len(found) >= wanted or asked >= _MOST_ASKED:
                return tuple(found)
            asked += 1
            answer = ask(question)
            if answer.status == "answered" and answer.citations and answer.citations[0].sentence_id == sentence.id:
                found.append(Exchange(question, Line(line, (library.cite(1, sentence.id),)), answer.text))
                blocks.add(block)
                break
    return tuple(found)


def _in_turn(propositions: Sequence[int], taste: Taste, library: Library) -> Iterator[Sentence]:
    ranked = []
    for number in propositions:
        proposition = next(p for p in library.corpus.propositions if p.number == number)
        held = [s for i in proposition.section_ids for s in library.section_sentences(i)]
        own = [s for s in held if s.kind is not BlockKind.HEADING and not is_signature(s) and standing(s)]
        ranked.append(sorted(own, key=lambda s: (-taste.weigh(s, library), s.start)))
    return (s for s in chain.from_iterable(zip_longest(*ranked)) if s is not None)


def _presentable(sentence: Sentence, register: Register, library: Library) -> list[str]:
    """Questions that can be read aloud, first those that use the words of the sentence: they claim no other."""
    avoided = _AVOIDED[register]
    asked = library.questions_of(sentence.id)
    typeset = [re.sub(r"\s*\?$", f"{NBSP}?", q.replace("'", "’")) for q in asked]
    held = set(content_terms(sentence.text))

    def order(question: str) -> tuple[float, int, str]:
        terms = set(content_terms(question))
        return (-len(terms & held) / max(1, len(terms)), abs(len(question) - _LENGTH), question)

    return sorted(
        (q for q in dict.fromkeys(typeset) if _FORM.match(q) and not avoided.search(q) and not points_back(q)),
        key=order,
    )
