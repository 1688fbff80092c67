"""The manifest says what an index was made from, and cannot be changed unnoticed."""

from __future__ import annotations

import json

import pytest

from index.errors import DamagedIndex, StaleIndex
from index.layout import current_folder
from index.manifest import FORMAT, MANIFEST, index_digest, read_manifest, record_folder, write_manifest


def test_what_is_written_is_what_is_read(built, tmp_path) -> None:
    manifest = read_manifest(current_folder(built))
    write_manifest(manifest, tmp_path)
    assert read_manifest(tmp_path) == manifest


def test_it_names_what_the_index_was_made_from(built, corpus, encoder) -> None:
    manifest = read_manifest(current_folder(built))
    assert manifest.corpus_version == corpus.version
    assert (manifest.encoder_digest, manifest.dimension) == (encoder.digest, encoder.dimension)
    assert manifest.counts["sentences"] == sum(len(document.sentences) for document in corpus.documents)
    assert manifest.canary_ids
    assert manifest.lexical_canaries
    recorded = set(manifest.files)
    assert {"corpus.json", "passages.json", "sentences.npy", "passages.bm25.npz"} <= recorded
    assert any(name.endswith("data_level0.bin") for name in recorded), "the graph of Chroma must be watched"
    assert not any("sqlite" in name for name in recorded), "Chroma changes its database whenever it opens it"


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"manifest": {}, "sha256": "x"}', "\x00"])
def test_a_damaged_manifest_is_refused(tmp_path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(DamagedIndex):
        read_manifest(tmp_path)


def test_a_changed_manifest_is_refused(copy) -> None:
    path = current_folder(copy) / MANIFEST
    document = json.loads(path.read_text(encoding="utf-8"))
    document["manifest"]["corpus_version"] = "f" * 12
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(DamagedIndex, match="modifié"):
        read_manifest(path.parent)


def test_another_format_is_stale(built, tmp_path) -> None:
    from dataclasses import replace

    write_manifest(replace(read_manifest(current_folder(built)), format=FORMAT + 1), tmp_path)
    with pytest.raises(StaleIndex, match="autre version"):
        read_manifest(tmp_path)


def test_the_digest_depends_on_every_input_and_not_on_their_order() -> None:
    assert index_digest({"a": 1, "b": 2}) == index_digest({"b": 2, "a": 1})
    assert index_digest({"a": 1, "b": 2}) != index_digest({"a": 1, "b": 3})
    assert len(index_digest({})) == 12


def test_records_cover_every_file_but_the_skipped(tmp_path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.bin").write_bytes(b"abc")
    (tmp_path / "b.db").write_bytes(b"")
    records = record_folder(tmp_path, frozenset({"b.db"}))
    assert {name: record.size for name, record in records.items()} == {"a/x.bin": 3}
