"""``Assistant``: the one door of the room."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Event as Flag
from typing import TYPE_CHECKING, Self

from assistant.chain import AnswerChain, Request, history_of
from assistant.library.citations import Library
from assistant.settings import Settings, load_settings
from assistant.types import Answer
from corpus.types import Corpus
from corpus.version import corpus_version
from index.reranker import load_reranker, with_reranker
from index.search import Index, open_index
from index.types import Hit

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    from assistant.llm.events import Event
    from assistant.llm.writer import Writer


@dataclass(frozen=True)
class Assistant:
    """Answers questions over an open index. Immutable: safe to share between sessions and threads."""

    index: Index
    settings: Settings

    @classmethod
    def open(cls, settings: Settings | None = None) -> Self:
        """Open the built index.

        Raises:
            MissingIndex, StaleIndex, DamagedIndex: the message says how to repair.
            EncoderError, RerankerError, UnsafeModel: a model that a setting names cannot be used.
            BadSetting: a setting cannot be used.
            ModelMissing: the package of the language model's provider is not installed.
        """
        settings = settings or load_settings()
        _check_model(settings)
        index = open_index(
            settings.data_dir,
            expected_corpus_version=corpus_version(settings.corpus_dir),
            encoder_setting=settings.embedding,
            chroma_url=settings.chroma_url,
        )
        return cls(with_reranker(index, load_reranker(settings.reranker)), settings)

    @property
    def corpus(self) -> Corpus:
        """The documents that answers rest on."""
        return self.index.corpus

    @cached_property
    def library(self) -> Library:
        """Look-ups over the corpus."""
        return Library(self.corpus, self.index.question_stems)

    @cached_property
    def chain(self) -> AnswerChain:
        """The steps of an answer, for whoever composes their own chain."""
        return AnswerChain(self.index, self.library, self.settings)

    @cached_property
    def writer(self) -> Writer | None:
        """What writes with the language model of the settings; None without one, and nothing of it is then imported.

        Raises:
            BadSetting, ModelMissing: the model cannot be used; the message says what to do.
        """
        if not self.settings.llm.strip():
            return None
        from assistant.llm.writer import Writer

        return Writer(self.chain)

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer ``question``; ``history`` gives the earlier user questions, oldest first. With a language model, the
        extractive answer comes after ``HUMANIFEST_LLM_TIMEOUT`` seconds at the latest.

        Raises:
            EmptyQuestion, QuestionTooLong: the question cannot be taken.
            VerificationFailed: the composed answer broke a guarantee; nothing of it is shown.
        """
        return self._answer(Request(question, history_of(history)))

    def _answer(self, request: Request) -> Answer:
        if self.writer is None:
            return self.chain.run(request)
        from assistant.llm.writer import last_answer

        return last_answer(self.writer.stream(request))

    def stream(self, question: str, history: Sequence[str] = (), stop: Flag | None = None) -> Iterator[Event]:
        """What happens while the answer is made, ``Done`` with the ``Answer`` last: see ``assistant.llm.events``.

        Nothing unverified is ever in it. Closing the iterator, or setting ``stop`` from another thread, ends the
        writing at once; after ``stop``, ``Done`` still comes, with the extractive answer. Without a model: searching,
        then the answer. Raises what ``ask`` raises.
        """
        request = Request(question, history_of(history))
        if self.writer is not None:
            return self.writer.stream(request, stop)
        from assistant.llm.events import told

        return told(lambda: self.chain.run(request))

    async def aask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """``ask``, in a thread of its own: the caller's event loop stays free. Cancelling it ends the writing."""
        return await self._aanswer(Request(question, history_of(history)))

    async def _aanswer(self, request: Request) -> Answer:
        from assistant.llm.events import Done

        async for event in self.astream(request.question, request.history):
            if isinstance(event, Done):
                return event.answer
        raise RuntimeError("an answer without an end")

    async def astream(self, question: str, history: Sequence[str] = ()) -> AsyncIterator[Event]:
        """``stream``, in a thread of its own. Closing or cancelling it ends the writing."""
        from assistant.llm.bridge import in_thread

        stop = Flag()
        async for event in in_thread(lambda: self.stream(question, history, stop), stop):
            yield event

    def search(self, query: str, k: int = 10) -> list[Hit]:
        """Retrieval alone: the ``k`` best passages, best first; see ``AnswerChain.passages``."""
        return list(self.chain.passages(query, k))

    def as_runnable(self) -> Runnable[Request | str, Answer]:
        """``ask`` as a LangChain runnable, from a question or an ``assistant.chain.Request`` to an ``Answer``.

        Without a model it is the chain, step by step.
        """
        if self.writer is None:
            return self.chain.as_runnable()
        from langchain_core.runnables import RunnableLambda

        return RunnableLambda(Request.of) | RunnableLambda(self._answer, afunc=self._aanswer)

    def starters(self) -> tuple[str, ...]:
        """Questions for the empty screen, from the editorial questions of the corpus."""
        from assistant.views.starters import starters

        return starters()


def _check_model(settings: Settings) -> None:
    """Refuse a model that cannot be used before the index is opened."""
    if settings.llm.strip():
        from assistant.llm.models import model_name

        model_name(settings)
