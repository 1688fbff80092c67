"""The chain of one question, composed with ``langchain_core`` runnables: understand, retrieve, draft, compose,
verify.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from time import perf_counter
from typing import TYPE_CHECKING

from assistant.answer.compose import compose
from assistant.answer.shown import cited_first, interleaved
from assistant.answer.verify import checked, faults
from assistant.dialogue.again import NOTHING_MORE, SAID_FIRST, Again, something_more
from assistant.dialogue.thread import ALREADY_GIVEN, asks_something_else
from assistant.dialogue.turns import Turns
from assistant.draft import Draft, Pick
from assistant.errors import EmptyQuestion, QuestionTooLong
from assistant.library.citations import Library
from assistant.routes.added import named_nowhere
from assistant.routes.attributed import misattributed, silent_speaker
from assistant.routes.decide import decided
from assistant.routes.parts import parts_of
from assistant.routes.several import of_several_questions
from assistant.routes.structured import route
from assistant.selection.shorter import is_listing, shortened
from assistant.selection.turn import ranked_sentences
from assistant.settings import Settings
from assistant.structure.itself import of_its_subject, with_no_opinion
from assistant.types import Answer
from assistant.understanding.question import Question, understand
from assistant.views.suggestions import suggestions
from index.search import Index
from index.types import Hit

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

UNFRAMED = "Une ligne de présentation n’a pas passé la vérification\u00a0: seules les citations sont montrées."
PASSAGES_SHOWN = 10  # CONTRACT.md
PASSAGES_READ = 16  # passages whose sentences compete
REMEMBERED = 64  # conversations of which the last answer is kept


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
    again: Again | None = None  # what is wanted of the answer before, when nothing else is asked


@dataclass(frozen=True)
class AnswerChain:
    """The steps of an answer over one open index. ``as_runnable`` composes them."""

    index: Index
    library: Library
    settings: Settings

    def understand(self, request: Request) -> State:
        """Read the question in the light of the history."""
        started = perf_counter()
        turn = Turns(self.index, self.library, self._answered).read(request.question, request.history)
        asked = turn.question if turn.question.ordered else of_its_subject(turn.question, self.library)
        return State(started, asked, again=turn.again)

    def _answered(self, history: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self._last_answers(tuple(history))

    @cached_property
    def _last_answers(self) -> Callable[[tuple[str, ...]], tuple[tuple[str, ...], tuple[str, ...]]]:
        """``_last_answer``, of the conversations asked of last: one turn asks it of the same turns several times, and
        the next one of all but one of them.
        """
        return lru_cache(maxsize=REMEMBERED)(self._last_answer)

    def _last_answer(self, history: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """``history`` without the last questions that asked of an answer before them, named nothing else and found
        nothing: what follows asks of that answer; and the ids of its sentences.
        """
        goes_on = True
        for end in range(len(history), 0, -1):
            if not any(map(str.isalnum, history[end - 1])):
                continue
            asked = self.understand(Request(history[end - 1], history[: end - 1]))
            if picks := self.draft(self.retrieve(asked)).draft.picks:
                return (history[:end] if goes_on else history), tuple(pick.sentence_id for pick in picks)
            goes_on = goes_on and asked.question.follow_up and not asked.question.added
        return history, ()

    def retrieve(self, state: State) -> State:
        """Find the passages, whatever route the answer takes; those of the press alone, or of the
        manifesto alone, when one is asked about.
        """
        question = state.question
        known = {p.number for p in self.library.corpus.propositions}
        wanted = tuple(n for n in question.propositions if n in known)
        only = "manifesto" if question.manifesto else "press" if question.press else ""
        sources = self.library.ids_of_kind(only) if only and not wanted else ()
        found = self.index.search(
            question.search,
            k=PASSAGES_READ,
            propositions=wanted or None,
            source_ids=sources or None,
        )
        hits = tuple(found)
        return replace(state, hits=hits, shown=self._shown(question, hits, PASSAGES_SHOWN))

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
        if state.again:
            return self._again(state, state.again)
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
        draft = with_no_opinion(state.question, draft)
        shown = state.shown
        if structured is not None or draft.assembled or state.question.before is not None:
            picked = (pick.sentence_id for pick in draft.picks)
            shown = cited_first(picked, shown, self.index.passages, PASSAGES_SHOWN)
        return replace(state, draft=draft, shown=shown, structured=structured is not None)

    def _again(self, state: State, again: Again) -> State:
        """The draft of the question before once more, with what is said first; or what it left unsaid."""
        asked = replace(state.question, text=state.question.asked)
        before = self.draft(replace(state, question=asked, again=None))
        draft = before.draft
        if again is Again.SHORTER:
            return self._shorter(state, before, asked)
        if again is Again.MORE and not (before.structured and not asked.propositions):
            beside = replace(asked, spent=(*asked.spent, *draft.sentence_ids))
            draft = something_more(draft, decided(beside, state.hits, self.index, self.library), self.library)
        elif again is Again.MORE:
            draft = Draft("not_in_corpus", preface=NOTHING_MORE)
        elif draft.status == "answered" and not draft.preface:
            draft = replace(draft, preface=SAID_FIRST.get(again, ""))
        return replace(before, question=state.question, draft=draft, again=again)

    def _shorter(self, state: State, before: State, asked: Question) -> State:
        """The draft of the question before in as many sentences as are wished: the last one that was answered."""
        question, draft = state.question, before.draft
        if not draft.picks and len(question.previous) > 1:
            earlier = self.understand(Request(question.text, question.previous[:-1]))
            found = self.draft(self.retrieve(earlier)) if earlier.again else before
            return found if found.draft.picks else replace(before, question=question, again=Again.SHORTER)
        if draft.picks and (question.most or not before.structured) and not is_listing(draft, self.library):
            ranked = ranked_sentences(asked, state.hits, self.index, self.library)
            draft = shortened(draft, question.most, ranked, self.library)
        return replace(before, question=question, draft=draft, again=Again.SHORTER)

    def _repeats(self, draft: Draft, question: Question) -> bool:
        """Whether another question than the one before gets nothing but its sentences again."""
        again = bool(draft.picks) and not draft.preface and asks_something_else(question)
        return again and draft.sentence_ids <= set(self._answered(question.previous)[1])

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


def history_of(questions: Sequence[str]) -> tuple[str, ...]:
    """The last earlier questions that can still matter to a follow-up."""
    return tuple(questions)[-6:]
