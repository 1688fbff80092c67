"""An answer in as few sentences as are wished: of those given, the ones that answer best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.dialogue.thread import ALREADY_GIVEN
from assistant.draft import Draft
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.selection.context import needed_before
from assistant.selection.select import Candidate
from corpus.types import BlockKind

FEW = 2  # sentences of an answer that is only wished shorter
ALONE = 0.85  # share of the best score from which a sentence that is understood alone stands for the best one
_LISTED = frozenset({BlockKind.HEADING, BlockKind.ITEM})
_SAY_NOTHING = frozenset({BlockKind.NOTE, BlockKind.HEADING})


def is_listing(draft: Draft, library: Library) -> bool:
    """Whether an answer is a list, of titles or of items: a part of it says something else."""
    return all(library.sentence(p.sentence_id).kind in _LISTED for p in draft.picks)


def shortened(draft: Draft, most: int, ranked: Sequence[Candidate], library: Library) -> Draft:
    """The draft with ``most`` of its sentences, a few when it is 0: those that ``ranked`` puts first of what answered,
    rather those that are understood alone. What only goes with the answer is left out.
    """
    told = [p.sentence_id for p in draft.picks if p.sentence_id not in draft.asides]
    said = [i for i in told if _says_something(i, library)] or told or [p.sentence_id for p in draft.picks]
    kept = _best(said, most or FEW, ranked, library)
    if not most and len(kept) == len(draft.picks) > 1:  # it was as short already
        kept = _best(said, 1, ranked, library)
        kept |= {n for i in kept for n in needed_before(library.sentence(i), library) if n in said}
    picks = tuple(p for p in draft.picks if p.sentence_id in kept)
    preface = "" if draft.preface == ALREADY_GIVEN else draft.preface  # nothing else is asked for
    return replace(draft, picks=picks, preface=preface, asides=frozenset())


def _best(ids: Sequence[str], many: int, ranked: Sequence[Candidate], library: Library) -> set[str]:
    scores = {c.sentence.id: c.score for c in ranked}
    best = max((scores.get(i, 0.0) for i in ids), default=0.0)

    def rank(sentence_id: str) -> tuple[bool, float]:
        score = scores.get(sentence_id, 0.0)
        alone = not needed_before(library.sentence(sentence_id), library)
        return not (alone and score >= ALONE * best), -score

    return set(sorted(ids, key=rank)[:many])


def _says_something(sentence_id: str, library: Library) -> bool:
    sentence = library.sentence(sentence_id)
    return sentence.kind not in _SAY_NOTHING and not is_signature(sentence)
