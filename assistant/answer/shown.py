"""The ten passages beside an answer that was not read off one ranking: those that it cites come first, or the best of
each part of the question in turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from index.types import Hit, Passage


def cited_first(
    sentence_ids: Iterable[str], shown: Sequence[Hit], passages: Mapping[str, Passage], most: int
) -> tuple[Hit, ...]:
    """At most ``most`` hits: a passage for each cited sentence, in their order, then the others as they were ranked.

    A sentence that several passages hold takes the one ranked best. The i-th hit takes the i-th score of ``shown``, so
    that scores still fall; a passage that no ranking returned has no rank in any.
    """
    known = {hit.passage.id: hit for hit in shown}
    holding: dict[str, Passage] = {}
    for passage in [*(hit.passage for hit in shown), *passages.values()]:
        for identifier in passage.sentence_ids:
            holding.setdefault(identifier, passage)
    first = dict.fromkeys(holding[i].id for i in sentence_ids if i in holding)
    order = dict.fromkeys([*first, *known])
    scores = [hit.score for hit in shown]
    return tuple(
        replace(
            known.get(identifier) or Hit(passages[identifier], 0.0, rank, None, None),
            score=scores[rank - 1] if rank <= len(scores) else 0.0,
            rank=rank,
        )
        for rank, identifier in enumerate(list(order)[:most], start=1)
    )


def interleaved(rankings: Sequence[Sequence[Hit]], most: int) -> tuple[Hit, ...]:
    """At most ``most`` hits: the first of every ranking in turn, then the second, each passage once.

    The i-th hit takes the i-th highest score of those kept, so that scores still fall.
    """
    first: dict[str, Hit] = {}
    for hit in (hit for turn in zip_longest(*rankings) for hit in turn if hit is not None):
        first.setdefault(hit.passage.id, hit)
    kept = list(first.values())[:most]
    scores = sorted((hit.score for hit in kept), reverse=True)
    return tuple(
        replace(hit, score=score, rank=rank) for rank, (hit, score) in enumerate(zip(kept, scores, strict=True), 1)
    )
