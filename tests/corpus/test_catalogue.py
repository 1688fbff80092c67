"""The catalogue: what it accepts, and that adding or removing a document is done whole or not at all."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from corpus import catalogue
from corpus.catalogue import add, find, read_catalogue, remove, verify
from corpus.entries import as_table
from corpus.errors import ChangedFile, CorpusError, UnknownDocument, UnreadableFile
from corpus.types import Source

FOUNDING = b"# Texte fondateur\n\nNexem propose une charte.\n"


def entry(**changes: Any) -> dict[str, Any]:
    return {
        "id": "fondateur",
        "title": "Texte fondateur",
        "kind": "manifesto",
        "file": "fondateur.md",
        "sha256": hashlib.sha256(FOUNDING).hexdigest(),
        **changes,
    }


def write(folder: Path, *entries: dict[str, Any]) -> None:
    (folder / "catalogue.toml").write_text(tomli_w.dumps({"source": list(entries)}), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "documents"
    place.mkdir()
    (place / "fondateur.md").write_bytes(FOUNDING)
    write(place, entry())
    return place


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "Note de service.md"
    file.write_text("# Une note d’équipe\n\nLes réunions sont plus courtes.\n", encoding="utf-8")
    return file


def snapshot(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != catalogue.LOCK)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_a_toml_date_or_year_is_a_date(folder: Path) -> None:
    text = (folder / "catalogue.toml").read_text()
    for written, read in (("2025-03-26", "2025-03-26"), ("2025", "2025"), ('"2025-03"', "2025-03")):
        (folder / "catalogue.toml").write_text(f"{text}published = {written}\n")
        assert read_catalogue(folder)[0].published == read


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "Avec Majuscules"},
        {"id": "../ailleurs"},
        {"title": ""},
        {"kind": "tract"},
        {"sha256": "abc"},
        {"couleur": "bleu"},
        {"file": ""},
        {"file": "../secret.md"},
        {"file": "/etc/passwd"},
        {"file": "a/../../b.md"},
        {"file": "C:/x.md"},
        {"file": "a\\b.md"},
        {"raw": "../raw.txt"},
    ],
)
def test_wrong_entries_are_refused_by_number(folder: Path, changes: dict[str, Any]) -> None:
    write(folder, entry(), entry(**{"id": "second", "file": "second.md", **changes}))
    with pytest.raises(CorpusError, match=r"entrée 2 de catalogue\.toml"):
        read_catalogue(folder)


@pytest.mark.parametrize("second", [{"file": "autre.md"}, {"id": "autre"}])
def test_duplicates_are_refused(folder: Path, second: dict[str, Any]) -> None:
    write(folder, entry(), entry(**second))
    with pytest.raises(CorpusError, match="deux fois"):
        read_catalogue(folder)


@pytest.mark.parametrize("text", ["[[source]\n", "[autre]\nx = 1\n", "source = 3\n"])
def test_a_broken_catalogue_says_which_file(folder: Path, text: str) -> None:
    (folder / "catalogue.toml").write_text(text)
    with pytest.raises(CorpusError, match=r"catalogue\.toml"):
        read_catalogue(folder)


def test_a_missing_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="introuvable"):
        read_catalogue(tmp_path)


def test_verify_compares_bytes(folder: Path) -> None:
    (source,) = read_catalogue(folder)
    assert verify(folder, source) == FOUNDING
    (folder / "fondateur.md").write_bytes(FOUNDING + b" ")
    with pytest.raises(ChangedFile, match=r"fondateur\.md a changé.*git checkout.*sha256"):
        verify(folder, source)
    (folder / "fondateur.md").unlink()
    with pytest.raises(UnreadableFile, match="introuvable"):
        verify(folder, source)


def test_verify_follows_no_link_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_bytes(FOUNDING)
    (folder / "fondateur.md").unlink()
    (folder / "fondateur.md").symlink_to(secret)
    with pytest.raises(UnreadableFile, match="hors du dossier"):
        verify(folder, read_catalogue(folder)[0])


def test_find_lists_what_there_is(folder: Path) -> None:
    assert find(folder, "fondateur").kind == "manifesto"
    with pytest.raises(UnknownDocument, match="fondateur"):
        find(folder, "absent")


def test_add_then_remove_leaves_the_folder_as_before(folder: Path, note: Path) -> None:
    before = snapshot(folder)
    source = add(folder, note, author="Anne Tuc", date="26/03/2025", url="https://exemple.test/note", publisher="Revue")
    assert source == Source(
        id="une-note-d-equipe",
        title="Une note d’équipe",
        publisher="Revue",
        author="Anne Tuc",
        published="2025-03-26",
        kind="document",
        file="added/une-note-d-equipe.md",
        sha256=hashlib.sha256(note.read_bytes()).hexdigest(),
        url="https://exemple.test/note",
    )
    assert read_catalogue(folder)[-1] == source
    assert verify(folder, source) == note.read_bytes()
    assert (folder / "catalogue.toml").read_bytes() == before["catalogue.toml"]
    assert remove(folder, source.id) == source
    assert snapshot(folder) == {**before, "catalogue.local.toml": b"source = []\n"}


def test_metadata_of_the_file_fills_what_is_not_given(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("---\ntitle: Un titre\nauthor: Luc\ndate: 2024-05-06\nurl: javascript:alert(1)\n---\nTexte.\n")
    source = add(folder, file)
    assert (source.title, source.author, source.published, source.url) == ("Un titre", "Luc", "2024-05-06", "")


def test_a_file_without_title_takes_its_name(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "compte_rendu 2024.TXT"
    file.write_text("une phrase sans titre.")
    source = add(folder, file)
    assert (source.title, source.id, source.file) == (
        "compte rendu 2024",
        "compte-rendu-2024",
        "added/compte-rendu-2024.txt",
    )


def test_a_real_pdf_can_be_added(folder: Path, tmp_path: Path, report: Callable[..., Any]) -> None:
    pdf = report("")
    pdf.body("Une phrase assez longue pour être lue et citée.")
    (tmp_path / "rapport.pdf").write_bytes(pdf.data())
    assert verify(folder, add(folder, tmp_path / "rapport.pdf", title="Rapport")).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"date": "hier"}, "date"),
        ({"date": "2025-02-30"}, "date"),
        ({"date": "31/02/2025"}, "date"),
        ({"url": "javascript:alert(1)"}, "adresse"),
        ({"url": "https://a b"}, "adresse"),
        ({"title": "Fondateur"}, "déjà l’identifiant"),
    ],
)
def test_wrong_arguments_change_nothing(folder: Path, note: Path, arguments: dict[str, str], said: str) -> None:
    before = snapshot(folder)
    with pytest.raises(CorpusError, match=said):
        add(folder, note, **arguments)
    assert snapshot(folder) == before


def test_the_same_content_is_not_added_twice(folder: Path, note: Path, tmp_path: Path) -> None:
    source = add(folder, note)
    before = snapshot(folder)
    copy = tmp_path / "copie.md"
    copy.write_bytes(note.read_bytes())
    with pytest.raises(CorpusError, match=f"déjà au catalogue sous l’identifiant «\u00a0{source.id}\u00a0»"):
        add(folder, copy, title="Autre titre")
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("name", "data"), [("a.exe", b"x"), ("a.pdf", b"%PDF-1.7 rien"), ("a.md", b""), ("a.docx", b"x")]
)
def test_an_unreadable_file_changes_nothing(folder: Path, tmp_path: Path, name: str, data: bytes) -> None:
    before = snapshot(folder)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableFile):
        add(folder, tmp_path / name)
    assert snapshot(folder) == before


@pytest.mark.parametrize("failing", [1, 2])
@pytest.mark.parametrize("failure", [OSError("disque plein"), KeyboardInterrupt()])
def test_a_failure_in_the_middle_of_add_leaves_everything_as_before(
    folder: Path, note: Path, monkeypatch: pytest.MonkeyPatch, failing: int, failure: BaseException
) -> None:
    before = snapshot(folder)
    calls = []
    replace = os.replace

    def failing_replace(source: str, target: Path) -> None:
        calls.append(target)
        if len(calls) == failing:
            raise failure
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing_replace)
    with pytest.raises((CorpusError, KeyboardInterrupt)):
        add(folder, note)
    assert snapshot(folder) == before
    monkeypatch.undo()
    assert add(folder, note).id == "une-note-d-equipe"


def test_a_failure_in_the_middle_of_remove_leaves_everything_as_before(
    folder: Path, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = add(folder, note)
    before = snapshot(folder)

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(str(self))

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(CorpusError, match="rien n’a changé"):
        remove(folder, source.id)
    monkeypatch.undo()
    assert snapshot(folder) == before


def test_founding_documents_cannot_be_removed(folder: Path) -> None:
    before = snapshot(folder)
    with pytest.raises(CorpusError, match="fondateurs"):
        remove(folder, "fondateur")
    with pytest.raises(UnknownDocument):
        remove(folder, "absent")
    assert snapshot(folder) == before


def test_two_writers_wait_for_each_other(folder: Path, tmp_path: Path) -> None:
    files = []
    for number in range(3):
        file = tmp_path / f"note-{number}.txt"
        file.write_text(f"Une note, la {number}e.")
        files.append(file)
    threads = [threading.Thread(target=add, args=(folder, file)) for file in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {source.id for source in read_catalogue(folder)} == {"fondateur", "note-0", "note-1", "note-2"}


def test_a_changed_member_file_says_how_to_register_it_again(folder: Path, note: Path) -> None:
    source = add(folder, note)
    (folder / source.file).write_text("autre")
    with pytest.raises(ChangedFile, match=r"corpus remove une-note-d-equipe"):
        verify(folder, source)


def test_tables_leave_empty_fields_out(folder: Path) -> None:
    table = as_table(read_catalogue(folder)[0])
    assert "url" not in table
    assert table["id"] == "fondateur"
