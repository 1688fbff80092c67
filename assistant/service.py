"""``Assistant``: the one door of the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from assistant.chain import AnswerChain, Request, history_of
from assistant.citations import Library
from assistant.settings import Settings, load_settings
from assistant.types import Answer
from corpus.types import Corpus
from corpus.version import corpus_version
from index.search import Index, open_index
from index.types import Hit

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable


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
            BadSetting: a setting cannot be used.
        """
        settings = settings or load_settings()
        index = open_index(
            settings.data_dir,
            expected_corpus_version=corpus_version(settings.corpus_dir),
            encoder_setting=settings.embedding,
            chroma_url=settings.chroma_url,
        )
        return cls(index, settings)

    @property
    def corpus(self) -> Corpus:
        """The documents that answers rest on."""
        return self.index.corpus

    @cached_property
    def library(self) -> Library:
        """Look-ups over the corpus."""
        return Library(self.corpus)

    @cached_property
    def chain(self) -> AnswerChain:
        """The steps of an answer, for whoever composes their own chain."""
        return AnswerChain(self.index, self.library, self.settings)

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer ``question``; ``history`` gives the earlier user questions, oldest first.

        Raises:
            EmptyQuestion, QuestionTooLong: the question cannot be taken.
            VerificationFailed: the composed answer broke a guarantee; nothing of it is shown.
        """
        return self.chain.run(Request(question, history_of(history)))

    def search(self, query: str, k: int = 10) -> list[Hit]:
        """Retrieval alone: the ``k`` best passages, best first."""
        return self.index.search(query, k=k)

    def as_runnable(self) -> Runnable[Request, Answer]:
        """The chain as a LangChain runnable, from ``assistant.chain.Request`` to ``Answer``."""
        return self.chain.as_runnable()

    def starters(self) -> tuple[str, ...]:
        """Questions for the empty screen, from the editorial questions of the corpus."""
        from assistant.starters import starters

        return starters()
