"""An index that finds only some sections: the same rankings, the same scores, the other passages left out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, fields

from index.reranker import RerankedIndex
from index.search import Index


@dataclass(frozen=True, eq=False)
class _Narrowed(Index):
    _only: frozenset[str] = field(repr=False, kw_only=True)  # ids of passages

    def _allowed(
        self, source_ids: Collection[str] | None, propositions: Collection[int] | None
    ) -> Collection[str] | None:
        wider = Index._allowed(self, source_ids, propositions)
        return self._only if wider is None else self._only.intersection(wider)


@dataclass(frozen=True, eq=False)
class _NarrowedReranked(RerankedIndex):
    _only: frozenset[str] = field(repr=False, kw_only=True)

    _allowed = _Narrowed._allowed


def narrowed(index: Index, section_ids: Collection[str]) -> Index:
    """Return ``index`` with a search that returns passages of these sections alone; it shares everything else."""
    only = frozenset(p.id for p in index.passages.values() if p.section_id in section_ids)
    kind = _NarrowedReranked if isinstance(index, RerankedIndex) else _Narrowed
    return kind(**{one.name: getattr(index, one.name) for one in fields(index)}, _only=only)
