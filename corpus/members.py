"""Adding a member's document to the catalogue, and removing it: either everything is done, or nothing changes."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date as calendar_date
from pathlib import Path, PurePath

import tomli_w

from corpus.assemble import assemble
from corpus.derive import derive
from corpus.entries import ADDED, LOCAL, as_table, find, fingerprint, local_sources, read_catalogue
from corpus.errors import CorpusError
from corpus.lock import locked
from corpus.normalise import slug
from corpus.readers.clean import normalise, squeeze
from corpus.readers.sandbox import read_capped, read_untrusted_bytes
from corpus.types import BlockKind, Parsed, Source

LOCK = ".catalogue.lock"
_FRENCH_DATE = re.compile(r"^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$")
_ISO_DATE = re.compile(r"^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$")
_LONGEST_FIELD = 300


def add(
    folder: Path,
    file: Path,
    *,
    title: str = "",
    author: str = "",
    date: str = "",
    url: str = "",
    publisher: str = "",
    rights: str = "",
) -> Source:
    """Register a copy of ``file``. What is not given comes from the file itself, the title from its name at worst.

    The file is read in the sandbox and its whole structure derived before anything is written.

    Raises:
        UnreadableFile: the file cannot be read; the message says why and what to do.
        CorpusError: already registered, a date or address that is none, or a folder that cannot be written.
    """
    data = read_capped(file)
    parsed = read_untrusted_bytes(data, file.suffix)
    source = describe(
        file.name, data, parsed, title=title, author=author, date=date, url=url, publisher=publisher, rights=rights
    )
    derive((assemble(source, parsed),), {})
    with locked(folder / LOCK), staged(folder, source, data):
        register(folder, source)
    return source


@contextmanager
def staged(folder: Path, source: Source, data: bytes) -> Iterator[None]:
    """Hold a copy of a new document in the folder, not yet in the catalogue; it goes away if the block fails.

    Raises:
        CorpusError: already registered, or a folder that cannot be written.
    """
    _refuse_known(read_catalogue(folder), source)
    target = folder / source.file
    try:
        target.parent.mkdir(exist_ok=True)
        _write(target, data)
    except OSError as error:
        raise CorpusError(_not_writable(folder)) from error
    try:
        yield
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def register(folder: Path, source: Source) -> None:
    """Enter a document whose copy is in the folder into the members' catalogue; the caller holds ``LOCK``.

    Raises:
        CorpusError: a folder that cannot be written; the catalogue is as it was.
    """
    try:
        _write_local(folder, (*local_sources(folder), source))
    except OSError as error:
        raise CorpusError(_not_writable(folder)) from error


def remove(folder: Path, source_id: str) -> Source:
    """Take a member's document out of the catalogue and delete its copy.

    Raises:
        UnknownDocument: no such id.
        CorpusError: a founding document, or a folder that cannot be written.
    """
    with locked(folder / LOCK):
        source = removable(folder, source_id)
        unregister(folder, source)
    return source


def removable(folder: Path, source_id: str) -> Source:
    """Give the source of a document that members added.

    Raises:
        UnknownDocument: no such id.
        CorpusError: a founding document.
    """
    source = find(folder, source_id)
    if source not in local_sources(folder):
        raise CorpusError(
            f"« {source.title} » fait partie des documents fondateurs et ne peut pas être retiré. "
            "Seuls les documents ajoutés par vos soins peuvent l’être (humanifest corpus list)."
        )
    return source


def unregister(folder: Path, source: Source) -> None:
    """Take a member's document out of the catalogue and delete its copy; the caller holds ``LOCK``.

    Raises:
        CorpusError: a folder that cannot be written; nothing has changed.
    """
    before = local_sources(folder)
    try:
        _write_local(folder, [other for other in before if other != source])
        try:
            (folder / source.file).unlink(missing_ok=True)
        except OSError:
            _write_local(folder, before)
            raise
    except OSError as error:
        raise CorpusError(_not_writable(folder)) from error


def describe(
    name: str,
    data: bytes,
    parsed: Parsed,
    *,
    title: str = "",
    author: str = "",
    date: str = "",
    url: str = "",
    publisher: str = "",
    rights: str = "",
) -> Source:
    """Give the entry that a file called ``name`` would have; what is not given comes from the file itself.

    Raises:
        CorpusError: a date or an address that is none.
    """
    file = PurePath(name)
    declared = parsed.metadata
    called = (
        _field(title) or _field(declared.get("title")) or _first_title(parsed) or _field(file.stem.replace("_", " "))
    )
    source_id = slug(called) or slug(file.stem) or f"document-{fingerprint(data)[:8]}"
    return Source(
        id=source_id,
        title=called,
        publisher=_field(publisher) or _field(declared.get("publisher")),
        author=_field(author) or _field(declared.get("author")),
        published=_given_date(date) if date.strip() else _iso_date(_field(declared.get("date"))),
        kind="document",
        file=f"{ADDED}/{source_id}{file.suffix.lower()}",
        sha256=fingerprint(data),
        url=_address(url) if url.strip() else _declared_address(declared.get("url")),
        rights=_field(rights) or _field(declared.get("rights")),
    )


def _field(value: object) -> str:
    """One line of text from an argument or from metadata; "" for anything else than text or a number."""
    return squeeze(normalise(str(value)))[:_LONGEST_FIELD] if isinstance(value, str | int) else ""


def _first_title(parsed: Parsed) -> str:
    """Give the first heading, when it opens the document."""
    opening = parsed.blocks[:3]
    return next((_field(block.text) for block in opening if block.kind is BlockKind.HEADING), "")


def _given_date(date: str) -> str:
    iso = _iso_date(date.strip())
    if not iso:
        raise CorpusError(f"La date « {date} » n’en est pas une : écrivez-la 2025-03-26, 26/03/2025, 2025-03 ou 2025.")
    return iso


def _iso_date(text: str) -> str:
    """Give an existing date as year, year-month or year-month-day; "" otherwise."""
    french = _FRENCH_DATE.match(text)
    if french:
        text = f"{french[3]}-{int(french[2]):02d}-{int(french[1]):02d}"
    found = _ISO_DATE.match(text[:10])
    if not found:
        return ""
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        calendar_date(year, month, day)
    except ValueError:
        return ""
    return found[0]


def _address(url: str) -> str:
    if not _declared_address(url):
        raise CorpusError(f"L’adresse « {url} » n’en est pas une : elle doit commencer par https:// ou http://.")
    return url.strip()


def _declared_address(url: object) -> str:
    """``url`` when a browser can be sent there safely."""
    text = _field(url)
    return text if re.match(r"^https?://[^\s<>\"]+$", text) else ""


def _refuse_known(sources: Sequence[Source], new: Source) -> None:
    for known in sources:
        if known.sha256 == new.sha256:
            raise CorpusError(
                f"Ce document est déjà au catalogue sous l’identifiant « {known.id} » (« {known.title} ») : "
                "rien n’a été ajouté."
            )
    same = next((known for known in sources if known.id == new.id), None)
    if same is not None:
        removable = same.file.startswith(f"{ADDED}/")
        instead = f", ou retirez d’abord l’ancien (humanifest corpus remove {new.id})" if removable else ""
        raise CorpusError(
            f"Un autre document porte déjà l’identifiant « {new.id} » : "
            f"donnez à celui-ci un autre titre (--title){instead}."
        )


def _write_local(folder: Path, sources: Sequence[Source]) -> None:
    """Replace the members' catalogue in one step."""
    text = tomli_w.dumps({"source": [as_table(source) for source in sources]})
    _write(folder / LOCAL, text.encode("utf-8"))


def _write(path: Path, data: bytes) -> None:
    """Write aside, then rename: a reader sees the old bytes or the new ones."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _not_writable(folder: Path) -> str:
    return (
        f"Le dossier {folder} n’a pas pu être modifié (droits d’écriture ou place sur le disque) : rien n’a changé. "
        "Vérifiez-le, puis recommencez."
    )
