"""A hand-built corpus of one proposition and an answer over it, for rendering; the real index, for the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.maintenance import build
from assistant.settings import load_settings
from assistant.types import Answer, Citation, Statement
from corpus.types import (
    BlockKind,
    Corpus,
    Document,
    Footnote,
    Proposition,
    Section,
    Sentence,
    Source,
    Voice,
)

BLOCKS = (
    (BlockKind.HEADING, Voice.OBSERVATION, ("Encourager un management centré sur l’humain",)),
    (BlockKind.CALLOUT, Voice.SURVEY, ("75 % des salariés qui quittent leur poste quittent leur chef.",)),
    (BlockKind.PARAGRAPH, Voice.OBSERVATION, ("Le management compte.", "Il s’apprend.")),
    (BlockKind.ITEM, Voice.PROPOSAL, ("Former les cadres",)),
    (BlockKind.ITEM, Voice.PROPOSAL, ("Donner du temps",)),
    (BlockKind.QUOTE, Voice.QUOTED, ("Le chef doit écouter.",)),
)
NOTE = Footnote(number=8, text="Etude Gallup 2023.", page=5)


def build_corpus() -> Corpus:
    """One document, one section, the blocks above; sentences of a block are parted by one space."""
    text, sentences = "", []
    for ordinal, (kind, voice, parts) in enumerate(BLOCKS):
        text += "\n\n" if text else ""
        for position, part in enumerate(parts):
            text += " " if position else ""
            notes = (8,) if voice is Voice.SURVEY else ()
            identity = f"s{ordinal}-{position}"
            sentences.append(
                Sentence(identity, len(text), len(text) + len(part), part, kind, voice, "p4", ordinal, 5, None, notes)
            )
            text += part
    source = Source("manifeste", "Humanifest, chapitre 2", "Nexem", "Nexem", "2024", "manifesto", "m.md", "0" * 64)
    path = ("Promouvoir un management systémique", "Encourager un management centré sur l’humain")
    section = Section("p4", path, 0, len(text), page=5, axis=2, proposition=4)
    proposition = Proposition(4, path[1], 2, path[0], "manifeste", ("p4",), "s0-0", (5,))
    return Corpus(
        (Document(source, text, (section,), tuple(sentences), (NOTE,)),), (proposition,), (), (), "0123456789ab"
    )


def cite(corpus: Corpus, sentence_id: str, n: int, speaker: str | None = None) -> Citation:
    """The citation numbered ``n`` of one sentence of the hand-built corpus."""
    document = corpus.documents[0]
    found = next(s for s in document.sentences if s.id == sentence_id)
    notes = (NOTE,) if found.footnotes else ()
    section = " › ".join(document.sections[0].path)
    return Citation(
        n, "manifeste", document.source.title, found.id, found.text, found.start, found.end, 4, section, 5, found.voice,
        speaker, notes,
    )  # fmt: skip


def build_answer(corpus: Corpus) -> Answer:
    """An answer of two statements, one of them an item of a list."""
    first, second = cite(corpus, "s1-0", 1), cite(corpus, "s3-0", 2)
    text = f"Proposition 4 :\n\n« {first.quote} » [1]\n\n- « {second.quote} » [2]"
    return Answer(
        question="Quelle part des salariés part à cause de son chef ?",
        resolved_question="Quelle part des salariés part à cause de son chef ?",
        status="answered",
        mode="extractive",
        text=text,
        statements=(Statement(first.quote, (1,), "verbatim"), Statement(second.quote, (2,), "verbatim")),
        citations=(first, second),
        hits=(),
        suggestions=("Que dit la proposition 4 ?",),
        notice=None,
        corpus_version=corpus.version,
        settings_digest="0" * 12,
        elapsed_ms=1.0,
    )


@pytest.fixture
def corpus() -> Corpus:
    """The hand-built corpus."""
    return build_corpus()


@pytest.fixture
def answer(corpus: Corpus) -> Answer:
    """The hand-built answer."""
    return build_answer(corpus)


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the real index in it."""
    folder = tmp_path_factory.mktemp("humanifest")
    build(load_settings(data_dir=folder))
    return folder
