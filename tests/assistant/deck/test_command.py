"""``humanifest slides``: files, refusals, exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from assistant.cli.main import main


def run(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["slides", *arguments])
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def _data(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(data_dir))


@pytest.mark.parametrize("ending", ["pptx", "docx", "md"])
def test_a_file_of_each_format(tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"deck.{ending}"
    assert run(["--propositions", "4, 8", "--audience", "equipe", "--minutes", "5", "-o", str(file)]) == 0
    assert file.stat().st_size > 1_000
    said = capsys.readouterr()
    assert said.out == "" and "Présentation écrite" in said.err
    if ending == "pptx":
        assert len(Presentation(str(file)).slides) == 7


def test_a_question(tmp_path: Path) -> None:
    file = tmp_path / "deck.md"
    assert run(["--question", "Que demande Nexem aux pouvoirs publics ?", "-o", str(file)]) == 0
    assert file.read_text(encoding="utf-8").startswith("# Que demande Nexem aux pouvoirs publics")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--propositions", "4"], 2, "Il manque le fichier"),
        (["--propositions", "4", "-o", "a.pdf"], 2, ".pptx, .docx ou .md"),
        (["--propositions", "quatre", "-o", "a.md"], 2, "séparés par des virgules"),
        (["--propositions", "", "-o", "a.md"], 2, "séparés par des virgules"),
        (["-o", "a.md"], 2, "soit --propositions, soit --question"),
        (["--propositions", "4", "--question", "Q ?", "-o", "a.md"], 2, "soit --propositions, soit --question"),
        (["--propositions", "4", "--minutes", "7", "-o", "a.md"], 2, "minutes"),
        (["--propositions", "4", "--audience", "tous", "-o", "a.md"], 2, "audience"),
        (["--propositions", "13", "-o", "a.md"], 1, "pas de proposition 13"),
        (["--question", "Quel temps fait-il à Rome ?", "-o", "a.md"], 1, "ne répondent pas"),
        (["--propositions", "4", "-o", "/nowhere/at/all/a.md"], 1, "Fichier inaccessible"),
    ],
)
def test_refusals(arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == code
    said = capsys.readouterr()
    assert words in said.err.replace("\u00a0", " ") and "Traceback" not in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert not Path("a.md").exists()
