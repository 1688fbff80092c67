"""An answer written with a model: the extractive answer first, made and verified; then, where prose helps, statements
that each pass the guards. Whatever goes wrong, the extractive answer is there, with the reason.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from threading import Event as Flag
from time import monotonic, perf_counter

from assistant.answer.verify import faults
from assistant.chain import AnswerChain, Request, State
from assistant.draft import Draft, Pick
from assistant.llm.attempts import Attempts
from assistant.llm.call import Patience
from assistant.llm.composing import Sheet
from assistant.llm.deadline import Deadline
from assistant.llm.events import Done, Event, Reading, Searching, Writing
from assistant.llm.failure import FailureKind, ModelFailure
from assistant.llm.judging import judge
from assistant.llm.material import gathered
from assistant.llm.messages import answer_messages
from assistant.llm.prompt import ANSWER, load_prompt
from assistant.llm.reading import Claim, Completeness
from assistant.routes.ranked import NOT_IN_CORPUS
from assistant.types import Answer, Record
from assistant.views.suggestions import suggestions

SURE = 0.75  # coverage of the topic from which a model that finds no answer is not believed; set by hand, not measured
QUOTED_INSTEAD = (
    "Une partie de ce que le modèle de langage a écrit n’a pas passé la vérification\u00a0: "
    "elle est remplacée par la citation exacte, ou laissée de côté."
)


class Writer:
    """Writes answers with the model of the settings. Safe to share between threads."""

    def __init__(self, chain: AnswerChain) -> None:
        """Check the setting; nothing is imported or contacted before the first answer.

        Raises:
            BadSetting, ModelMissing: see ``assistant.llm.models.model_name``.
        """
        self._chain = chain
        self._attempts = Attempts(chain.settings)

    def stream(self, request: Request, stopped: Flag | None = None) -> Iterator[Event]:
        """What happens until ``Done``, within ``HUMANIFEST_LLM_TIMEOUT``. ``stopped``, once set, ends the writing.

        Raises:
            EmptyQuestion, QuestionTooLong, VerificationFailed: as without a model.
        """
        deadline = Deadline.within(self._chain.settings.llm_timeout, monotonic())
        started = perf_counter()
        yield Searching()
        state = self._chain.draft(self._chain.retrieve(self._chain.understand(request)))
        plain = self._chain.answer(state)
        if not self._may_write(state, plain):
            yield Done(plain)
            return
        patience = Patience(deadline, stopped or Flag())
        answer = yield from self._written(request, state, plain, patience)
        yield Done(replace(answer, elapsed_ms=round((perf_counter() - started) * 1000, 2)))

    def _may_write(self, state: State, plain: Answer) -> bool:
        """Whether prose can add to the extractive answer without any new freedom.

        Never where the decision abstains. Nor where the structure answers (lists, titles, figures of a proposition,
        who said what): it is complete by construction, and a model could only leave something out. Nor where the
        question states a percentage or takes something false for granted: the correction stands in exact words.
        """
        question, draft = state.question, state.draft
        abstains = plain.status not in {"answered", "partial"}
        return not (abstains or state.structured or draft.preface or question.numbers)

    def _written(
        self, request: Request, state: State, plain: Answer, patience: Patience
    ) -> Generator[Event, None, Answer]:
        library = self._chain.library
        material = gathered(state.question, state.draft, state.hits, self._chain.index, library)
        yield Reading(len(material.codes))
        messages = answer_messages(state.question, request.history, material, library)
        sheet = Sheet(library)
        made = 0
        failure: ModelFailure | None = None
        completeness: Completeness = "partial"
        try:
            said = self._attempts.claims(messages, patience)
            while True:
                try:
                    event = next(said)
                except StopIteration as end:
                    completeness = end.value
                    break
                if isinstance(event, Writing):
                    made, sheet = event.attempt, Sheet(library)
                if isinstance(event, Claim):
                    yield from sheet.add(judge(event, material, sheet.cited, library))
                else:
                    yield event
        except ModelFailure as error:
            failure = error
        record = Record(str(self._attempts.name), str(load_prompt(ANSWER)), made, judged=tuple(sheet.judged))
        return self._settled(state, plain, sheet, completeness, failure, record)

    def _settled(
        self, state: State, plain: Answer, sheet: Sheet, completeness: Completeness,
        failure: ModelFailure | None, record: Record,
    ) -> Answer:  # fmt: skip
        if failure is None and completeness == "none" and not sheet.judged:
            if state.draft.coverage < SURE:
                return self._abstention(state, plain, record)
            failure = ModelFailure(FailureKind.NOTHING_FOUND)
        if failure is None and not sheet.verified:
            failure = ModelFailure(FailureKind.UNSUPPORTED)
        if failure is None:
            answer = self._answer(state, plain, sheet, completeness, record)
            if not (broken := faults(answer, self._chain.library)):
                return answer
            failure = ModelFailure(FailureKind.UNSUPPORTED, " ; ".join(broken))
        record = replace(record, failure=failure.kind.value, detail=failure.detail)
        return replace(plain, notice=_joined(plain.notice, failure.notice), record=record)

    def _answer(self, state: State, plain: Answer, sheet: Sheet, completeness: Completeness, record: Record) -> Answer:
        cited = Draft("answered", tuple(Pick(i) for i in sheet.cited), near=state.draft.near)
        replaced = sheet.lost or any(j.outcome == "quoted" for j in sheet.judged)
        return replace(
            plain,
            mode="llm",
            status="answered" if completeness == "complete" and not sheet.lost else "partial",
            text="\n\n".join(sheet.blocks),
            statements=tuple(sheet.statements),
            citations=tuple(sheet.citations),
            suggestions=suggestions(cited, state.hits, self._chain.library, state.question),
            notice=_joined(plain.notice, QUOTED_INSTEAD if replaced else ""),
            record=record,
        )

    def _abstention(self, state: State, plain: Answer, record: Record) -> Answer:
        """The documents don't say: the model read what comes nearest, and the ranking was not sure."""
        draft = Draft("not_in_corpus", near=state.draft.near)
        return replace(
            plain,
            mode="llm",
            status="not_in_corpus",
            text=NOT_IN_CORPUS,
            statements=(),
            citations=(),
            suggestions=suggestions(draft, state.hits, self._chain.library, state.question),
            record=record,
        )


def last_answer(events: Iterable[Event]) -> Answer:
    """The answer that a stream of events ends with."""
    answer = next((event.answer for event in events if isinstance(event, Done)), None)
    if answer is None:
        raise RuntimeError("an answer without an end")
    return answer


def _joined(*notices: str | None) -> str | None:
    return " ".join(notice for notice in notices if notice) or None
