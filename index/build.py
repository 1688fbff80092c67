"""Building an index: aside, checked, then switched in one step. Until the switch, the old one answers."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.serialise import corpus_to_json
from corpus.types import Corpus, EditorialQuestion
from index.asked import question_id
from index.canary import CANARY_VECTORS, CHROMA_FOLDER, check_in_child, choose_canaries, choose_lexical_canaries
from index.checks import refuse_stale, verify_files
from index.content import Content, Parameters, all_sentences, dense_text, make_content, save_content
from index.database import DATABASE
from index.embedding import Encoder
from index.errors import NBSP, BuildRefused, EncoderError, IndexRoomError
from index.layout import BUILDING, building_lock, current_folder, finished_folders, free_name, index_root, point_to
from index.manifest import (
    FORMAT,
    MANIFEST,
    Manifest,
    code_digest,
    index_digest,
    read_manifest,
    record_folder,
    write_manifest,
)
from index.store import KINDS, Kind, StoreLocation, drop, fill, vector_count, writing

Progress = Callable[[str, int, int], None]
ENCODING_BATCH = 256
# Finished indexes that are kept: the one in use, and the one before it for programs that still read it.
KEPT_INDEXES = 2
# Chroma writes to its database whenever it opens it: SQLite checks it instead of a digest.
_CHANGING = frozenset({MANIFEST, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal"})


def silent(step: str, done: int, total: int) -> None:
    """Report progress to nobody."""


def build_index(
    corpus: Corpus,
    data_dir: Path,
    encoder: Encoder,
    *,
    force: bool = False,
    progress: Progress | None = None,
    chroma_url: str = "",
    parameters: Parameters | None = None,
) -> Path:
    """Build the index of ``corpus`` under ``data_dir`` and puts it in use; returns its folder.

    An index in use that was made from the same things and is whole is kept, unless ``force``. ``progress`` is called
    with a French step and how much of it is done. Raises ``BuildRefused`` when another build runs or the folder cannot
    be written, ``EncoderError`` for unusable vectors, ``DamagedIndex`` when the new index does not answer right.
    """
    parameters = parameters or Parameters()
    report = progress or silent
    _refuse_unusable(corpus)
    with building_lock(data_dir):
        _sweep(data_dir)
        draft = _draft_manifest(corpus, encoder, parameters, chroma_url)
        if not force and (kept := _still_good(data_dir, draft, encoder)) is not None:
            return kept
        manifest = replace(draft, name=free_name(data_dir, draft.digest))
        aside = index_root(data_dir) / f"{BUILDING}{manifest.name}"
        try:
            aside.mkdir()
            _fill(aside, manifest, corpus, encoder, parameters, report)
            return _switch(data_dir, aside, manifest, report)
        except OSError as error:
            raise BuildRefused(
                f"L’index ne peut pas être écrit dans {data_dir} ({error.strerror or error}){NBSP}: libérez "
                "de la place ou donnez le droit d’écrire, puis relancez."
            ) from error
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def _refuse_unusable(corpus: Corpus) -> None:
    sentences = all_sentences(corpus)
    repeated = [identifier for identifier, n in Counter(sentence.id for sentence in sentences).items() if n > 1]
    if repeated:
        raise BuildRefused(
            f"Deux phrases des documents portent le même identifiant ({repeated[0]}){NBSP}: signalez-le."
        )
    if not sentences:
        raise BuildRefused(
            f"Il n’y a aucun texte à indexer{NBSP}: ajoutez un document avec «{NBSP}humanifest corpus add{NBSP}»."
        )


def _sweep(data_dir: Path) -> None:
    """Remove what killed builds left: whoever holds the lock is the only one building."""
    for path in index_root(data_dir).glob(f"{BUILDING}*"):
        shutil.rmtree(path, ignore_errors=True)


def _draft_manifest(corpus: Corpus, encoder: Encoder, parameters: Parameters, chroma_url: str) -> Manifest:
    corpus_sha256 = sha256(corpus_to_json(corpus).encode()).hexdigest()
    code = code_digest()
    inputs = {
        "format": FORMAT,
        "corpus": corpus.version,
        "corpus_sha256": corpus_sha256,
        "code": code,
        "encoder": encoder.digest,
        "dimension": encoder.dimension,
        "parameters": parameters.as_dict(),
        "chroma_url": chroma_url,
    }
    digest = index_digest(inputs)
    return Manifest(
        format=FORMAT,
        digest=digest,
        name=digest,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        corpus_version=corpus.version,
        corpus_sha256=corpus_sha256,
        code_sha256=code,
        encoder_name=encoder.name,
        encoder_digest=encoder.digest,
        dimension=encoder.dimension,
        parameters=parameters.as_dict(),
        counts={},
        chroma_url=chroma_url,
        chroma_version=version("chromadb"),
        canary_ids=(),
        lexical_canaries=(),
        files={},
    )


def _still_good(data_dir: Path, draft: Manifest, encoder: Encoder) -> Path | None:
    """Return the folder in use when it was made from the same things and is whole."""
    try:
        folder = current_folder(data_dir)
        manifest = read_manifest(folder)
        refuse_stale(manifest, draft.corpus_version, encoder, draft.chroma_url)
        verify_files(folder, manifest)
    except IndexRoomError:
        return None
    return folder if manifest.digest == draft.digest else None


def _fill(
    aside: Path, manifest: Manifest, corpus: Corpus, encoder: Encoder, parameters: Parameters, report: Progress
) -> None:
    """Write every file of the index into ``aside``, has it checked, and seals it with its manifest."""
    report("Découpage et analyse des documents", 0, 1)
    content = make_content(corpus, parameters)
    sentences = all_sentences(corpus)
    report("Découpage et analyse des documents", 1, 1)
    vectors = _vectors(encoder, content, report)
    save_content(content, vectors["sentences"], aside)
    rows = choose_canaries(vectors["passages"])
    np.save(aside / CANARY_VECTORS, vectors["passages"][rows], allow_pickle=False)
    location = StoreLocation(aside / CHROMA_FOLDER, manifest.name, manifest.chroma_url)
    stored = _store_vectors(location, content, vectors, report)
    manifest = replace(
        manifest,
        counts={
            "documents": len(corpus.documents),
            "passages": len(content.passages),
            "sentences": len(sentences),
            "questions": len(corpus.questions),
            "silent": len(corpus.silent),
            **{vector_count(kind): count for kind, count in stored.items()},
        },
        canary_ids=tuple(content.passages[row].id for row in rows),
        lexical_canaries=choose_lexical_canaries(content, parameters.lexical),
    )
    write_manifest(manifest, aside)
    report("Contrôle de l’index", 0, 1)
    check_in_child(aside)
    write_manifest(replace(manifest, files=record_folder(aside, _CHANGING)), aside)
    report("Contrôle de l’index", 1, 1)


def _vectors(encoder: Encoder, content: Content, report: Progress) -> dict[Kind, NDArray[np.float32]]:
    """Every vector of the index by kind, float32 (n, d); questions are encoded as queries, since queries meet them."""
    passages = [dense_text(passage) for passage in content.passages]
    sentences = [sentence.text for sentence in all_sentences(content.corpus)]
    questions, silent = (
        [question.text for question in known] for known in (content.corpus.questions, content.corpus.silent)
    )
    return {
        "passages": _encode(encoder, encoder.encode_passages, passages, "Calcul des vecteurs des passages", report),
        "sentences": _encode(encoder, encoder.encode_passages, sentences, "Calcul des vecteurs des phrases", report),
        "questions": _encode(encoder, encoder.encode_queries, questions, "Calcul des vecteurs des questions", report),
        "silent": _encode(encoder, encoder.encode_queries, silent, "Calcul des vecteurs des questions", report),
    }


def _encode(
    encoder: Encoder, encode: Callable[[Sequence[str]], object], texts: Sequence[str], step: str, report: Progress
) -> NDArray[np.float32]:
    """Vectors of ``texts``, float32 (n, d), checked: an encoder that gives anything else would spoil every ranking."""
    parts: list[NDArray[np.float32]] = [np.zeros((0, encoder.dimension), np.float32)]
    for low in range(0, len(texts), ENCODING_BATCH):
        batch = texts[low : low + ENCODING_BATCH]
        part = np.asarray(encode(batch), dtype=np.float32)
        if part.shape != (len(batch), encoder.dimension) or not np.all(np.isfinite(part)):
            raise EncoderError(
                f"L’encodeur {encoder.name} a rendu des vecteurs inutilisables{NBSP}: vérifiez HUMANIFEST_EMBEDDING."
            )
        parts.append(part)
        report(step, min(low + ENCODING_BATCH, len(texts)), len(texts))
    return np.concatenate(parts)


def _store_vectors(
    location: StoreLocation, content: Content, vectors: Mapping[Kind, NDArray[np.float32]], report: Progress
) -> dict[Kind, int]:
    """Fill every collection; return how many vectors went into each."""
    rows: dict[Kind, list[tuple[str, dict[str, str | int]]]] = {
        "passages": [(passage.id, _metadata(passage.source_id, passage.proposition)) for passage in content.passages],
        "sentences": list(_sentence_rows(content.corpus)),
        "questions": _question_rows(content.corpus.questions),
        "silent": _question_rows(content.corpus.silent),
    }

    def progress(done: int, total: int) -> None:
        report("Écriture des vecteurs", done, total)

    with writing(location) as engine:
        return {
            kind: fill(
                engine,
                location.collection(kind),
                [identifier for identifier, _ in rows[kind]],
                vectors[kind],
                [metadata for _, metadata in rows[kind]],
                progress,
            )
            for kind in KINDS
        }


def _question_rows(questions: Sequence[EditorialQuestion]) -> list[tuple[str, dict[str, str | int]]]:
    return [(question_id(row), _metadata(question.source_id, None)) for row, question in enumerate(questions)]


def _sentence_rows(corpus: Corpus) -> Iterator[tuple[str, dict[str, str | int]]]:
    for document in corpus.documents:
        propositions = {section.id: section.proposition for section in document.sections}
        for sentence in document.sentences:
            yield sentence.id, _metadata(document.source.id, propositions[sentence.section_id])


def _metadata(source_id: str, proposition: int | None) -> dict[str, str | int]:
    return {"source_id": source_id} if proposition is None else {"source_id": source_id, "proposition": proposition}


def _switch(data_dir: Path, aside: Path, manifest: Manifest, report: Progress) -> Path:
    """Give the finished folder its name, points to it, and only then removes indexes older than the one before."""
    final = index_root(data_dir) / manifest.name
    aside.replace(final)
    point_to(data_dir, manifest.name)
    report("Mise en service", 1, 1)
    older = [folder for folder in finished_folders(data_dir) if folder.name != manifest.name]
    _prune(older[KEPT_INDEXES - 1 :], manifest)
    return final.resolve()


def _prune(folders: Sequence[Path], manifest: Manifest) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    if manifest.chroma_url and folders:
        with writing(StoreLocation(Path(), manifest.name, manifest.chroma_url)) as engine:
            for folder in folders:
                old = StoreLocation(Path(), folder.name, manifest.chroma_url)
                for kind in KINDS:
                    drop(engine, old.collection(kind))
