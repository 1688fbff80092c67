"""Reading golden files: what is accepted, and how each fault of form is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.errors import GoldenError
from eval.golden import count_splits, golden_digest, load_golden, must_abstain, must_answer, select

LINE: dict[str, Any] = {
    "id": "t1",
    "kind": "figure",
    "question": "Quelle part des salariés part à cause de son chef ?",
    "history": ["Et le management ?"],
    "expected_status": ["answered"],
    "nuggets": [{"text": "75 %", "vital": True, "patterns": ["75 ?%"]}],
    "evidence": [["manifeste", "75 % des salariés"]],
    "forbidden": ["57 ?%"],
    "cluster": "chef",
    "split": "development",
    "proposition": 4,
}


def write(folder: Path, *lines: Any, name: str = "golden.jsonl") -> Path:
    file = folder / name
    texts = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    file.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return file


def test_a_line_becomes_a_case(tmp_path: Path) -> None:
    (case,) = load_golden(write(tmp_path, LINE))
    assert (case.id, case.history, case.proposition) == ("t1", ("Et le management ?",), 4)
    assert case.evidence == (("manifeste", "75 % des salariés"),)
    assert case.nuggets[0].patterns == ("75 ?%",)


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path, LINE | {"id": "second"}, name="b.jsonl")
    write(tmp_path, LINE | {"id": "first"}, "", name="a.jsonl")
    assert [case.id for case in load_golden(tmp_path)] == ["first", "second"]


def test_line_separators_inside_a_text_do_not_cut_the_line(tmp_path: Path) -> None:
    (case,) = load_golden(write(tmp_path, LINE | {"question": "Un\u2028deux\u0085trois ?"}))
    assert case.question == "Un\u2028deux\u0085trois ?"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"expected_status": ["maybe"]}, "ligne 2, champ « expected_status.0 » : valeur inconnue"),
        ({"expected_status": []}, "ligne 2, champ « expected_status » : liste vide"),
        ({"split": "train"}, "ligne 2, champ « split » : valeur inconnue"),
        ({"question": "  "}, "ligne 2, champ « question » : texte vide"),
        ({"proposition": 13}, "ligne 2, champ « proposition » : nombre trop grand"),
        ({"proposition": "4"}, "ligne 2, champ « proposition » : un nombre entier est attendu"),
        ({"evidence": [["manifeste"]]}, "ligne 2, champ « evidence.0 » : liste vide ou trop courte"),
        ({"nuggets": [{"text": "a", "vital": "yes", "patterns": []}]}, "ligne 2, champ « nuggets.0.vital » : true ou"),
        ({"surprise": 1}, "ligne 2, champ « surprise » : champ inconnu"),
    ],
)
def test_a_fault_names_line_and_field(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(GoldenError) as caught:
        load_golden(write(tmp_path, LINE, LINE | changes))
    assert message in str(caught.value).replace("\u00a0", " ")


def test_an_absent_field_and_broken_json_are_told(tmp_path: Path) -> None:
    without = {key: value for key, value in LINE.items() if key != "cluster"}
    with pytest.raises(GoldenError, match="champ «\u00a0cluster\u00a0»\u00a0: champ absent"):
        load_golden(write(tmp_path, without))
    with pytest.raises(GoldenError, match="ligne 1\u00a0: ce n’est pas une ligne JSON valide"):
        load_golden(write(tmp_path, "{"))


def test_missing_empty_and_undecodable_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(GoldenError, match="--golden"):
        load_golden(tmp_path / "absent.jsonl")
    with pytest.raises(GoldenError, match="--golden"):
        load_golden(tmp_path)
    with pytest.raises(GoldenError, match="ne contient aucune question"):
        load_golden(write(tmp_path, ""))
    (tmp_path / "latin.jsonl").write_bytes(b"\xe9")
    with pytest.raises(GoldenError, match="UTF-8"):
        load_golden(tmp_path / "latin.jsonl")


def test_the_digest_follows_every_byte(tmp_path: Path) -> None:
    file = write(tmp_path, LINE)
    before = golden_digest(file)
    assert before == golden_digest(tmp_path)
    file.write_bytes(file.read_bytes() + b"\n")
    assert golden_digest(file) != before


def test_halves_and_expectations(make_case: Any) -> None:
    cases = (make_case(), make_case(id="t2", split="test"))
    assert [case.id for case in select(cases, "test")] == ["t2"]
    assert select(cases, "all") == cases
    assert count_splits(cases) == {"development": 1, "test": 1}
    mixed = make_case(expected_status=("answered", "not_in_corpus"))
    assert (must_answer(mixed), must_abstain(mixed)) == (False, False)
    assert must_answer(make_case(expected_status=("answered", "partial")))
    assert must_abstain(make_case(expected_status=("out_of_scope",)))
