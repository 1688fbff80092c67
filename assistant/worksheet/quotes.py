"""Which sentences of a proposition speak to a difficulty, and what Nexem does in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.deck.clauses import leans
from assistant.library.around import introducing, is_signature
from assistant.library.citations import Library
from assistant.library.terms import terms_in
from assistant.selection.select import resemblance
from assistant.selection.stances import ADDRESSEE_LABELS, STANCE_LABELS, Addressee, Reading, Stance, stances
from assistant.worksheet.types import Quoted
from corpus.types import VOICE_LABELS, BlockKind, Sentence, Voice
from index.search import Index

# What the three measures of a sentence count: words, sense, resemblance to an editorial question.
WEIGHTS = (1.0, 0.5, 0.5)
LEANING = 0.8  # what is left of the score of a sentence that only the one before it explains
REPEATED = 0.6  # share of common words from which two sentences say the same
LEAST_WORDS = 7
# What is in nobody's hands inside an organisation: the branch, the State, the convention, what Nexem itself will do.
_OUT_OF_REACH = re.compile(
    r"CCUE|convention collective|branche|paritaire|\bOPP\b|pouvoirs publics|CPNE|OPCO|campagne nationale|"
    r"Nexem,? (?:au sein d’AXESS, )?(?:a |propose|souhaite|partage|considère qu’il est de sa)|nous pour(?:rions|ons) "
    r"|nous entendons|système de classification|\bVAE\b|triple objectif",
    re.IGNORECASE,
)
_LEFT_OUT = frozenset({BlockKind.HEADING, BlockKind.NOTE})


@dataclass(frozen=True, eq=False)
class Quotes:
    """The sentences of one corpus, read once; numbers are given in the order in which sentences are asked for."""

    index: Index
    library: Library

    @cached_property
    def stances(self) -> Mapping[str, Reading]:
        """What Nexem does, by sentence id."""
        found: dict[str, Reading] = {}
        for document in self.library.of_kind("manifesto"):
            found |= stances(document.sentences)
        return found

    def scored(self, sentences: Iterable[Sentence], needs: Sequence[str]) -> list[Sentence]:
        """The sentences that can be quoted, those that match a need best first; ties in the order given."""
        quotable = [s for s in sentences if self._quotable(s)]
        best = dict.fromkeys((s.id for s in quotable), 0.0)
        for need in needs:
            for identifier, seen in self.index.score_sentences(need, list(best)).items():
                measures = (seen.lexical_share, max(0.0, seen.dense), resemblance(seen.asked))
                score = sum(w * m for w, m in zip(WEIGHTS, measures, strict=True))
                best[identifier] = max(best[identifier], score)
        order = {s.id: place for place, s in enumerate(quotable)}

        def key(sentence: Sentence) -> tuple[float, int]:
            share = LEANING if leans(sentence.text) else 1.0
            return -round(share * best[sentence.id], 9), order[sentence.id]

        return sorted(quotable, key=key)

    def doing(self, sentence: Sentence) -> str:
        """« Nexem demande aux pouvoirs publics », or the voice of the sentence."""
        reading = self.stances.get(sentence.id)
        if reading is None:
            return VOICE_LABELS[sentence.voice]
        said = STANCE_LABELS[reading.stance]
        if reading.addressee in {None, Addressee.UNSTATED}:
            return said
        return f"{said} {ADDRESSEE_LABELS[reading.addressee]}" if reading.addressee else said

    def asked(self, sentence: Sentence) -> bool:
        """Whether Nexem asks something of others than its members."""
        reading = self.stances.get(sentence.id)
        return reading is not None and reading.stance is Stance.ASKS and reading.addressee is not Addressee.MEMBERS

    def committed(self, sentence: Sentence) -> bool:
        """Whether Nexem says what it does or will do."""
        reading = self.stances.get(sentence.id)
        return reading is not None and reading.stance is Stance.COMMITS

    def step(self, sentence: Sentence) -> bool:
        """Whether an organisation could take it up: a proposal, a request to members, what some already do."""
        head = introducing(sentence, self.library) if sentence.kind is BlockKind.ITEM else None
        if _OUT_OF_REACH.search(f"{head.text if head else ''} {sentence.text}"):
            return False
        if sentence.voice is Voice.EXAMPLE:
            return True
        reading = self.stances.get(sentence.id)
        if reading is None:
            return False
        return reading.stance is Stance.PROPOSES or reading.addressee is Addressee.MEMBERS

    def in_context(self, sentences: Iterable[Sentence]) -> list[Sentence]:
        """The sentences, each after the one that it leans on, if it does; none twice."""
        found: dict[str, Sentence] = {}
        for sentence in sentences:
            before = self.library.neighbour(sentence.id, -1) if leans(sentence.text) else None
            if before is not None and before.block == sentence.block:
                found.setdefault(before.id, before)
            found.setdefault(sentence.id, sentence)
        return list(found.values())

    def _quotable(self, sentence: Sentence) -> bool:
        return (
            sentence.kind not in _LEFT_OUT
            and not is_signature(sentence)
            and len(sentence.text.split()) >= LEAST_WORDS
            and not sentence.text.rstrip().endswith(":")
        )


class Numbering:
    """Citations numbered once, from 1, in the order of reading."""

    def __init__(self, quotes: Quotes) -> None:
        self._quotes = quotes
        self._numbers: dict[str, int] = {}

    def quote(self, sentences: Iterable[Sentence]) -> tuple[Quoted, ...]:
        """The sentences as citations."""
        return tuple(
            Quoted(
                self._quotes.library.cite(self._numbers.setdefault(s.id, len(self._numbers) + 1), s.id),
                self._quotes.doing(s),
            )
            for s in sentences
        )


def distinct(ranked: Iterable[Sentence], most: int, beside: Collection[Sentence] = ()) -> list[Sentence]:
    """The first ``most`` that neither repeat one another nor a sentence of ``beside``."""
    kept: list[Sentence] = []
    for sentence in ranked:
        if len(kept) >= most:
            break
        if not any(_repeats(sentence, other) for other in (*beside, *kept)):
            kept.append(sentence)
    return kept


def _repeats(one: Sentence, other: Sentence) -> bool:
    ours, theirs = terms_in(one.text), terms_in(other.text)
    return one.id == other.id or len(ours & theirs) > REPEATED * (min(len(ours), len(theirs)) or 1)
