"""What is sent to a model: the rules, then the documents as data between fences, then the question."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from assistant.library.citations import Library
from assistant.llm.material import Material, as_read
from assistant.llm.prompt import ANSWER, filled, load_prompt
from assistant.understanding.question import Question

LONGEST_REPEATED = 4_000  # characters of a broken answer that are shown again to the model
_HISTORY = "Questions précédentes, de la plus ancienne à la dernière :\n{questions}\n\n"


def answer_messages(question: Question, history: Sequence[str], material: Material, library: Library) -> list[Any]:
    """The messages for one answer. A follow-up comes with the questions before it and as the program understood it."""
    prompt = load_prompt(ANSWER)
    fence = fence_of(material)
    earlier = history if question.follow_up else ()
    before = filled(_HISTORY, questions="\n".join(f"- {q}" for q in earlier)) if earlier else ""
    asked = f"{question.asked} (comprise ainsi : {question.resolved})" if question.follow_up else question.asked
    return messages_of(
        filled(prompt.system, fence=fence),
        filled(prompt.request, documents=as_read(material, library, fence), history=before, question=asked),
    )


def fence_of(material: Material) -> str:
    """The name of the tags around the documents: nobody who writes one can know it."""
    return f"documents-{hashlib.sha256(' '.join(material.codes).encode()).hexdigest()[:8]}"


def messages_of(system: str, request: str) -> list[Any]:
    """A system message and a request."""
    from langchain_core.messages import HumanMessage, SystemMessage

    return [SystemMessage(system), HumanMessage(request)]


def repaired(messages: list[Any], text: str, fault: str) -> list[Any]:
    """The same conversation, with the broken answer and what is wrong with it."""
    from langchain_core.messages import AIMessage, HumanMessage

    asked = filled(load_prompt(ANSWER).repair, fault=fault or "elle est vide")
    return [*messages, AIMessage(text[:LONGEST_REPEATED]), HumanMessage(asked)]
