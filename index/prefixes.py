"""What an encoder was trained to see before a query and before a passage.

What a model declares comes first (``prompts`` of ``config_sentence_transformers.json``); then its family, known by its
name, by the name it was saved under, or by the model that its card says it was made from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Prefixes:
    """Put before the text, as it stands: its last space or colon belongs to it."""

    query: str = ""
    passage: str = ""


_TASK = "Given a web search query, retrieve relevant passages that answer the query"
_SEARCH_EN = "Represent this sentence for searching relevant passages: "
FAMILIES: tuple[tuple[str, Prefixes], ...] = (
    (r"e5-.*instruct|gte-qwen.*instruct", Prefixes(f"Instruct: {_TASK}\nQuery: ")),
    (r"(^|[-/_])e5[-_]", Prefixes("query: ", "passage: ")),
    (r"bge-(small|base|large)-en", Prefixes(_SEARCH_EN)),
    (r"bge-(small|base|large)-zh", Prefixes("为这个句子生成表示以用于检索相关文章：")),
    (r"bge-multilingual-gemma2|bge-en-icl", Prefixes(f"<instruct>{_TASK}.\n<query>")),
    (r"bge-m3|(^|[-/_])gte-", Prefixes()),
    (r"arctic-embed.*v2", Prefixes("query: ")),
    (r"arctic-embed", Prefixes(_SEARCH_EN)),
)
"""By the name of the model, first match; from the models' own cards. A family that wants none is named all the same:
what stands further in the list of names must not decide for it."""

# Names that cards give to what is put before a query and before a passage, the first one declared.
_QUERY_ROLES = ("query", "web_search_query", "search_query", "Retrieval-query", "s2p_query")
_PASSAGE_ROLES = ("document", "passage", "corpus", "search_document", "Retrieval-document")
_BASE_MODEL = re.compile(r"^base_model:[ \t]*(?:\n[ \t]*-[ \t]*)?[\"']?([\w./-]+)", re.MULTILINE)
_CACHE_FOLDER = "models--"  # how the hub's cache names the folder of a model


def prefixes_for(name: str) -> Prefixes:
    """Return the prefixes of the family that ``name`` belongs to; none for an unknown family."""
    return _family(name) or Prefixes()


def prefixes_of(name: str, folder: Path, declared: Mapping[str, str]) -> Prefixes:
    """Return the prefixes of the model in ``folder``; ``declared`` is what it says itself, by role.

    A model whose declarations are all empty has declared nothing: the library writes them so for every model.
    """
    query = next((declared[role] for role in _QUERY_ROLES if declared.get(role)), "")
    passage = next((declared[role] for role in _PASSAGE_ROLES if declared.get(role)), "")
    if query or passage:
        return Prefixes(query, passage)
    families = (_family(known) for known in _names(name, folder))
    return next((family for family in families if family is not None), Prefixes())


def read_json(path: Path) -> Mapping[str, Any]:
    """Return the object that ``path`` holds, empty when there is none: whoever loads the model says what is wrong."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _family(name: str) -> Prefixes | None:
    return next((prefixes for pattern, prefixes in FAMILIES if re.search(pattern, name.lower())), None)


def _names(name: str, folder: Path) -> Iterator[str]:
    """The names of the model, the surest first."""
    yield name
    cached = (parent.name for parent in folder.parents if parent.name.startswith(_CACHE_FOLDER))
    yield from (part.removeprefix(_CACHE_FOLDER).replace("--", "/") for part in cached)
    yield str(read_json(folder / "config.json").get("_name_or_path", ""))
    try:
        card = (folder / "README.md").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    if card.startswith("---") and (base := _BASE_MODEL.search(card.split("\n---", 1)[0])):
        yield base[1]
