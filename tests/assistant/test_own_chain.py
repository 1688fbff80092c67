"""The example of the README: the assistant and its retriever in somebody's own LangChain chain."""

from __future__ import annotations

from collections.abc import Callable

from langchain_core.documents import Document
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnablePassthrough

from assistant import Assistant, HumanifestRetriever
from assistant.chain import Request
from assistant.llm.models import load_model
from tests.assistant.llm_server import Reply, ScriptedServer
from tests.assistant.test_llm_answers import BOSS, CHIEF, truthful


def test_the_verified_answer_is_one_step_of_a_chain(
    writing: Callable[..., Assistant], model_server: ScriptedServer, assistant: Assistant
) -> None:
    model_server.script = truthful
    for made, mode in ((assistant, "extractive"), (writing(), "llm")):
        quotes = made.as_runnable() | RunnableLambda(lambda answer: (answer.mode, [c.quote for c in answer.citations]))
        for asked in (CHIEF, Request(CHIEF)):
            found = quotes.invoke(asked)
            assert found[0] == mode
            assert any(BOSS in quote for quote in found[1])


def test_the_retriever_feeds_a_chain_of_ones_own(
    writing: Callable[..., Assistant], model_server: ScriptedServer
) -> None:
    model_server.script = lambda asked: Reply("Vu." if BOSS in str(asked.messages[-1]["content"]) else "Rien vu.")

    def passages(found: list[Document]) -> str:
        return "\n\n".join(d.page_content for d in found)

    assistant = writing()
    retriever = HumanifestRetriever(index=assistant.index, k=5)
    prompt = ChatPromptTemplate.from_template("Réponds d’après ces passages.\n\n{passages}\n\nQuestion : {question}")
    chain = (
        {"passages": retriever | passages, "question": RunnablePassthrough()}
        | prompt
        | load_model(assistant.settings)
        | StrOutputParser()
    )
    assert chain.invoke(CHIEF) == "Vu."
