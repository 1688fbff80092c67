"""Questions that share no content word with their evidence: those that words alone cannot lead to it.

A question belongs to them when no stem of its content words (``index.analysis.content_terms``: stop words and words
that only ask are left out) occurs in any sentence of its evidence, nor in the headings above those sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.types import Corpus
from eval.evidence import Evidence
from index.analysis import analyse, content_terms


class EvidenceWords:
    """Stems of every sentence of a corpus with those of its headings; each is analysed once, when asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._texts = {
            (document.source.id, sentence.id): (sentence.text, paths[sentence.section_id])
            for document in corpus.documents
            for paths in ({section.id: section.path for section in document.sections},)
            for sentence in document.sentences
        }
        self._stems: dict[tuple[str, str], frozenset[str]] = {}

    def of_sentence(self, source_id: str, sentence_id: str) -> frozenset[str]:
        """Stems of one sentence and of the headings above it."""
        key = (source_id, sentence_id)
        if key not in self._stems:
            text, path = self._texts[key]
            self._stems[key] = frozenset(term for part in (text, *path) for term in analyse(part))
        return self._stems[key]

    def of(self, evidence: Iterable[Evidence]) -> frozenset[str]:
        """Stems of every sentence in which a piece of evidence stands, at any of its places."""
        names = {(source_id, name) for source_id, places in evidence for place in places for name, _ in place}
        return frozenset(stem for source_id, name in names for stem in self.of_sentence(source_id, name))


def shares_no_word(question: str, evidence: Sequence[Evidence], words: EvidenceWords) -> bool:
    """Whether a question belongs to them; false for a question without any content word."""
    asked = set(content_terms(question))
    return bool(asked) and asked.isdisjoint(words.of(evidence))
