"""The lexical ranking: which terms stand for a passage, a sentence and a query, and what each field weighs.

Fields are weighted by repeating their terms ("simple BM25 extension to multiple weighted fields", Robertson, Zaragoza
and Taylor, CIKM 2004): one index, one idf per term whatever the field, one saturation. Exact forms stand beside stems
under a ``=`` prefix; a query gives them a smaller weight, so « mère » prefers « mère » to « mer » without excluding it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from corpus.types import Document, Sentence
from index.analysis import analyse, exact_terms
from index.types import Passage


@dataclass(frozen=True, slots=True)
class LexicalParameters:
    """Weights are whole numbers of repetitions. Defaults are those of the literature, spread over the repetitions:
    ``k1`` is the usual 1.2 times the weight of the body, because repeating multiplies every frequency."""

    body: int = 2
    heading: int = 1
    footnote: int = 1
    speaker: int = 1
    k1: float = 2.4
    b: float = 0.75
    exact: float = 0.3  # weight of an exact form in a query, beside 1 for its stem

    def as_dict(self) -> dict[str, int | float]:
        return asdict(self)


def terms_of(text: str, weight: int = 1) -> list[str]:
    """Stems and ``=`` exact forms of ``text``, each ``weight`` times."""
    return (analyse(text) + [f"={form}" for form in exact_terms(text)]) * weight


def query_weights(query: str, parameters: LexicalParameters) -> dict[str, float]:
    """The weighted terms of a query: each distinct stem once, each distinct exact form at ``parameters.exact``."""
    weights = dict.fromkeys(analyse(query), 1.0)
    weights.update(dict.fromkeys((f"={form}" for form in exact_terms(query)), parameters.exact))
    return weights


def passage_terms(passage: Passage, document: Document, parameters: LexicalParameters) -> list[str]:
    """The weighted terms of a passage: its sentences, headings, footnotes called in it, and the speakers of its sentences."""
    wanted = set(passage.sentence_ids)
    members = [sentence for sentence in document.sentences if sentence.id in wanted]
    return _fielded(passage.text, passage.heading_path, members, document, parameters)


def sentence_terms(sentence: Sentence, heading_path: Sequence[str], document: Document, parameters: LexicalParameters) -> list[str]:
    """The weighted terms of one sentence, with the same fields as a passage."""
    return _fielded(sentence.text, heading_path, [sentence], document, parameters)


def _fielded(
    body: str, headings: Sequence[str], members: Iterable[Sentence], document: Document, parameters: LexicalParameters
) -> list[str]:
    members = list(members)
    called = {number for sentence in members for number in sentence.footnotes}
    notes = [note.text for note in document.footnotes if note.number in called]
    speakers = dict.fromkeys(str(sentence.speaker) for sentence in members if sentence.speaker)
    return [
        *terms_of(body, parameters.body),
        *terms_of("\n".join(headings), parameters.heading),
        *terms_of("\n".join(notes), parameters.footnote),
        *terms_of("\n".join(speakers), parameters.speaker),
    ]
