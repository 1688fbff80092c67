"""Questions offered after an answer: what the text says beside it, in words that an editor chose."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, zip_longest

from assistant.answer.frames import typeset
from assistant.draft import Draft
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.terms import terms_in
from assistant.understanding.question import Question
from assistant.understanding.wording import about
from assistant.views.starters import starters
from corpus.types import BlockKind, Sentence
from index.types import Hit

OFFERED = 3
SHORTEST, LONGEST = 5, 20  # words
ALIKE = 0.6  # share of the content words past which two questions ask the same
_FURTHER = 0.06  # what a question is worth less with each paragraph that comes before its own
DOCUMENTS = "Quels sont les documents consultés\u00a0?"
_AFTER = 6  # sentences looked at after each cited one
_PASSAGES = 6  # passages looked at
_EASY = 10  # words of a question that reads at a glance

_ASKS = re.compile(
    r"(?:(?:[àa]|de|en|sur|par|dans|pour|avec) )?(?:quel(?:le)?s?|quoi|qui|que|comment|pourquoi|combien|où|quand)\b|"
    r"(?:qu|d)[’'](?=\w)",
    re.IGNORECASE,
)
# A question offered to anybody speaks of nobody's own team, of nothing said before, and not too freely.
_PERSONAL = re.compile(
    r"\b(?:je|j[’']\w+|tu|me|moi|toi|mon|ma|mes|ton|ta|tes|nous|notre|nos|vous|votre|vos|[çc]a|ce|cet|cette|ces|celui|"
    r"celle|ceux|ceci|cela|elle|il|ils|elles|leur|lui|là|boulot|boîte|boss|truc|gars|bosser|bosse|[cC][’']est)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b[A-Z][A-Z-]*[A-Z]\b")  # « MECS »: somebody's own setting, unless the text names it
_HARMLESS = re.compile(
    r"est-ce (?:que|qu[’'])|qu[’']est-ce qu[e’'i]*|\bce qu[e’'i]*|(?<=\w)-(?:t-)?(?:ils?|elles?|on|ce)\b", re.IGNORECASE
)


def suggestions(
    draft: Draft, hits: Sequence[Hit], library: Library, question: Question | None = None
) -> tuple[str, ...]:
    """Up to ``OFFERED`` questions on what the text says beside the answer, or nearest to what it doesn't say.

    None is led to by a sentence that the answer cites, nor resembles a question that is. ``question``: what was
    asked; given, no paraphrase of it is offered either.
    """
    asked = _terms(question.search) if question else frozenset[str]()
    if draft.status == "out_of_scope":
        return _distinct(starters(), [asked])
    cited = [library.sentence(pick.sentence_id) for pick in draft.picks]
    answered = [asked, *(about(library.stems_of(q)) for s in cited for q in library.questions_of(s.id))]
    topic = asked.union(_recurring(answered), *(terms_in(s.text) for s in cited))
    beside, elsewhere = _sources(draft, cited, hits, topic, library)
    offered = _alternating(*(_asked_of(part, library, topic) for part in (beside, elsewhere)))
    structure = _propositions(draft, cited, hits, library)
    titles = {p.title_sentence_id for p in library.corpus.propositions}
    ordered = chain(structure, offered) if {*draft.near} and {*draft.near} <= titles else chain(offered, structure)
    return _distinct(ordered, answered) or (DOCUMENTS,)


def _recurring(questions: Iterable[frozenset[str]]) -> frozenset[str]:
    """The words that several questions share: what they are about, whoever asks."""
    counts = Counter(term for terms in questions for term in terms)
    return frozenset(term for term, count in counts.items() if count > 1)


def _sources(
    draft: Draft, cited: Sequence[Sentence], hits: Sequence[Hit], topic: frozenset[str], library: Library
) -> tuple[Iterable[Sentence], Iterable[Sentence]]:
    """Sentences beside the answer, and sentences of other parts of the documents, nearest first; never a cited one."""
    shown = {s.id for s in cited}
    found = [s for hit in hits[:_PASSAGES] for s in _nearest_first(hit, topic, library) if s.id not in shown]
    near = [library.sentence(i) for i in draft.near if i not in shown]
    if not cited or draft.status == "not_in_corpus":
        return [*near, *found], ()
    parts = {_part(s, library) for s in cited}
    beside = [*_following(cited, library), *(s for s in found if _part(s, library) in parts)]
    return (s for s in beside if s.id not in shown), (s for s in (*near, *found) if _part(s, library) not in parts)


def _nearest_first(hit: Hit, topic: frozenset[str], library: Library) -> list[Sentence]:
    sentences = [library.sentence(i) for i in hit.passage.sentence_ids]
    return sorted(sentences, key=lambda s: -len(terms_in(s.text) & topic))


def _part(sentence: Sentence, library: Library) -> tuple[str, int | None]:
    """Document and proposition of a sentence."""
    return library.place(sentence.id)[0], library.section_of(sentence).proposition


def _following(cited: Sequence[Sentence], library: Library) -> Iterator[Sentence]:
    """The sentences that come after the cited ones in their section, nearest first."""
    for step in range(1, _AFTER + 1):
        for sentence in cited:
            after = library.neighbour(sentence.id, step)
            if after is not None:
                yield after


def _alternating(*parts: Iterable[str]) -> Iterator[str]:
    return (text for row in zip_longest(*parts) for text in row if text is not None)


def _asked_of(sentences: Iterable[Sentence], library: Library, topic: frozenset[str]) -> list[str]:
    """The best question of each paragraph, those nearest to the topic first; paragraphs come nearest first."""
    found: dict[tuple[str, int], tuple[float, str]] = {}
    for sentence in sentences:
        if sentence.kind in {BlockKind.HEADING, BlockKind.NOTE} or is_signature(sentence):
            continue
        paragraph = (library.place(sentence.id)[0], sentence.block)
        further = _FURTHER * len(found.keys() - {paragraph})
        offered = [(worth - further, q) for worth, q in _worth_asking(sentence, library, topic)]
        best = max([*offered, *([found[paragraph]] if paragraph in found else [])], default=None)
        if best:
            found[paragraph] = best
    return [text for _, text in sorted(found.values(), key=lambda row: (-row[0], row[1]))]


def _worth_asking(sentence: Sentence, library: Library, topic: frozenset[str]) -> Iterator[tuple[float, str]]:
    """The editorial questions of a sentence that can be offered, each with its worth: near the topic, in the words of
    the text, easy to read.
    """
    around = " ".join((library.paragraph(sentence), *library.section_of(sentence).path))
    held, known = terms_in(sentence.text), {*_ACRONYM.findall(around)}
    for text, terms in offerable(sentence.id, library):
        if not set(_ACRONYM.findall(text)) <= known:
            continue
        near, own = _share(terms, topic, library), _share(terms, held, library)
        yield near + 0.75 * own - abs(len(_words(text)) - _EASY) / 20, text


@lru_cache(maxsize=4096)
def offerable(sentence_id: str, library: Library) -> tuple[tuple[str, frozenset[str]], ...]:
    """The editorial questions of a sentence that can be offered to anybody, as the French print them, each with what
    it is about.
    """
    asked = ((text, about(library.stems_of(text))) for text in library.questions_of(sentence_id))
    return tuple((printed(text), terms) for text, terms in asked if terms and stands_alone(text))


def _share(terms: frozenset[str], words: frozenset[str], library: Library) -> float:
    """Share of ``terms`` that ``words`` holds, by idf over the editorial questions, in [0, 1]."""
    count = len(library.corpus.questions)
    weights = {t: math.log((count + 1) / (library.question_counts[t] + 1)) for t in terms}
    return sum(weights[t] for t in terms & words) / (sum(weights.values()) or 1.0)


def _propositions(draft: Draft, cited: Sequence[Sentence], hits: Sequence[Hit], library: Library) -> Iterator[str]:
    """« Que dit la proposition 4 : … ? » for the propositions nearest to the question that the answer doesn't show."""
    titles = {p.number: p.title for p in library.corpus.propositions}
    shown = {library.section_of(s).proposition for s in cited}
    near = [library.section_of(library.sentence(i)).proposition for i in draft.near]
    for number in dict.fromkeys([*near, *(hit.passage.proposition for hit in hits)]):
        if number in titles and number not in shown:
            yield printed(f"Que dit la proposition {number} : «\u00a0{titles[number]}\u00a0» ?")


def _distinct(offered: Iterable[str], answered: Sequence[frozenset[str]]) -> tuple[str, ...]:
    """The first questions of a readable length that resemble neither an answered one nor each other."""
    kept: list[str] = []
    known = [terms for terms in answered if terms]
    for text in offered:
        terms = _terms(text)
        if not SHORTEST <= len(_words(text)) <= LONGEST or any(_alike(terms, other) for other in known):
            continue
        kept.append(text)
        known.append(terms)
        if len(kept) == OFFERED:
            break
    return tuple(kept)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the shorter of two questions has most of its content words in the other."""
    return len(one & other) / (min(len(one), len(other)) or 1) > ALIKE


def _terms(text: str) -> frozenset[str]:
    """What a question is about; all its content words when it only asks about the documents."""
    return about(terms_in(text))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:[’'-]\w+)*", text)


def stands_alone(text: str) -> bool:
    """Whether a question can be offered to anybody: it asks at once, one thing, and leans on nothing before it."""
    one = text.count("?") == 1 and text.endswith("?") and not re.search(r"[:;…\"“«()]", text)
    return one and bool(_ASKS.match(text)) and not _PERSONAL.search(_HARMLESS.sub(" ", text))


def printed(text: str) -> str:
    """A question as the French print it."""
    return typeset(text.strip().replace("'", "’"))
