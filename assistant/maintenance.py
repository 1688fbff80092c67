"""The care of the index: build, check, describe. Each returns what to tell the person, in French."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.settings import Settings
from corpus.version import corpus_version
from index.embedding import load_encoder
from index.search import Index, open_index

Progress = Callable[[str, int, int], None]


def build(settings: Settings, *, force: bool = False, progress: Progress | None = None) -> str:
    """Build the index from the corpus, aside, and switch it in; nothing is done when it is up to date.

    Raises:
        CorpusError: a document cannot be read. IndexRoomError: the build was refused; the old index stays in service.
    """
    from corpus.load import load_corpus
    from index.build import build_index

    corpus = load_corpus(settings.corpus_dir)
    build_index(
        corpus, settings.data_dir, load_encoder(settings.embedding), force=force, progress=progress,
        chroma_url=settings.chroma_url,
    )  # fmt: skip
    opened = _open(settings)
    documents, passages = len(opened.corpus.documents), len(opened.passages)
    return f"Index à jour : {documents} documents, {passages} passages (corpus {corpus.version})."


def check(settings: Settings) -> str:
    """Open the index with all its checks.

    Raises:
        MissingIndex, StaleIndex, DamagedIndex: it cannot be trusted.
    """
    from index.checks import check_index

    check_index(
        settings.data_dir,
        expected_corpus_version=corpus_version(settings.corpus_dir),
        encoder=load_encoder(settings.embedding),
        chroma_url=settings.chroma_url,
    )
    opened = _open(settings)
    return f"L’index répond juste : {len(opened.passages)} passages vérifiés (corpus {opened.corpus.version})."


def status(settings: Settings) -> dict[str, Any]:
    """What the index in service was made from.

    Raises:
        MissingIndex, StaleIndex, DamagedIndex: see ``check``.
    """
    opened = _open(settings)
    return {
        "corpus_version": opened.corpus.version,
        "documents": [d.source.id for d in opened.corpus.documents],
        "passages": len(opened.passages),
        "sentences": sum(len(d.sentences) for d in opened.corpus.documents),
        "encoder": opened.manifest.encoder_name,
        "built": opened.manifest.created,
        "data_dir": str(settings.data_dir),
    }


def _open(settings: Settings) -> Index:
    return open_index(
        settings.data_dir,
        expected_corpus_version=corpus_version(settings.corpus_dir),
        encoder_setting=settings.embedding,
        chroma_url=settings.chroma_url,
    )
