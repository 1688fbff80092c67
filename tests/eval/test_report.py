"""The report: written, self-contained, escaped, silent about the locked half, comparable with an earlier one."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from corpus.types import Corpus
from eval.compare import compare, load_run
from eval.errors import EvaluationError
from eval.french import count, interval, milliseconds, moment, value
from eval.locked import record_locked_run
from eval.meta import RunMeta, git_state
from eval.plots import Bar, confusion_matrix, forest
from eval.report import print_table, write_report
from eval.runner import Record
from eval.scoring import score_records
from eval.summary import summarise

META = RunMeta("2026-01-02T03:04:05Z", "abcdef012345", False, "extractive", "all", "g", "f" * 64, "0123456789ab", "d1")
HOSTILE = "<script>alert('x')</script> & \"co\""


@pytest.fixture
def scores(corpus: Corpus, make_case: Any, build: Any) -> Any:
    answer = build.answer(build.citation(1, "75 %"), hits=(build.hit(1, "75 %"),), notice=HOSTILE)
    records = [
        Record(make_case(), answer, None, 12.0),
        Record(make_case(id="t2", question=HOSTILE, cluster="b"), None, "KeyError: 'x'", 5.0),
        Record(make_case(id="t3", question="Question réservée ?", split="test", cluster="c"), answer, None, 9.0),
    ]
    return score_records(records, corpus)


@pytest.fixture
def written(tmp_path: Path, scores: Any) -> tuple[Path, Path]:
    return write_report(tmp_path, META, summarise(scores), scores, None)


class Tags(HTMLParser):
    """Collects tags, attributes, and tags left open."""

    void = ("meta", "input", "br", "line", "circle", "rect")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        for name, text in attrs:
            self.attributes.setdefault(name, []).append(text or "")
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.void:
            assert self.open.pop() == tag


def test_the_page_is_one_well_formed_file_that_asks_for_nothing(written: tuple[Path, Path]) -> None:
    text = written[1].read_text(encoding="utf-8")
    tags = Tags()
    tags.feed(text)
    assert tags.open == []
    assert not {"script", "link", "img", "iframe", "object"} & set(tags.seen)
    assert "src" not in tags.attributes
    assert all(target.startswith("#") for target in tags.attributes.get("href", []))
    assert "http" not in text
    assert "url(" not in text
    assert "prefers-color-scheme: dark" in text
    assert tags.seen.count("svg") >= 3
    assert '<html lang="fr">' in text


def test_foreign_text_is_escaped(written: tuple[Path, Path]) -> None:
    text = written[1].read_text(encoding="utf-8")
    assert "<script" not in text
    assert text.count("&lt;script&gt;") == 2  # the notice and the question


def test_the_page_shows_the_answer_its_citation_and_what_was_missing(written: tuple[Path, Path]) -> None:
    text = written[1].read_text(encoding="utf-8")
    for part in (
        "leur manager. [1]</div>",
        "<q>75 % des",
        "Note 8\u00a0: Etude Gallup 2023.",
        "page 1",
        "enquête ou étude",
    ):
        assert part in text
    assert "Échec\u00a0: KeyError" in text


def test_the_locked_half_is_counted_and_never_shown(written: tuple[Path, Path]) -> None:
    data = json.loads(written[0].read_text(encoding="utf-8"))
    assert data["summary"]["count"] == 3
    assert set(data["cases"][2]) == {"id", "kind", "cluster", "split", "status", "scores", "wall_ms"}
    for file in written:
        assert "réservée ?" not in file.read_text(encoding="utf-8")
    assert "Moitié réservée, non montrée\u00a0: 1\u00a0question." in written[1].read_text(encoding="utf-8")


def test_a_second_run_is_compared_with_the_first(written: tuple[Path, Path], scores: Any, tmp_path: Path) -> None:
    earlier = load_run(written[0])
    assert earlier is not None
    same = compare(earlier, scores)
    assert same is not None
    assert (same.gained, same.lost) == ((), ())
    assert all(change.before == change.after and change.p == 1.0 for change in same.changes.values())
    worse = [case.model_copy(update={"scores": case.scores | {"fully_correct": 0.0}}) for case in earlier.cases]
    gained = compare(earlier.model_copy(update={"cases": worse}), scores)
    assert gained is not None
    assert gained.gained == ("t1", "t3")
    assert gained.changes["fully_correct"].after == pytest.approx(2 / 3)
    _, page = write_report(tmp_path / "b", META, summarise(scores), scores, gained)
    assert "Depuis la mesure précédente" in page.read_text(encoding="utf-8")


def test_runs_without_a_common_case_are_not_compared(written: tuple[Path, Path], scores: Any, tmp_path: Path) -> None:
    earlier = load_run(written[0])
    assert earlier is not None
    assert compare(earlier.model_copy(update={"cases": []}), scores) is None
    assert load_run(tmp_path / "absent.json") is None


def test_a_damaged_earlier_run_and_an_unwritable_folder_are_told(tmp_path: Path, scores: Any) -> None:
    (tmp_path / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(EvaluationError, match="supprimez-le"):
        load_run(tmp_path / "run.json")
    with pytest.raises(EvaluationError, match="--out"):
        write_report(tmp_path / "run.json", META, summarise(scores), scores, None)


def test_the_table_is_french_and_complete(scores: Any) -> None:
    out = StringIO()
    print_table(Console(file=out, width=120), summarise(scores), {"fully_correct": -0.25})
    text = out.getvalue()
    for part in ("Entièrement correcte", "0,667", "−0,250", "médiane 9,0\u00a0ms"):
        assert part in text


def test_the_ledger_keeps_scores_and_no_question(tmp_path: Path, scores: Any) -> None:
    ledger = tmp_path / "results" / "test-runs.jsonl"
    for _ in range(2):
        record_locked_run(META, summarise(scores), ledger)
    lines = ledger.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    line = json.loads(lines[0])
    assert line["commit"] == "abcdef012345"
    assert line["scores"]["fully_correct"]["n"] == 3
    assert not re.search("question|Question", lines[0])


def test_plots_place_values_on_their_scale() -> None:
    svg = forest([Bar("A & B", 0.5, 0.0, 1.0, 4)], "Titre")
    assert 'cx="380.0"' in svg  # 240 + (720 - 240 - 200) / 2
    assert "A &amp; B" in svg
    matrix = confusion_matrix({("answered", "answered"): 3, ("answered", "failure"): 1})
    assert 'fill-opacity="0.56"' in matrix
    assert "échec" in matrix
    assert "hors sujet" not in matrix


def test_figures_are_written_in_french() -> None:
    assert value(0.8125) == "0,812"
    assert value(-0.5, signed=True) == "−0,500"
    assert interval(0.1, 0.25) == "[0,100\u00a0; 0,250]"
    assert (count(1.5, "phrase"), count(2, "phrase")) == ("1,5\u00a0phrase", "2\u00a0phrases")
    assert (moment("2026-01-02T03:04:05Z"), moment("hier")) == ("02/01/2026 à 03:04 UTC", "hier")
    assert (milliseconds(12.34), milliseconds(1500)) == ("12,3\u00a0ms", "1,50\u00a0s")


def test_outside_a_checkout_there_is_no_commit(tmp_path: Path) -> None:
    assert git_state(tmp_path) == ("", False)
