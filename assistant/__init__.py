"""From a question to a verified, cited answer.

from assistant import Assistant
answer = Assistant.open().ask("Quelle part des salariés part à cause de son chef ?")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.retriever import HumanifestRetriever
    from assistant.service import Assistant

__all__ = ["Assistant", "HumanifestRetriever"]


def __getattr__(name: str) -> Any:
    """Load a public name on first use: importing a small module of the room must not import the whole of it."""
    if name == "Assistant":
        from assistant.service import Assistant

        return Assistant
    if name == "HumanifestRetriever":
        from assistant.retriever import HumanifestRetriever

        return HumanifestRetriever
    raise AttributeError(name)
