"""What the catalogue files hold: entries, their validation, and the SHA-256 each file had when it was registered."""

from __future__ import annotations

import datetime
import hashlib
import tomllib
from dataclasses import asdict
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from corpus.errors import ChangedFile, CorpusError, UnknownDocument, UnreadableFile
from corpus.types import Source

SHIPPED = "catalogue.toml"
LOCAL = "catalogue.local.toml"
ADDED = "added"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def safe_name(name: str) -> str:
    """Give ``name`` when it stays inside the folder of documents.

    Raises:
        ValueError: absolute path, drive letter, ``..``, backslash or control character.
    """
    parts = PurePosixPath(name).parts
    unsafe = PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or ".." in parts or "\\" in name
    if unsafe or not name.isprintable():
        raise ValueError(f"le chemin « {name} » sort du dossier des documents")
    return name


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else str(value) if isinstance(value, int) else value


_FileName = Annotated[str, AfterValidator(safe_name)]


class _Entry(BaseModel):
    """One ``[[source]]`` table, as written by hand or by ``corpus.catalogue.add``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=SLUG, max_length=80)
    title: str = Field(min_length=1)
    publisher: str = ""
    author: str = ""
    published: Annotated[str, BeforeValidator(_iso)] = ""
    kind: str = Field(default="document", pattern="^(manifesto|press|document)$")
    file: _FileName = Field(min_length=1)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    url: str = ""
    rights: str = ""
    raw: _FileName = ""
    raw_sha256: str = Field(default="", pattern="^([0-9a-f]{64})?$")


def read_catalogue(folder: Path) -> tuple[Source, ...]:
    """Give every registered source: the shipped ones first, then the members' own, each in file order.

    Raises:
        CorpusError: no catalogue, an entry that is wrong, or an id or file registered twice.
    """
    sources = (*read_entries(folder / SHIPPED), *local_sources(folder))
    for field in ("id", "file"):
        values = [getattr(source, field) for source in sources]
        twice = next((value for value in values if values.count(value) > 1), None)
        if twice is not None:
            raise CorpusError(
                f"Le catalogue inscrit deux fois « {twice} » : supprimez l’une des entrées dans {SHIPPED} ou {LOCAL}."
            )
    return sources


def local_sources(folder: Path) -> tuple[Source, ...]:
    """Give the sources that members added; none when there is no local catalogue."""
    return read_entries(folder / LOCAL) if (folder / LOCAL).exists() else ()


def find(folder: Path, source_id: str) -> Source:
    """Give the source of that id.

    Raises:
        UnknownDocument: no such id; the message lists those there are.
    """
    sources = read_catalogue(folder)
    for source in sources:
        if source.id == source_id:
            return source
    known = ", ".join(source.id for source in sources) or "aucun"
    raise UnknownDocument(f"Aucun document ne porte l’identifiant « {source_id} ». Identifiants connus : {known}.")


def verify(folder: Path, source: Source) -> bytes:
    """Give the bytes of a source's file, once their SHA-256 has been compared with the catalogue.

    Raises:
        UnreadableFile: the file is missing, or leads out of the folder.
        ChangedFile: its bytes are not the registered ones.
    """
    path = folder / source.file
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise UnreadableFile(
                f"Le fichier {source.file} mène hors du dossier des documents : remplacez le lien par le fichier."
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"Le fichier {source.file} du document « {source.title} » est introuvable ou illisible : "
            f"remettez-le dans {folder}, ou retirez le document (humanifest corpus remove {source.id})."
        ) from error
    found = fingerprint(data)
    if found != source.sha256:
        raise ChangedFile(_changed(source, found))
    return data


def fingerprint(data: bytes) -> str:
    """Give the SHA-256 of ``data``, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _changed(source: Source, found: str) -> str:
    start = f"Le fichier {source.file} a changé depuis son inscription au catalogue"
    if source.file.startswith(f"{ADDED}/"):
        return f"{start} : retirez le document (humanifest corpus remove {source.id}) puis ajoutez-le de nouveau."
    return (
        f"{start} : rétablissez-le (git checkout -- {source.file}) ou, si le changement est voulu, "
        f'inscrivez sha256 = "{found}" dans {SHIPPED}.'
    )


def read_entries(path: Path) -> tuple[Source, ...]:
    """Give the entries of one catalogue file.

    Raises:
        CorpusError: the file is missing, is no TOML, or an entry lacks a field or has a wrong one.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"Le catalogue {path} est introuvable ou illisible : vérifiez le dossier.") from error
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(
            f"Le catalogue {path.name} n’est pas du TOML valide ({error}) : corrigez cette ligne."
        ) from error
    entries = tables.get("source", [])
    if set(tables) - {"source"} or not isinstance(entries, list):
        raise CorpusError(f"Le catalogue {path.name} ne doit contenir que des tables [[source]] : corrigez-le.")
    return tuple(_source(path, number, entry) for number, entry in enumerate(entries, start=1))


def _source(path: Path, number: int, entry: object) -> Source:
    try:
        return Source(**_Entry.model_validate(entry).model_dump())
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, item['loc']))} : {item['msg']}" for item in error.errors())
        raise CorpusError(f"L’entrée {number} de {path.name} est à corriger ({wrong}).") from error


def as_table(source: Source) -> dict[str, str]:
    """Turn a source into a TOML table, without its empty fields."""
    return {name: value for name, value in asdict(source).items() if value}
