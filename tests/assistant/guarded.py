"""What the guards say of a statement about sentences of the manifesto, named by how they begin."""

from __future__ import annotations

from assistant.citations import Library
from assistant.guards import check
from assistant.settings import load_settings
from corpus.load import load_corpus

LIBRARY = Library(load_corpus(load_settings().corpus_dir))


def guards(statement: str, *beginnings: str) -> set[str]:
    """The guards that stop a statement which cites the sentences beginning so."""
    cited = []
    for beginning in beginnings:
        found = [s.id for s in LIBRARY.sentences if s.text.replace("\u00a0", " ").startswith(beginning)]
        assert found, beginning
        cited.append(found[0])
    return {f.guard for f in check(statement, cited, LIBRARY)}
