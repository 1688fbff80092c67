"""Vectors in Chroma: the only file that imports it, and where its exceptions become ours.

Our own vectors are always passed (the default embedding function would download a model); the text stays in our own
files. Chroma's weaknesses shape this file: it hangs on a locked database (looked at before), it keeps one client per
path for ever (paths are real, folders are never reused), it answers wrongly or dies on damaged files (``index.checks``).
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from index.errors import NBSP, DamagedIndex, IndexRoomError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

Kind = Literal["passages", "sentences"]
KINDS: tuple[Kind, ...] = ("passages", "sentences")
DATABASE = "chroma.sqlite3"

# The largest batch that Chroma takes (SQLite's limit on variables).
BATCH = 5_461
LOCK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class StoreLocation:
    """``folder`` holds the embedded database; with ``url`` a Chroma server is used instead. ``name`` tells builds apart."""

    folder: Path
    name: str
    url: str = ""

    def collection(self, kind: Kind) -> str:
        return f"humanifest-{kind}-{self.name}"


class VectorStore:
    """The two collections of one build of the index."""

    def __init__(self, client: ClientAPI, location: StoreLocation) -> None:
        self._client = client
        self._location = location
        self._collections: dict[Kind, Collection] = {}
        self._counts: dict[Kind, int] = {}

    def create(
        self,
        kind: Kind,
        ids: Sequence[str],
        vectors: NDArray[np.float32],
        metadatas: Sequence[Mapping[str, str | int]],
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> int:
        """Fills a new collection with unit vectors, shape (n, d); returns how many went in: zero rows have no direction."""
        kept = np.flatnonzero(np.any(vectors, axis=1))
        with _translated():
            name = self._location.collection(kind)
            if any(known.name == name for known in self._client.list_collections()):
                self._client.delete_collection(name)
            # A low threshold writes the graph to its files at once; by default the last 1,000 vectors stay in a queue.
            collection = self._client.create_collection(
                name, embedding_function=None, configuration={"hnsw": {"space": "cosine", "sync_threshold": 2, "batch_size": 2}}
            )
            for low in range(0, len(kept), BATCH):
                rows = kept[low : low + BATCH]
                collection.add(
                    ids=[ids[row] for row in rows],
                    embeddings=vectors[rows],
                    metadatas=[dict(metadatas[row]) for row in rows],
                )
                progress(min(low + BATCH, len(kept)), len(kept))
            self._collections[kind], self._counts[kind] = collection, len(kept)
        return len(kept)

    def count(self, kind: Kind) -> int:
        """How many vectors the collection holds, asked once."""
        if kind not in self._counts:
            with _translated():
                self._counts[kind] = self._collection(kind).count()
        return self._counts[kind]

    def nearest(self, kind: Kind, vector: NDArray[np.float32], n: int) -> list[tuple[str, float]]:
        """The ``n`` nearest ids of a unit vector, shape (d,), with their cosine; best first, ties by id."""
        n = min(n, self.count(kind))
        if n <= 0 or not np.any(vector):
            return []
        with _translated():
            found = self._collection(kind).query(query_embeddings=vector[np.newaxis], n_results=n, include=["distances"])
        distances = found["distances"]
        if not found["ids"] or not distances:
            raise DamagedIndex("La base vectorielle a rendu une réponse incomplète")
        pairs = [(identifier, 1.0 - float(distance)) for identifier, distance in zip(found["ids"][0], distances[0], strict=True)]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def drop(self, name: str) -> None:
        """Removes the collections of another build, where they are still there."""
        other = StoreLocation(self._location.folder, name, self._location.url)
        wanted = {other.collection(kind) for kind in KINDS}
        with _translated():
            for collection in self._client.list_collections():
                if collection.name in wanted:
                    self._client.delete_collection(collection.name)

    def close(self) -> None:
        """Releases the database files."""
        with _translated():
            self._client.close()

    def _collection(self, kind: Kind) -> Collection:
        if kind not in self._collections:
            name = self._location.collection(kind)
            self._collections[kind] = self._client.get_collection(name, embedding_function=None)
        return self._collections[kind]


def open_store(location: StoreLocation) -> VectorStore:
    """Connects to the embedded database of ``location`` (created when its folder is empty) or to its server.

    Raises ``DamagedIndex`` when the database cannot be used, ``IndexRoomError`` when it is held by another program or
    the server does not answer.
    """
    if location.url:
        return VectorStore(_server_client(location.url), location)
    database = location.folder / DATABASE
    if database.exists():
        refuse_locked(database)
    with _translated():
        chromadb, settings = _import_chromadb()
        client = chromadb.PersistentClient(str(location.folder.resolve()), settings=settings)
    return VectorStore(client, location)


def refuse_locked(database: Path) -> None:
    """Raises when the database cannot be written now: Chroma writes on opening, and waits for minutes on a lock."""
    try:
        with closing(sqlite3.connect(database, timeout=LOCK_SECONDS, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if "readonly" in str(error) or "unable to open" in str(error):
            raise IndexRoomError(
                f"L’index est en lecture seule dans {database.parent.parent.parent}{NBSP}: donnez le droit d’écrire dans ce "
                "dossier, ou choisissez-en un autre avec HUMANIFEST_DATA_DIR."
            ) from error
        raise IndexRoomError(
            f"L’index est occupé par un autre programme{NBSP}: attendez qu’il ait fini, ou fermez-le, puis réessayez."
        ) from error
    except sqlite3.DatabaseError as error:
        raise DamagedIndex("La base vectorielle est endommagée") from error


def _server_client(url: str) -> ClientAPI:
    parts = urlsplit(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 8000)
    except ValueError:
        port = 0
    if parts.scheme not in ("http", "https") or not parts.hostname or not port:
        raise IndexRoomError(f"L’adresse {url} n’est pas valable{NBSP}: HUMANIFEST_CHROMA_URL s’écrit http://hôte:port.")
    chromadb, settings = _import_chromadb()
    try:
        with _translated():
            return chromadb.HttpClient(host=parts.hostname, port=port, ssl=parts.scheme == "https", settings=settings)
    except DamagedIndex as error:
        raise IndexRoomError(
            f"Le serveur Chroma {url} ne répond pas{NBSP}: démarrez-le, ou videz HUMANIFEST_CHROMA_URL pour l’index local."
        ) from error


def _import_chromadb():  # type: ignore[no-untyped-def]
    """chromadb and quiet settings. Collecting garbage while it is imported would only cost 0.1 s."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        import chromadb
        from chromadb.config import Settings
    finally:
        if collecting:
            gc.enable()
    return chromadb, Settings(anonymized_telemetry=False)


@contextmanager
def _translated() -> Iterator[None]:
    """Whatever Chroma raises becomes ``DamagedIndex``; a panic of its Rust part is no ``Exception``, only named so."""
    try:
        yield
    except BaseException as error:
        if isinstance(error, IndexRoomError) or not _is_chroma_failure(error):
            raise
        raise DamagedIndex("La base vectorielle ne peut pas être utilisée") from error


def _is_chroma_failure(error: BaseException) -> bool:
    if isinstance(error, (ValueError, TypeError, KeyError, RuntimeError, OSError, sqlite3.Error)):
        return True
    return type(error).__name__ == "PanicException" or type(error).__module__.split(".")[0] in ("chromadb", "httpx")
