"""The retriever as a LangChain ``BaseRetriever``, for use in anybody's own chain."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from index.search import Index
from index.types import Hit


class HumanifestRetriever(BaseRetriever):
    """The ``k`` best passages of an open index, best first; every document carries what a citation needs."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Index
    k: int = Field(default=10, ge=1, le=100)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain's signature
    ) -> list[LangChainDocument]:
        return [as_document(hit) for hit in self.index.search(query, k=self.k)]


def as_document(hit: Hit) -> LangChainDocument:
    """A hit in LangChain's form. The text is the passage alone; headings stay in the metadata."""
    passage = hit.passage
    return LangChainDocument(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "source_id": passage.source_id,
            "proposition": passage.proposition,
            "section": " › ".join(passage.heading_path),
            "pages": list(passage.pages),
            "sentence_ids": list(passage.sentence_ids),
            "rank": hit.rank,
            "score": hit.score,
        },
    )
