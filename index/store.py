"""Vectors in Chroma: the only file that imports it, and where its exceptions become ours.

Our own vectors are always passed (the default embedding function would download a model); the text stays in our own
files. The embedded database is written through Chroma's client, and read through its Rust engine, the one that the
client itself calls: importing the client takes 0.7 s, the engine 0.02 s. Both routes give the same answers (tested);
should a later Chroma change its engine, the client is used for reading too.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from index.database import DATABASE, refuse_locked
from index.errors import NBSP, DamagedIndex, IndexRoomError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

Kind = Literal["passages", "sentences", "questions", "silent"]
KINDS: tuple[Kind, ...] = ("passages", "sentences", "questions", "silent")


def vector_count(kind: Kind) -> str:
    """The name under which the manifest counts the vectors of one kind."""
    return f"{kind.removesuffix('s')}_vectors"


# Chroma’s own values miss 6 % of the hundred nearest of 5,000 questions, these one in a thousand of 13,000; wider
# graphs take twice the time to build (``eval retrieval --part chroma``).
_GRAPH = {"ef_construction": 120, "ef_search": 300, "max_neighbors": 24}
# The largest batch that Chroma takes (SQLite's limit on variables).
BATCH = 5_461
# A server that says nothing on opening is given up after this; a request to a live one, after twelve times it.
SERVER_SECONDS = 5.0
_TENANT, _NAMESPACE = "default_tenant", "default_database"
# Graphs kept in memory by the engine; two collections are read.
_CACHED_GRAPHS = 16


@dataclass(frozen=True, slots=True)
class StoreLocation:
    """``folder`` is the embedded database; ``url``, a server used instead; ``name`` tells builds apart."""

    folder: Path
    name: str
    url: str = ""

    def collection(self, kind: Kind) -> str:
        """Name of the collection of one kind in this build."""
        return f"humanifest-{kind}-{self.name}"


class Engine(Protocol):
    """What reading needs of Chroma, by collection name."""

    def count(self, name: str) -> int:
        """Count the vectors."""

    def query(self, name: str, vector: NDArray[np.float32], n: int) -> tuple[Sequence[str], Sequence[float]]:
        """Find ids with their cosine distances, nearest first."""

    def close(self) -> None:
        """Release the files."""


class VectorStore:
    """The collections of one build of the index, for reading."""

    def __init__(self, engine: Engine, location: StoreLocation) -> None:
        self.engine = engine
        self._location = location
        self._counts: dict[Kind, int] = {}

    def count(self, kind: Kind) -> int:
        """How many vectors the collection holds, asked once."""
        if kind not in self._counts:
            with _translated():
                self._counts[kind] = self.engine.count(self._location.collection(kind))
        return self._counts[kind]

    def nearest(self, kind: Kind, vector: NDArray[np.float32], n: int) -> list[tuple[str, float]]:
        """Find the ``n`` nearest ids of a unit vector, shape (d,), with their cosine; best first, ties by id."""
        n = min(n, self.count(kind))
        if n <= 0 or not np.any(vector):
            return []
        with _translated():
            ids, distances = self.engine.query(self._location.collection(kind), vector, n)
            pairs = [(identifier, 1.0 - float(distance)) for identifier, distance in zip(ids, distances, strict=True)]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def close(self) -> None:
        """Release the database files."""
        with _translated():
            self.engine.close()


class RustEngine:
    """Chroma's embedded engine, without its Python client."""

    def __init__(self, folder: Path) -> None:
        import chromadb_rust_bindings as rust  # type: ignore[import-untyped]

        path = str(folder.resolve())
        database = rust.SqliteDBConfig(
            hash_type=rust.MigrationHash.MD5, migration_mode=rust.MigrationMode.Apply, url=f"{path}/{DATABASE}"
        )
        self._bindings: Any = rust.Bindings(
            allow_reset=False, sqlite_db_config=database, persist_path=path, hnsw_cache_size=_CACHED_GRAPHS
        )
        self._ids: dict[str, str] = {}

    def count(self, name: str) -> int:
        """Count the vectors of a collection."""
        return int(self._bindings.count(self._id(name), _TENANT, _NAMESPACE))

    def query(self, name: str, vector: NDArray[np.float32], n: int) -> tuple[Sequence[str], Sequence[float]]:
        """Find ids with their cosine distances, nearest first."""
        found = self._bindings.query(self._id(name), None, [vector], n, None, None, ["distances"], _TENANT, _NAMESPACE)
        return found.ids[0], found.distances[0]

    def close(self) -> None:
        """Release the database files."""
        self._bindings = None

    def _id(self, name: str) -> str:
        if name not in self._ids:
            self._ids[name] = str(self._bindings.get_collection(name, _TENANT, _NAMESPACE).id)
        return self._ids[name]


class ClientEngine:
    """Chroma's Python client: for a server, and for writing."""

    def __init__(self, client: ClientAPI) -> None:
        self.client = client

    def count(self, name: str) -> int:
        """Count the vectors of a collection."""
        return self.client.get_collection(name, embedding_function=None).count()

    def query(self, name: str, vector: NDArray[np.float32], n: int) -> tuple[Sequence[str], Sequence[float]]:
        """Find ids with their cosine distances, nearest first."""
        collection = self.client.get_collection(name, embedding_function=None)
        found = collection.query(query_embeddings=vector[np.newaxis], n_results=n, include=["distances"])
        return found["ids"][0], (found["distances"] or [[]])[0]

    def close(self) -> None:
        """Release the database files."""
        self.client.close()  # type: ignore[attr-defined]


def open_store(location: StoreLocation) -> VectorStore:
    """Open for reading the embedded database of ``location``, or connect to its server.

    Raises ``DamagedIndex`` when the database cannot be used, ``IndexRoomError`` when it is held by another program or
    the server does not answer.
    """
    if location.url:
        return VectorStore(ClientEngine(_client(location)), location)
    refuse_locked(location.folder / DATABASE)
    with _translated():
        try:
            return VectorStore(RustEngine(location.folder), location)
        except (ImportError, AttributeError, TypeError):
            return VectorStore(ClientEngine(_client(location)), location)


@contextmanager
def writing(location: StoreLocation) -> Iterator[ClientEngine]:
    """Open a client that may write; its files are complete and released when the block ends."""
    with _translated():
        engine = ClientEngine(_client(location))
    try:
        yield engine
    finally:
        with _translated():
            engine.close()


def fill(
    engine: ClientEngine,
    name: str,
    ids: Sequence[str],
    vectors: NDArray[np.float32],
    metadatas: Sequence[Mapping[str, str | int]],
    progress: Callable[[int, int], None],
) -> int:
    """Fill a new collection with unit vectors, shape (n, d); return how many went in: a zero row has no direction."""
    kept = np.flatnonzero(np.any(vectors, axis=1))
    with _translated():
        drop(engine, name)
        # A low threshold writes the graph to its files at once; by default the last 1,000 vectors stay in a queue.
        hnsw: Any = {"space": "cosine", "sync_threshold": 2, "batch_size": 2, **_GRAPH}
        collection = engine.client.create_collection(name, embedding_function=None, configuration={"hnsw": hnsw})
        for low in range(0, len(kept), BATCH):
            rows = kept[low : low + BATCH]
            collection.add(
                ids=[ids[row] for row in rows],
                embeddings=vectors[rows],
                metadatas=[dict(metadatas[row]) for row in rows],
            )
            progress(min(low + BATCH, len(kept)), len(kept))
    return len(kept)


def drop(engine: ClientEngine, name: str) -> None:
    """Remove a collection, if it is there."""
    with _translated():
        if any(known.name == name for known in engine.client.list_collections()):
            engine.client.delete_collection(name)


def _client(location: StoreLocation) -> ClientAPI:
    chromadb, settings = _import_chromadb()
    if not location.url:
        client: ClientAPI = chromadb.PersistentClient(str(location.folder.resolve()), settings=settings)
        return client
    import httpx

    parts = urlsplit(location.url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 8000)
    except ValueError:
        port = 0
    if parts.scheme not in ("http", "https") or not parts.hostname or not port:
        raise IndexRoomError(
            f"L’adresse {location.url} n’est pas valable{NBSP}: HUMANIFEST_CHROMA_URL s’écrit http://hôte:port."
        )
    try:
        with _translated():
            httpx.get(f"{location.url.rstrip('/')}/api/v2/heartbeat", timeout=SERVER_SECONDS).raise_for_status()
            client = chromadb.HttpClient(host=parts.hostname, port=port, ssl=parts.scheme == "https", settings=settings)
            # The client waits for ever, and has no setting for it.
            session = getattr(getattr(client, "_server", None), "_session", None)
            if isinstance(session, httpx.Client):
                session.timeout = httpx.Timeout(SERVER_SECONDS * 12)
    except DamagedIndex as error:
        raise IndexRoomError(
            f"Le serveur Chroma {location.url} ne répond pas{NBSP}: démarrez-le, ou videz HUMANIFEST_CHROMA_URL pour "
            "l’index local."
        ) from error
    return client


def _import_chromadb() -> tuple[Any, Any]:
    """Import the client, with settings that send nothing. Collecting garbage meanwhile would only cost 0.1 s."""
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
    if isinstance(error, (ValueError, TypeError, KeyError, AttributeError, RuntimeError, OSError, sqlite3.Error)):
        return True
    return type(error).__name__ == "PanicException" or type(error).__module__.split(".")[0] in ("chromadb", "httpx")
