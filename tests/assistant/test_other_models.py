"""HUMANIFEST_EMBEDDING and HUMANIFEST_RERANKER, from the command line to the answer, with models made here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("sentence_transformers")

from assistant.cli.main import cli
from assistant.retriever import HumanifestRetriever
from assistant.service import Assistant
from assistant.settings import Settings, load_settings
from index.content import dense_text
from index.errors import RerankerError, StaleIndex
from index.reranker import DEPTH
from tests.index.tiny_models import make_cross_encoder, make_encoder, share_of

QUESTION = "Comment mieux former les cadres ?"
LOVED = "management"


@pytest.fixture(scope="module")
def reclasseur(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_cross_encoder(tmp_path_factory.mktemp("modeles") / "reclasseur", LOVED)


@pytest.fixture(scope="module")
def reranked(settings: Settings, data_dir: Path, reclasseur: Path) -> Assistant:
    return Assistant.open(load_settings(**{**settings.model_dump(), "data_dir": data_dir, "reranker": str(reclasseur)}))


def command(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", **settings}
    return subprocess.run(
        [sys.executable, "-m", "assistant.cli.main", *arguments],
        capture_output=True, text=True, env=environment, timeout=180, check=False,
    )  # fmt: skip


def test_every_search_is_reranked(assistant: Assistant, reranked: Assistant, reclasseur: Path) -> None:
    before = assistant.search(QUESTION, k=DEPTH)
    shares = {h.passage.id: share_of(reclasseur, LOVED, QUESTION, dense_text(h.passage)) for h in before}
    expected = sorted(shares, key=lambda i: (-round(shares[i], 9), i))
    assert expected != list(shares)
    assert max(shares.values()) > 0
    assert [h.passage.id for h in reranked.search(QUESTION, k=DEPTH)] == expected
    assert [h.passage.id for h in reranked.ask(QUESTION).hits] == expected[:10]
    assert [d.id for d in HumanifestRetriever(index=reranked.index, k=5).invoke(QUESTION)] == expected[:5]


def test_an_answer_with_a_reranker_is_checked_like_any_other(assistant: Assistant, reranked: Assistant) -> None:
    answer = reranked.ask(QUESTION)
    assert answer.settings_digest != assistant.ask(QUESTION).settings_digest
    assert answer.notice is None
    for citation in answer.citations:
        assert citation.quote in reranked.library.sentence(citation.sentence_id).text


def test_a_reranker_that_cannot_be_loaded_stops_the_opening(settings: Settings, data_dir: Path, tmp_path: Path) -> None:
    with pytest.raises(RerankerError):
        Assistant.open(load_settings(**{**settings.model_dump(), "data_dir": data_dir, "reranker": str(tmp_path)}))


def test_the_commands_with_both_settings(assistant: Assistant, reclasseur: Path, tmp_path: Path) -> None:
    text = " ".join(document.text for document in assistant.corpus.documents)
    vocabulary = sorted({"query", "passage", ":", *re.findall(r"\w+", text.lower())})
    encoder = make_encoder(tmp_path / "e5-minuscule", vocabulary)
    # Without the editorial questions: five thousand vectors fewer.
    documents = Path(shutil.copytree(assistant.settings.corpus_dir, tmp_path / "documents"))
    for questions in documents.glob("*.questions.jsonl"):
        questions.unlink()
    places = {"HUMANIFEST_CORPUS_DIR": str(documents), "HUMANIFEST_DATA_DIR": str(tmp_path / "donnees")}
    models = {**places, "HUMANIFEST_EMBEDDING": str(encoder)}

    built = CliRunner().invoke(cli, ["index", "build"], env=models)
    assert built.exit_code == 0, built.output
    found = command("search", QUESTION, "-k", "12", "--json", **models, HUMANIFEST_RERANKER=str(reclasseur))
    assert found.returncode == 0, found.stderr
    assert found.stderr == ""
    rows = json.loads(found.stdout)["passages"]
    assert len(rows) == 12
    scores = [row["score"] for row in rows]
    assert scores == sorted(scores, reverse=True)
    passages = assistant.index.passages
    shares = [share_of(reclasseur, LOVED, QUESTION, dense_text(passages[row["passage_id"]])) for row in rows]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0

    refused = command("search", QUESTION, **places)
    assert refused.returncode == 1
    assert "autre encodeur" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    with pytest.raises(StaleIndex):
        Assistant.open(load_settings(data_dir=tmp_path / "donnees", corpus_dir=documents, embedding="bundled"))


@pytest.mark.parametrize("variable", ["HUMANIFEST_EMBEDDING", "HUMANIFEST_RERANKER"])
def test_a_wrong_folder_is_one_french_sentence(data_dir: Path, tmp_path: Path, variable: str) -> None:
    refused = command("search", QUESTION, HUMANIFEST_DATA_DIR=str(data_dir), **{variable: str(tmp_path / "rien")})
    assert (refused.returncode, refused.stdout) == (1, "")
    assert len(refused.stderr.strip().splitlines()) == 1
    assert variable in refused.stderr
