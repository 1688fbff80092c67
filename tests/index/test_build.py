"""Building aside and switching: what is kept, what is rebuilt, what is removed."""

from __future__ import annotations

import numpy as np
import pytest

from index.build import build_index
from index.checks import check_index, index_status
from index.content import Parameters
from index.errors import BuildRefused, EncoderError
from index.layout import building_lock, current_folder, finished_folders, index_root


def test_the_folder_is_named_by_what_it_was_made_from(tmp_path, corpus, encoder) -> None:
    first = build_index(corpus, tmp_path / "a", encoder)
    second = build_index(corpus, tmp_path / "b", encoder)
    assert first.name == second.name
    assert current_folder(tmp_path / "a") == first


def test_an_index_in_order_is_kept_unless_forced(copy, corpus, encoder) -> None:
    before = current_folder(copy)
    stamp = (before / "manifest.json").stat().st_mtime_ns
    assert build_index(corpus, copy, encoder) == before
    assert (before / "manifest.json").stat().st_mtime_ns == stamp
    forced = build_index(corpus, copy, encoder, force=True)
    assert forced != before, "no folder is reused: who has the old one open must not see it change"
    assert current_folder(copy) == forced


@pytest.mark.parametrize("change", ["documents", "encoder", "parameters"])
def test_any_change_gives_another_index(copy, corpus, corpus_from, encoder, other_encoder, change: str) -> None:
    before = current_folder(copy)
    after = {
        "documents": lambda: build_index(corpus_from("ffffffffffff", [("paragraph", ["Neuf."])]), copy, encoder),
        "encoder": lambda: build_index(corpus, copy, other_encoder),
        "parameters": lambda: build_index(corpus, copy, encoder, parameters=Parameters(target_chars=200)),
    }[change]()
    assert after.name.split(".")[0] != before.name
    assert current_folder(copy) == after


def test_a_damaged_index_is_rebuilt_without_being_asked(copy, corpus, encoder, opened) -> None:
    (current_folder(copy) / "passages.json").write_text("[]", encoding="utf-8")
    build_index(corpus, copy, encoder)
    assert opened(copy).search("usure professionnelle")


def test_the_one_before_is_kept_and_older_ones_are_removed(tmp_path, corpus, encoder) -> None:
    folders = [build_index(corpus, tmp_path, encoder, force=True) for _ in range(3)]
    assert finished_folders(tmp_path) == [folders[2], folders[1]]
    assert not list(index_root(tmp_path).glob(".building-*"))


def test_progress_is_told_in_steps(tmp_path, corpus, encoder) -> None:
    told: list[tuple[str, int, int]] = []
    build_index(corpus, tmp_path, encoder, progress=lambda *step: told.append(step))
    steps = list(dict.fromkeys(step for step, _, _ in told))
    assert steps[0] == "Découpage et analyse des documents"
    assert steps[-1] == "Mise en service"
    assert all(0 <= done <= total for _, done, total in told)


def test_a_second_build_is_refused_while_one_runs(tmp_path, corpus, encoder) -> None:
    with building_lock(tmp_path), pytest.raises(BuildRefused, match="Une autre construction de l’index est en cours"):
        build_index(corpus, tmp_path, encoder)
    build_index(corpus, tmp_path, encoder)


def test_a_corpus_without_text_or_with_twins_is_refused(tmp_path, corpus, encoder) -> None:
    from dataclasses import replace

    with pytest.raises(BuildRefused, match="aucun texte"):
        build_index(replace(corpus, documents=()), tmp_path, encoder)
    with pytest.raises(BuildRefused, match="même identifiant"):
        build_index(replace(corpus, documents=corpus.documents * 2), tmp_path, encoder)


@pytest.mark.parametrize("bad", [np.nan, "shape"])
def test_unusable_vectors_are_refused_and_the_old_index_stays(copy, corpus, encoder, opened, bad) -> None:
    class Broken:
        name, dimension, digest = "cassé", encoder.dimension, "x" * 64

        def encode_queries(self, texts):
            return self.encode_passages(texts)

        def encode_passages(self, texts):
            rows = len(texts) + (bad == "shape")
            return np.full((rows, self.dimension), 0.1 if bad == "shape" else bad, np.float32)

    before = current_folder(copy)
    with pytest.raises(EncoderError, match="cassé"):
        build_index(corpus, copy, Broken())
    assert current_folder(copy) == before
    assert opened(copy).search("usure")


def test_the_whole_check_passes_on_a_good_index(built, corpus, encoder) -> None:
    manifest = check_index(built, expected_corpus_version=corpus.version, encoder=encoder)
    assert manifest.counts["documents"] == 2
    assert index_status(built, expected_corpus_version=corpus.version).problem is None
    assert "documents ont changé" in str(index_status(built, expected_corpus_version="0" * 12).problem)
