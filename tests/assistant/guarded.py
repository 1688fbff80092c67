"""What the guards say of a statement about sentences of the manifesto, named by how they begin."""

from __future__ import annotations

from assistant.guards import check
from assistant.library.citations import Library
from assistant.settings import load_settings
from corpus.load import load_corpus

LIBRARY = Library(load_corpus(load_settings().corpus_dir))


def cited(*beginnings: str) -> list[str]:
    """The ids of the sentences that begin so."""
    ids = []
    for beginning in beginnings:
        found = [s.id for s in LIBRARY.sentences if s.text.replace("\u00a0", " ").startswith(beginning)]
        assert found, beginning
        ids.append(found[0])
    return ids


def guards(statement: str, *beginnings: str) -> set[str]:
    """The guards that stop a statement which cites the sentences beginning so."""
    return {f.guard for f in check(statement, cited(*beginnings), LIBRARY)}
