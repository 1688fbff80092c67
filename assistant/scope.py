"""A question asked of some parts only: axes, propositions, documents. What is found and what is cited stay inside.

The structure of the whole corpus still reads the question: « il n’y a pas de proposition 7 » must never be said
because somebody chose another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from assistant.chain import PASSAGES_READ, AnswerChain, Request, history_of
from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.routes.decide import SILENT_PROPOSITION, decided
from assistant.routes.ranked import SILENT as SILENT_SHARE
from assistant.routes.structured import route
from assistant.structure.itself import with_no_opinion
from assistant.types import Answer
from assistant.understanding.wording import enumerated
from corpus.types import Corpus, Document, Section
from index.narrowed import narrowed
from index.search import Index

if TYPE_CHECKING:
    from assistant.chain import State
    from assistant.llm.events import Event
    from assistant.service import Assistant

NBSP: Final = "\N{NO-BREAK SPACE}"
SILENT: Final = "Les parties choisies n’en parlent pas. Élargissez la recherche pour interroger tous les documents."


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look. An axis or a proposition suffices; a document narrows further. Empty: everywhere."""

    axes: tuple[int, ...] = ()
    propositions: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.axes or self.propositions or self.sources)

    def holds(self, document: Document, section: Section) -> bool:
        """Whether a section of a document is inside."""
        if self.sources and document.source.id not in self.sources:
            return False
        if not self.axes and not self.propositions:
            return True
        return section.axis in self.axes or section.proposition in self.propositions

    def sections(self, corpus: Corpus) -> frozenset[str]:
        """Ids of the sections inside."""
        return frozenset(s.id for d in corpus.documents for s in d.sections if self.holds(d, s))


EVERYWHERE: Final = Scope()


def words_of(scope: Scope, corpus: Corpus) -> str:
    """The scope as a person reads it: « axe 2, proposition 9, dans « Humanifest, chapitre 2 » »; "" when empty."""
    parts = [_listed("axe", "axes", scope.axes), _listed("proposition", "propositions", scope.propositions)]
    titles = {d.source.id: d.source.title for d in corpus.documents}
    named = [f"«{NBSP}{titles[i]}{NBSP}»" for i in scope.sources if i in titles]
    if named:
        parts.append(f"dans {enumerated(named)}")
    return ", ".join(part for part in parts if part)


def _listed(one: str, many: str, numbers: Sequence[int]) -> str:
    shown = [str(number) for number in sorted(numbers)]
    if not shown:
        return ""
    return f"{many} {enumerated(shown)}" if shown[1:] else f"{one}{NBSP}{shown[0]}"


def chain_within(assistant: Assistant, scope: Scope) -> AnswerChain:
    """The steps of an answer, without any model, from the parts that ``scope`` names."""
    if not scope:
        return assistant.chain
    sections = scope.sections(assistant.corpus)
    index = narrowed(assistant.index, sections)
    return ScopedChain(index, assistant.library, assistant.settings, sections, assistant.index)


def ask_within(assistant: Assistant, question: str, history: Sequence[str] = (), scope: Scope = EVERYWHERE) -> Answer:
    """The extractive answer from the parts that ``scope`` names; raises what ``Assistant.ask`` raises."""
    return chain_within(assistant, scope).run(Request(question, history_of(history)))


def stream_within(
    assistant: Assistant, question: str, history: Sequence[str] = (), scope: Scope = EVERYWHERE
) -> Iterator[Event]:
    """``Assistant.stream`` from the parts that ``scope`` names."""
    if not scope:
        return assistant.stream(question, history)
    if assistant.writer is None:
        from assistant.llm.events import told

        return told(lambda: ask_within(assistant, question, history, scope))
    from assistant.llm.writer import Writer

    return Writer(chain_within(assistant, scope)).stream(Request(question, history_of(history)))


@dataclass(frozen=True)
class ScopedChain(AnswerChain):
    """The steps of an answer over a narrowed index; nothing outside ``sections`` is cited."""

    sections: frozenset[str]
    whole: Index  # the index that ``index`` narrows

    def draft(self, state: State) -> State:
        """Answer from the structure when it can, from the ranked sentences otherwise, inside the scope."""
        structured = route(state.question, self.library)
        draft = inside(structured, self.sections, self.library) if structured else None
        found = with_no_opinion(state.question, draft or self._ranked(state))
        return replace(state, draft=found, structured=draft is not None)

    def _ranked(self, state: State) -> Draft:
        draft = decided(state.question, state.hits, self.index, self.library)
        kept = inside(draft, self.sections, self.library)
        answers = kept is not None and kept.picks and draft.preface != SILENT_PROPOSITION
        if (
            kept is not None
            and (answers or draft.status == "out_of_scope")
            and not self._is_said_elsewhere(state, kept)
        ):
            return kept
        near = tuple(hit.passage.sentence_ids[0] for hit in state.hits[:3])
        return Draft("not_in_corpus", preface=SILENT, near=near)

    def _is_said_elsewhere(self, state: State, draft: Draft) -> bool:
        """Whether the other parts answer so much better that these must be said to be silent."""
        hits = self.whole.search(state.question.search, k=PASSAGES_READ)
        elsewhere = decided(state.question, hits, self.whole, self.library)
        return elsewhere.status == "answered" and elsewhere.coverage >= draft.coverage + SILENT_SHARE


def inside(draft: Draft, sections: frozenset[str], library: Library) -> Draft | None:
    """The draft without the sentences outside ``sections``; None when it rested on those alone.

    A draft that loses a sentence loses its framing too: « les douze propositions » must not head four of them.
    """
    near = tuple(i for i in draft.near if _is_inside(i, sections, library))
    kept = tuple(pick for pick in draft.picks if _is_inside(pick.sentence_id, sections, library))
    if len(kept) == len(draft.picks):
        return replace(draft, near=near)
    if not kept:
        return None
    bare = tuple(Pick(pick.sentence_id) for pick in kept)
    return replace(draft, status="partial", picks=bare, near=near, preface="", grouped=False, figures_first=False)


def _is_inside(sentence_id: str, sections: frozenset[str], library: Library) -> bool:
    return library.sentence(sentence_id).section_id in sections
