"""The lexical ranking: which terms stand for a passage, a sentence and a query, and what each field weighs.

Fields are weighted by repeating their terms ("simple BM25 extension to multiple weighted fields", Robertson, Zaragoza
and Taylor, CIKM 2004): one index, one idf per term whatever the field, one saturation. Exact forms stand beside stems
under a ``=`` prefix; a query gives them a smaller weight, so « mère » prefers « mère » to « mer » without excluding it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

from corpus.types import Sentence
from index.analysis import exact_terms, stem


@dataclass(frozen=True, slots=True)
class LexicalParameters:
    """Field weights are whole numbers of repetitions.

    ``k1`` is the usual 1.2 times the weight of the body, because repeating multiplies every frequency.
    """

    body: int = 2
    heading: int = 1
    footnote: int = 1
    speaker: int = 1
    question: int = 1  # the editorial questions that lead to the sentences
    k1: float = 2.4
    b: float = 0.75
    exact: float = 0.3  # weight of an exact form in a query, beside 1 for its stem

    def as_dict(self) -> dict[str, int | float]:
        """Every parameter by name, for the manifest."""
        return asdict(self)


@lru_cache(maxsize=32768)
def terms_of(text: str) -> tuple[str, ...]:
    """Return the stems and ``=`` exact forms of ``text``. Kept: a heading is above many sentences, passages overlap."""
    exact = exact_terms(text)
    return (*(stem(form) for form in exact), *(f"={form}" for form in exact))


def query_weights(query: str, parameters: LexicalParameters) -> dict[str, float]:
    """Return the weighted terms of a query: distinct stems at 1, distinct exact forms at ``parameters.exact``."""
    return {term: parameters.exact if term.startswith("=") else 1.0 for term in terms_of(query)}


def fielded_terms(
    sentences: Sequence[Sentence],
    headings: Sequence[str],
    notes: Mapping[int, str],
    questions: Mapping[str, Sequence[str]],
    parameters: LexicalParameters,
) -> list[str]:
    """Return the weighted terms of a passage or of one sentence: text, headings, footnotes, speakers, questions.

    ``notes`` are the document's footnotes by number, ``questions`` the editorial questions by sentence id.
    """
    asked = dict.fromkeys(text for sentence in sentences for text in questions.get(sentence.id, ()))
    called = sorted({number for sentence in sentences for number in sentence.footnotes})
    speakers = dict.fromkeys(str(sentence.speaker) for sentence in sentences if sentence.speaker)
    fields = (
        ([sentence.text for sentence in sentences], parameters.body),
        (headings, parameters.heading),
        ([notes[number] for number in called if number in notes], parameters.footnote),
        (list(speakers), parameters.speaker),
        (list(asked), parameters.question),
    )
    return [term for texts, weight in fields for text in texts for term in terms_of(text) * weight]
