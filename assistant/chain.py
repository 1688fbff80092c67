"""The chain of one question, composed with ``langchain_core`` runnables: understand, retrieve, draft, compose,
verify.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import TYPE_CHECKING

from assistant.added import named_nowhere
from assistant.angle import asks_another
from assistant.attributed import misattributed, silent_speaker
from assistant.citations import Library
from assistant.compose import compose
from assistant.decide import decided
from assistant.draft import Draft, Pick
from assistant.errors import EmptyQuestion, QuestionTooLong
from assistant.follow_up import resolve
from assistant.orders import asks, without_orders
from assistant.ordinals import numbered
from assistant.parts import parts_of
from assistant.question import Question, Wanted, clean, understand
from assistant.ranks import Pointed, of_the_same, pointed_at, rank_of
from assistant.settings import Settings
from assistant.several import of_several_questions
from assistant.shown import cited_first, interleaved
from assistant.structured import route
from assistant.suggestions import suggestions
from assistant.texting import written_out
from assistant.thread import ALREADY_GIVEN, asks_another_figure, asks_something_else, spent
from assistant.told import what_was_asked
from assistant.types import Answer
from assistant.verify import checked, faults
from corpus.lexicon import load_lexicon
from corpus.types import Corpus
from index.analysis import content_terms
from index.expansion import corrected
from index.search import Index
from index.spelling import as_written
from index.types import Hit

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

UNFRAMED = "Une ligne de présentation n’a pas passé la vérification\u00a0: seules les citations sont montrées."
PASSAGES_SHOWN = 10  # CONTRACT.md
PASSAGES_READ = 16  # passages whose sentences compete


@dataclass(frozen=True, slots=True)
class Request:
    """What enters the chain: the question as typed and the earlier user questions, oldest first."""

    question: str
    history: tuple[str, ...] = ()

    @classmethod
    def of(cls, asked: Request | str) -> Request:
        """A question alone is a request without history."""
        return cls(asked) if isinstance(asked, str) else asked


@dataclass(frozen=True, slots=True)
class State:
    """What the steps hand on to each other."""

    started: float
    question: Question
    hits: tuple[Hit, ...] = ()  # whose sentences compete
    shown: tuple[Hit, ...] = ()  # the ten best, whatever the question names
    draft: Draft = field(default_factory=lambda: Draft(status="not_in_corpus"))
    structured: bool = False  # the structure answered


@dataclass(frozen=True)
class AnswerChain:
    """The steps of an answer over one open index. ``as_runnable`` composes them."""

    index: Index
    library: Library
    settings: Settings

    def understand(self, request: Request) -> State:
        """Read the question in the light of the history."""
        started = perf_counter()
        typed = clean(request.question)
        written = written_out(typed, self.index.vocabulary, self.index.corpus)
        asked, ordered = without_orders(written)
        told = what_was_asked(request.history)
        history = tuple(self._in_full(old, told[:place]) for place, old in enumerate(told))
        if pointed := self._pointed(written, told):
            asked = written = pointed.asked
        if pointed and pointed.sentence_id:
            question = replace(understand(asked), item=pointed.sentence_id, resolved=pointed.named(typed))
            return State(started, replace(question, text=typed, previous=history))
        question = resolve(self._respelled(asked), [self._mended(old) for old in history], content_terms)
        if pointed:
            question = replace(question, resolved=pointed.named(typed))
        if question.angle:
            question = replace(question, given=self._given(history))
            if asks_another(question.asked) and question.wanted is Wanted.FIGURE:
                question = replace(question, spent=spent(question, question.given, self.library))
        elif asks_another_figure(question):
            question = replace(question, spent=spent(question, self._given(history), self.library))
        alone = ordered and (asked == written or not asks(asked))
        return State(started, replace(question, text=typed, ordered=alone))

    def _respelled(self, text: str) -> str:
        return numbered(respelled(text, self.index.vocabulary, self.index.corpus))

    def _mended(self, text: str) -> str:
        """An earlier question as it was understood: in full, its misspelt words as the documents write them."""
        return self._respelled(written_out(text, self.index.vocabulary, self.index.corpus))

    def _pointed(self, text: str, history: Sequence[str]) -> Pointed | None:
        """What a text points to by its rank in the last list that an answer gave."""
        rank = rank_of(text) if history and not of_the_same(text, history[-1]) else None
        if rank is None:
            return None
        before = (history[:end] for end in range(len(history), 0, -1))
        found = (pointed_at(rank, self._given(asked), self.library) for asked in before)
        return next((pointed for pointed in found if pointed), None)

    def _in_full(self, text: str, before: Sequence[str]) -> str:
        """An earlier turn, what it points to by its rank named in words."""
        pointed = self._pointed(text, before)
        return pointed.asked if pointed else text

    def _given(self, history: Sequence[str]) -> tuple[str, ...]:
        """Ids of the sentences that answer the last question of ``history`` that was answered at all."""
        for end in range(len(history), 0, -1):
            if not any(map(str.isalnum, history[end - 1])):
                continue
            draft = self.draft(self.retrieve(self.understand(Request(history[end - 1], tuple(history[: end - 1])))))
            if draft.draft.picks:
                return tuple(pick.sentence_id for pick in draft.draft.picks)
        return ()

    def retrieve(self, state: State) -> State:
        """Find the passages, whatever route the answer takes; those of the press alone when the press is asked
        about.
        """
        question = state.question
        known = {p.number for p in self.library.corpus.propositions}
        wanted = tuple(n for n in question.propositions if n in known)
        press = self.library.ids_of_kind("press")
        hits = self.index.search(
            question.search,
            k=PASSAGES_READ,
            propositions=wanted or None,
            source_ids=press if question.press and press and not wanted else None,
        )
        return replace(state, hits=tuple(hits), shown=self._shown(question, hits, PASSAGES_SHOWN))

    def _shown(self, question: Question, hits: Sequence[Hit], most: int) -> tuple[Hit, ...]:
        """The ``most`` best passages: of each part of the question in turn when it asks several things."""
        parts = [
            self.index.search(p.text, k=most, propositions=p.propositions or None, source_ids=p.source_ids or None)
            for p in parts_of(question, self.library)
        ]
        whole = self._completed(hits, question.search, most)
        return interleaved([*parts, whole], most) if parts else whole

    def _completed(self, hits: Sequence[Hit], query: str, most: int) -> tuple[Hit, ...]:
        """The hits, followed by those of the other passages when what the question names holds fewer than ``most``."""
        if len(hits) >= most:
            return tuple(hits[:most])
        known = {hit.passage.id for hit in hits}
        lowest = hits[-1].score if hits else float("inf")
        others = [h for h in self.index.search(query, k=most + len(hits)) if h.passage.id not in known]
        further = (replace(h, score=min(h.score, lowest)) for h in others)
        return tuple(replace(h, rank=rank) for rank, h in enumerate([*hits, *further][:most], start=1))

    def passages(self, query: str, k: int) -> tuple[Hit, ...]:
        """Retrieval alone: the ``k`` best passages. Those of what the query names, or that the structure answers from,
        come first; what is no question is searched for as it stands.
        """
        try:
            state = self.retrieve(self.understand(Request(query)))
        except (EmptyQuestion, QuestionTooLong):
            return tuple(self.index.search(query, k=k))
        hits = self._shown(state.question, state.hits, max(0, k))
        structured = route(state.question, self.library)
        if structured is None:
            return hits
        return cited_first((pick.sentence_id for pick in structured.picks), hits, self.index.passages, max(0, k))

    def draft(self, state: State) -> State:
        """Answer from the structure when it can, from the ranked sentences otherwise."""
        structured = None if state.question.ordered else self._structured(state.question)
        several = of_several_questions(state.question, state.hits, self.index, self.library) if structured else None
        if structured and several and not structured.whole and structured.sentence_ids < several.sentence_ids:
            structured = None  # it took one of several questions for the whole
        draft = structured or several or decided(state.question, state.hits, self.index, self.library)
        if draft.status != "answered" and (instead := state.question.instead):
            known = state.question
            alone = replace(understand(instead), text=known.text, resolved=known.resolved, previous=known.previous)
            return self.draft(self.retrieve(replace(state, question=alone)))
        if structured is None and self._repeats(draft, state.question):
            draft = replace(draft, preface=ALREADY_GIVEN)
        shown = state.shown
        if structured is not None or draft.assembled:
            picked = (pick.sentence_id for pick in draft.picks)
            shown = cited_first(picked, shown, self.index.passages, PASSAGES_SHOWN)
        return replace(state, draft=draft, shown=shown, structured=structured is not None)

    def _repeats(self, draft: Draft, question: Question) -> bool:
        """Whether another question than the one before gets nothing but its sentences again."""
        again = bool(draft.picks) and not draft.preface and asks_something_else(question)
        return again and draft.sentence_ids <= set(self._given(question.previous))

    def _structured(self, question: Question) -> Draft | None:
        """What the structure answers, after the words of somebody else than the person whom the question names."""
        found = (
            misattributed(question, self.index, self.library)
            or silent_speaker(question, self.index, self.library)
            or route(question, self.library)
        )
        if found and found.status == "answered" and named_nowhere(question, self.library):
            return None  # the structure answers for what was asked before, not for what the ellipsis adds
        return found

    def answer(self, state: State) -> Answer:
        """Compose and verify. A framing line that fails is dropped, and said; a quotation that fails stops all.

        Raises:
            VerificationFailed: the composed answer breaks a guarantee.
        """
        answer = self._composed(state, state.draft)
        if faults(answer, self.library):
            bare = replace(
                state.draft,
                picks=tuple(Pick(p.sentence_id) for p in state.draft.picks),
                notice=UNFRAMED,
                grouped=False,
                figures_first=False,
            )
            answer = self._composed(state, bare)
        return checked(answer, self.library)

    def _composed(self, state: State, draft: Draft) -> Answer:
        text, statements, citations = compose(draft, self.library)
        return Answer(
            question=state.question.text,
            resolved_question=state.question.resolved,
            status=draft.status,
            mode="extractive",
            text=text,
            statements=statements,
            citations=citations,
            hits=state.shown,
            suggestions=suggestions(draft, state.hits, self.library, state.question),
            notice=draft.notice or self.index.notice,
            corpus_version=self.library.corpus.version,
            settings_digest=self.settings.digest,
            elapsed_ms=round((perf_counter() - state.started) * 1000, 2),
        )

    def run(self, request: Request) -> Answer:
        """The steps one after the other, in this process: what ``Assistant.ask`` calls without a model.

        Importing and invoking runnables costs 0.5 s in a cold command and would trace where the environment says so;
        ``as_runnable`` composes these same steps for whoever builds a chain of their own.
        """
        return self.answer(self.draft(self.retrieve(self.understand(request))))

    def as_runnable(self) -> Runnable[Request | str, Answer]:
        """The same steps as a LangChain runnable: ``understand | retrieve | draft | answer``."""
        from langchain_core.runnables import RunnableLambda

        return (
            RunnableLambda(Request.of)
            | RunnableLambda(self.understand)
            | RunnableLambda(self.retrieve)
            | RunnableLambda(self.draft)
            | RunnableLambda(self.answer)
        )


def respelled(text: str, vocabulary: Mapping[str, int], corpus: Corpus) -> str:
    """The text with its misspelt words as the documents write them."""
    for typed, meant in corrected(text, vocabulary, load_lexicon()):
        written = as_written(meant, (document.text for document in corpus.documents))
        text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", written, text)
    return text


def history_of(questions: Sequence[str]) -> tuple[str, ...]:
    """The last earlier questions that can still matter to a follow-up."""
    return tuple(questions)[-6:]
