"""The retriever in LangChain's form, on the real index: the same passages, with what a citation needs."""

from __future__ import annotations

import asyncio

import pytest
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda, RunnablePassthrough
from pydantic import ValidationError

import assistant as room
from assistant.retriever import HumanifestRetriever, as_document
from assistant.service import Assistant

QUESTION = "Quelle part des salariés part à cause de son chef ?"
QUESTIONS = [QUESTION, "Comment attirer les jeunes vers nos métiers ?", "zzz", ""]


@pytest.fixture(scope="module")
def retriever(assistant: Assistant) -> HumanifestRetriever:
    return HumanifestRetriever(index=assistant.index, k=5)


def test_it_gives_the_passages_of_the_search_in_their_order(
    assistant: Assistant, retriever: HumanifestRetriever
) -> None:
    for question in QUESTIONS:
        hits = assistant.search(question, k=5)
        found = retriever.invoke(question)
        assert [document.id for document in found] == [hit.passage.id for hit in hits], question
        assert found == [as_document(hit) for hit in hits], question
        assert [document.metadata["rank"] for document in found] == [1, 2, 3, 4, 5], question


def test_the_answer_is_in_the_first_passages(retriever: HumanifestRetriever) -> None:
    found = retriever.invoke(QUESTION)
    assert any("75 %" in document.page_content.replace("\u00a0", " ") for document in found[:3])


def test_a_document_carries_all_that_a_citation_needs(assistant: Assistant, retriever: HumanifestRetriever) -> None:
    documents = {one.source.id: one for one in assistant.corpus.documents}
    for question in QUESTIONS:
        for found in retriever.invoke(question):
            metadata, passage = found.metadata, assistant.index.passages[found.id or ""]
            assert set(metadata) == {"source_id", "proposition", "section", "pages", "sentence_ids", "rank", "score"}
            source = documents[metadata["source_id"]]
            assert found.page_content == source.text[passage.start : passage.end], "the words of the source alone"
            section = next(one for one in source.sections if one.id == passage.section_id)
            assert metadata["section"] == " › ".join(section.path)
            assert metadata["proposition"] == section.proposition
            held = [s for s in source.sentences if s.id in set(metadata["sentence_ids"])]
            assert [s.id for s in held] == metadata["sentence_ids"]
            assert all(s.text in found.page_content for s in held)
            assert metadata["pages"] == sorted({s.page for s in held if s.page is not None})


def test_metadata_are_plain_values_that_any_store_can_write(retriever: HumanifestRetriever) -> None:
    for found in retriever.invoke(QUESTION):
        assert Document.model_validate_json(found.model_dump_json()) == found


def test_asynchronous_calls_give_the_same(retriever: HumanifestRetriever) -> None:
    async def together() -> list[list[Document]]:
        return await asyncio.gather(*(retriever.ainvoke(question) for question in QUESTIONS))

    assert asyncio.run(together()) == [retriever.invoke(question) for question in QUESTIONS]


def test_batches_give_the_same(retriever: HumanifestRetriever) -> None:
    assert retriever.batch(QUESTIONS) == [retriever.invoke(question) for question in QUESTIONS]


def test_it_stands_in_anybodys_chain(retriever: HumanifestRetriever) -> None:
    def pages(found: list[Document]) -> str:
        return ", ".join(str(page) for document in found for page in document.metadata["pages"])

    chain = RunnableLambda(str.strip) | retriever | RunnableLambda(pages)
    expected = pages(retriever.invoke(QUESTION))
    assert expected
    assert chain.invoke(f"  {QUESTION} ") == expected
    assert asyncio.run(chain.ainvoke(f"  {QUESTION} ")) == expected
    prompt = {"contexte": retriever | RunnableLambda(len), "question": RunnablePassthrough()} | RunnableLambda(dict)
    assert prompt.invoke(QUESTION) == {"contexte": 5, "question": QUESTION}


@pytest.mark.parametrize("k", [1, 10, 100])
def test_k_says_how_many(assistant: Assistant, k: int) -> None:
    found = HumanifestRetriever(index=assistant.index, k=k).invoke(QUESTION)
    assert len(found) == min(k, len(assistant.index.passages))


def test_ten_unless_told(assistant: Assistant) -> None:
    assert len(HumanifestRetriever(index=assistant.index).invoke(QUESTION)) == 10


@pytest.mark.parametrize("k", [0, -1, 101, "beaucoup"])
def test_a_number_of_passages_that_makes_no_sense_is_refused(assistant: Assistant, k: object) -> None:
    with pytest.raises(ValidationError, match="k\n"):
        HumanifestRetriever(index=assistant.index, k=k)


def test_what_is_not_an_index_is_refused() -> None:
    with pytest.raises(ValidationError, match="index"):
        HumanifestRetriever(index="un dossier")


def test_it_is_a_public_name_of_the_room() -> None:
    assert room.HumanifestRetriever is HumanifestRetriever
    assert issubclass(HumanifestRetriever, BaseRetriever)
