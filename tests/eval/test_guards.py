"""The measure of the guards: its cases are right, its mutants are wrong, and it can fail."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.guards import Checked, Failure, attributed
from assistant.library.citations import Library
from assistant.settings import load_settings
from corpus.load import load_corpus
from eval.errors import UsageProblem
from eval.guards import edits_numbers, edits_sources, edits_words
from eval.guards.cases import Case, load_paraphrases, verbatim
from eval.guards.command import guards_command
from eval.guards.measure import Measured, measure, names_speaker
from eval.guards.mutants import APART, MEANT, mutants


@cache
def library() -> Library:
    return Library(load_corpus(load_settings().corpus_dir))


@cache
def suite() -> tuple[Case, ...]:
    return mutants(library(), load_paraphrases())


@cache
def measured() -> Measured:
    """One mutant in four: the whole of them takes a minute, and `python -m eval guards` measures it."""
    return measure(suite()[::4], (*load_paraphrases(), *verbatim(library())), library())


def test_at_least_300_paraphrases_of_known_sentences_each_once() -> None:
    cases = load_paraphrases()
    known = {s.id for s in library().sentences}
    assert len(cases) >= 300
    assert all(i in known for case in cases for i in case.cited)
    assert len({case.statement for case in cases}) == len(cases)
    assert all(case.statement not in library().sentence(i).text for case in cases for i in case.cited)


def test_at_least_50_mutants_of_each_kind() -> None:
    counts = Counter(m.kind for m in suite())
    assert all(counts[kind] >= 50 for kind in MEANT), counts


def test_a_mutant_differs_from_what_it_was_made_from() -> None:
    for mutant in suite():
        if mutant.kind not in {"citation", "beside"}:
            assert mutant.statement != mutant.base
        texts = [library().sentence(i).text for i in mutant.cited]
        assert mutant.statement not in texts, mutant


def test_a_drawn_citation_is_the_same_twice() -> None:
    for case in load_paraphrases()[:20]:
        assert list(edits_sources.moved(case, library())) == list(edits_sources.moved(case, library()))


def test_detection_and_false_alarms_keep_their_level() -> None:
    done = measured()
    assert done.overall.rate >= 0.99
    assert all(c.rate >= 0.98 for c in done.kinds if c.name not in APART)
    shown = {c.name: c.rate for c in done.alarms}
    assert shown["verbatim"] == 0
    assert shown["development"] <= 0.01
    assert shown["validation"] <= 0.01


def test_guards_that_see_nothing_detect_nothing() -> None:
    def blind(*_: object) -> Checked:
        return Checked(())

    done = measure(suite()[:50], load_paraphrases()[:5], library(), run=blind)
    assert done.overall.found == 0
    assert len(done.missed) == 50


def test_a_line_that_names_the_wrong_speaker_or_none_is_a_miss() -> None:
    quiet = [m for m in suite() if m.kind == "silent"][:20]
    for lead in ("", "Selon Personne, de nulle part\u00a0:"):
        done = measure(quiet, (), library(), run=lambda *_, lead=lead: Checked((), lead))
        assert len(done.missed) == len(quiet)


def test_what_is_shown_under_a_line_names_its_speaker() -> None:
    led = [(c, line) for c in load_paraphrases() if (line := attributed(c.statement, c.cited, library()).lead)]
    assert len(led) >= 10
    assert all(names_speaker(line, case, library()) for case, line in led)


def test_guards_that_stop_everything_are_seen_to() -> None:
    done = measure([], load_paraphrases()[:5], library(), run=lambda *_: Checked((Failure("x", "Non."),)))
    assert [c.rate for c in done.alarms] == [1.0]
    assert len(done.stopped) == 5


@pytest.mark.parametrize(
    ("edit", "statement", "expected"),
    [
        (edits_numbers.number, "62 % le connaissent mal.", "26 % le connaissent mal."),
        (edits_numbers.points, "62 % le connaissent mal.", "62\u00a0points le connaissent mal."),
        (edits_numbers.unit, "35 000 postes sont vacants.", "35 000 euros sont vacants."),
        (edits_numbers.year, "L’enquête date de 2023.", "L’enquête date de 2024."),
        (edits_words.negation, "Le secteur n’offre pas assez.", "Le secteur offre assez."),
        (edits_words.negation, "Cela ne tient pas qu’au salaire.", "Cela tient au salaire."),
        (edits_words.modality, "Il doit changer.", "Il pourrait changer."),
        (edits_words.modality, "L’ancienneté ne sera plus seule.", "L’ancienneté n’est plus seule."),
        (edits_words.quantifier, "Il est souvent rigide.", "Il est toujours rigide."),
        (edits_words.opposite, "Cela favorise le dialogue.", "Cela freine le dialogue."),
    ],
)
def test_edits(edit: object, statement: str, expected: str) -> None:
    assert expected in list(edit(statement))  # type: ignore[operator]


def test_what_is_done_in_general_is_as_true_now_as_ahead() -> None:
    assert list(edits_words.modality("Agir sur le travail permettra de fidéliser.")) == []


def test_what_is_added_comes_from_another_section_and_has_no_figure() -> None:
    cases = [c for c in load_paraphrases() if c.cited]
    for case in cases[:20]:
        for statement in edits_sources.added(case, cases, library()):
            assert statement.startswith(case.statement.rstrip("."))
            assert not any(c.isdigit() for c in statement.removeprefix(case.statement.rstrip(".")))


def test_a_label_is_no_number_to_change() -> None:
    assert list(edits_numbers.number("La proposition 4 le dit.")) == []


def test_a_broken_file_is_refused_in_french(tmp_path: Path) -> None:
    wrong = tmp_path / "p.jsonl"
    wrong.write_text('{"statement": "x"}\n', encoding="utf-8")
    with pytest.raises(UsageProblem, match="corrigez-la"):
        load_paraphrases(wrong)
    with pytest.raises(UsageProblem, match="introuvable"):
        load_paraphrases(tmp_path / "none.jsonl")


def test_the_command_prints_tables_and_writes_json(tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    rows = [{"statement": c.statement, "sentences": c.cited, "split": "test"} for c in load_paraphrases()[:4]]
    few.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    out = tmp_path / "guards.json"
    result = CliRunner().invoke(guards_command, ["--paraphrases", str(few), "--split", "test", "--json", str(out)])
    assert result.exit_code == 0, result.output
    assert "Arrêtés à tort" in result.output
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["false_alarms"]["test"]["n"] == 4
    assert set(data["detection"]) == {*MEANT, "all"}


def test_every_paraphrase_stopped_is_told_why() -> None:
    for verdict in measured().stopped:
        assert all(f.detail.endswith(".") for f in verdict.failures)
        assert attributed(verdict.case.statement, verdict.case.cited, library()).failures
