"""The lexical ranking: which terms stand for a passage, a sentence and a query, and what each field weighs.

Fields are weighted by repeating their terms ("simple BM25 extension to multiple weighted fields", Robertson, Zaragoza
and Taylor, CIKM 2004): one index, one idf per term whatever the field, one saturation. Exact forms stand beside stems
under a ``=`` prefix; a query gives them a smaller weight, so « mère » prefers « mère » to « mer » without excluding it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from corpus.types import Sentence
from index.analysis import analyse, exact_terms


@dataclass(frozen=True, slots=True)
class LexicalParameters:
    """Field weights are whole numbers of repetitions.

    ``k1`` is the usual 1.2 times the weight of the body, because repeating multiplies every frequency.
    """

    body: int = 2
    heading: int = 1
    footnote: int = 1
    speaker: int = 1
    k1: float = 2.4
    b: float = 0.75
    exact: float = 0.3  # weight of an exact form in a query, beside 1 for its stem

    def as_dict(self) -> dict[str, int | float]:
        """Every parameter by name, for the manifest."""
        return asdict(self)


def terms_of(text: str, weight: int = 1) -> list[str]:
    """Stems and ``=`` exact forms of ``text``, each ``weight`` times."""
    return (analyse(text) + [f"={form}" for form in exact_terms(text)]) * weight


def query_weights(query: str, parameters: LexicalParameters) -> dict[str, float]:
    """Return the weighted terms of a query: distinct stems at 1, distinct exact forms at ``parameters.exact``."""
    weights = dict.fromkeys(analyse(query), 1.0)
    weights.update(dict.fromkeys((f"={form}" for form in exact_terms(query)), parameters.exact))
    return weights


def fielded_terms(
    body: str,
    headings: Sequence[str],
    members: Sequence[Sentence],
    notes: Mapping[int, str],
    parameters: LexicalParameters,
) -> list[str]:
    """Return the weighted terms of a passage or of one sentence: text, headings, footnotes called in it, speakers.

    ``members`` are the sentences of ``body``; ``notes`` are the document's footnotes by number.
    """
    called = sorted({number for sentence in members for number in sentence.footnotes})
    speakers = dict.fromkeys(str(sentence.speaker) for sentence in members if sentence.speaker)
    return [
        *terms_of(body, parameters.body),
        *terms_of("\n".join(headings), parameters.heading),
        *terms_of("\n".join(notes[number] for number in called if number in notes), parameters.footnote),
        *terms_of("\n".join(speakers), parameters.speaker),
    ]
