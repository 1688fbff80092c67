"""Documents that the program has never seen: the hybrid search must stay at least as good as BM25 alone.

Each set is indexed and searched through the public functions of the corpus and of the index, with their defaults. A
text is ranked by its best passage. Three searches are compared:

- *hybrid*: ``Index.search``;
- *words*: the same index opened with words alone (lexicon and spelling repair included);
- *plain BM25*: French stems, without lexicon or repair (``eval.retrieval.baselines``).
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import metrics
from eval.retrieval.baselines import plain_bm25
from eval.retrieval.public import PublicQuery, PublicSet, as_corpus, read_set, sample, set_names
from eval.retrieval.scores import Difference, difference, estimate
from eval.statistics import percentile
from eval.summary import Estimate
from index.analysis import analyse
from index.build import build_index
from index.embedding import BUNDLED, Encoder
from index.search import open_index
from index.types import Passage

Progress = Callable[[str, int, int], None]
# Two searches of about 8 ms a query: no set takes more than about half a minute.
MOST_QUERIES = 1000
PASSAGES = 50  # passages asked for, so that ten texts are left when several passages are of one text
HYBRID, WORDS, PLAIN = "hybrid", "words", "plain_bm25"
SEARCHES = {HYBRID: "hybride", WORDS: "mots seuls", PLAIN: "BM25 simple"}


@dataclass(frozen=True, slots=True)
class Generalisation:
    """One set: estimates by search, and paired differences of the hybrid search with the two others.

    ``asked`` of ``queries`` queries were asked. Clusters are the queries of one relevant text.
    """

    name: str
    texts: int
    queries: int
    asked: int
    ndcg: dict[str, Estimate]
    recall: dict[str, Estimate]
    ndcg_against: dict[str, Difference]
    recall_against: dict[str, Difference]
    ms: float  # median of one hybrid query

    @property
    def reached(self) -> bool:
        """Whether the hybrid search is at least as good as each of the two others, by both measures."""
        return not_worse(self.ndcg_against) and not_worse(self.recall_against)


def not_worse(against: Mapping[str, Difference]) -> bool:
    """Whether no mean difference is negative, to the third decimal: what tables show."""
    return all(round(found.value, 3) >= 0 for found in against.values())


def generalise(folder: Path, encoder: Encoder, progress: Progress, most: int = MOST_QUERIES) -> list[Generalisation]:
    """Measure every set of a folder, in the order of their names.

    Raises:
        UsageProblem, EvaluationError: no set, or one that cannot be read.
    """
    return [measure_set(read_set(folder, name), encoder, progress, most) for name in set_names(folder)]


def measure_set(public: PublicSet, encoder: Encoder, progress: Progress, most: int = MOST_QUERIES) -> Generalisation:
    """Index one set in a temporary folder, and ask it its queries."""
    corpus = as_corpus(public, lambda done, total: progress(f"{public.name}, lecture", done, total))
    queries = sample(public.queries, most)
    ranks: dict[str, list[tuple[int | None, ...]]] = {name: [] for name in SEARCHES}
    durations = []
    with tempfile.TemporaryDirectory() as data:
        build_index(corpus, Path(data), encoder)
        opened = [
            open_index(
                Path(data),
                expected_corpus_version=corpus.version,
                encoder_setting=BUNDLED,
                encoder=encoder,
                lexical_only=alone,
            )
            for alone in (False, True)
        ]
        hybrid, words = opened
        plain = plain_bm25(PLAIN, tuple(hybrid.passages.values()), analyse, PASSAGES)
        for done, query in enumerate(queries, start=1):
            start = time.perf_counter()
            found = [hit.passage for hit in hybrid.search(query.text, k=PASSAGES)]
            durations.append((time.perf_counter() - start) * 1000)
            ranks[HYBRID].append(text_ranks(found, query))
            by_words = [hit.passage for hit in words.search(query.text, k=PASSAGES) if hit.score > 0]
            ranks[WORDS].append(text_ranks(by_words, query))
            ranks[PLAIN].append(text_ranks(plain.rank(query.text), query))
            progress(public.name, done, len(queries))
        for index in opened:
            index.close()
    return _summed(public, queries, ranks, percentile(durations, 0.5))


def text_ranks(passages: Sequence[Passage], query: PublicQuery) -> tuple[int | None, ...]:
    """The rank of each relevant text (from 1), a text standing where its first passage does; ``None`` beyond ten."""
    order = list(dict.fromkeys(passage.source_id for passage in passages))[:10]
    places = {source_id: rank for rank, source_id in enumerate(order, start=1)}
    return tuple(places.get(identifier) for identifier in query.relevant)


def _summed(
    public: PublicSet, queries: Sequence[PublicQuery], ranks: dict[str, list[tuple[int | None, ...]]], ms: float
) -> Generalisation:
    clusters = [query.relevant[0] for query in queries]
    ndcg = {name: [metrics.ndcg_at(one, 10) for one in each] for name, each in ranks.items()}
    recall = {name: [metrics.recall_at(one, 5) for one in each] for name, each in ranks.items()}
    others = (WORDS, PLAIN)
    return Generalisation(
        public.name,
        len(public.texts),
        len(public.queries),
        len(queries),
        {name: estimate(each, clusters) for name, each in ndcg.items()},
        {name: estimate(each, clusters) for name, each in recall.items()},
        {other: difference(ndcg[other], ndcg[HYBRID], clusters) for other in others},
        {other: difference(recall[other], recall[HYBRID], clusters) for other in others},
        ms,
    )
