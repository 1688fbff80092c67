"""Small documents built by hand, and an encoder that needs no weights: both real parts, nothing is imitated."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.types import (
    BlockKind,
    Corpus,
    Document,
    Footnote,
    Section,
    Sentence,
    Source,
    Speaker,
    Voice,
)
from index.analysis import analyse


@dataclass(frozen=True)
class HashingEncoder:
    """Sums a fixed random direction per stem: texts that share words are near, a text without a word is zero."""

    name: str = "hachage"
    dimension: int = 32
    salt: str = ""

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.name}{self.dimension}{self.salt}".encode()).hexdigest()

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for number, text in enumerate(texts):
            for stem in analyse(text):
                seed = zlib.crc32(f"{self.salt}{stem}".encode())
                rows[number] += np.random.default_rng(seed).standard_normal(self.dimension).astype(np.float32)
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / np.where(norms > 0, norms, 1).astype(np.float32)


Spec = tuple[str, object]  # ("heading" | "paragraph" | "item" | "quote" | "callout", content); see ``document_from``


def make_document(source_id: str, specs: Sequence[Spec], footnotes: tuple[Footnote, ...] = ()) -> Document:
    """A document from its blocks: a heading is (title, proposition or None), any other block a list of sentences."""
    source = Source(source_id, f"Titre de {source_id}", "Nexem", "", "2025", "manifesto", f"{source_id}.md", "0" * 64)
    text, sentences, starts = "", [], []
    section, called = f"{source_id}-s0", iter(footnotes)
    starts.append((section, 0, (), None))
    for block, (kind, content) in enumerate(specs):
        text += "\n\n" if text else ""
        if kind == "heading":
            title, proposition = content
            section = f"{source_id}-s{block + 1}"
            starts.append((section, len(text), (source.title, title), proposition))
            parts = [title]
        else:
            parts = list(content)
        for number, part in enumerate(parts):
            text += " " if number else ""
            note = next(called, None) if "%" in part else None
            sentences.append(
                Sentence(
                    id=f"{source_id}-{block}-{number}",
                    start=len(text),
                    end=len(text) + len(part),
                    text=part,
                    kind=BlockKind(kind),
                    voice=Voice.QUOTED if kind == "quote" else Voice.OBSERVATION,
                    section_id=section,
                    block=block,
                    page=1 + block // 4,
                    speaker=Speaker("Nedjma Benaïssa", "directrice", "Les Tilleuls") if kind == "quote" else None,
                    footnotes=(note.number,) if note else (),
                )
            )
            text += part
    ends = [start for _, start, _, _ in starts[1:]] + [len(text)]
    sections = tuple(
        Section(identifier, path, start, end, 1, None, proposition)
        for (identifier, start, path, proposition), end in zip(starts, ends, strict=True)
    )
    return Document(source, text, sections, tuple(sentences), footnotes)


MANIFESTO: list[Spec] = [
    ("heading", ("Encourager un management centré sur l’humain", 4)),
    (
        "callout",
        ["75 % des collaborateurs qui quittent leur emploi le font à cause de leur chef.", "Un chiffre qui interroge."],
    ),
    (
        "paragraph",
        ["Le manager soutient ses équipes au quotidien.", "Il doit être formé à l’écoute et à la régulation."],
    ),
    ("quote", ["Un cadre qui écoute change tout.", "La confiance se construit chaque jour."]),
    ("paragraph", ["Nexem propose trois leviers :"]),
    ("item", ["former les cadres de proximité ;"]),
    ("item", ["alléger les tâches administratives ;"]),
    ("item", ["reconnaître l’engagement des équipes."]),
    ("heading", ("Prévenir l’usure professionnelle", 9)),
    (
        "paragraph",
        ["L’usure touche les aides-soignantes et les éducateurs.", "Les horaires de nuit fatiguent les salariés."],
    ),
    ("paragraph", ["Une mère de famille ne peut pas toujours travailler le dimanche.", "La loi encadre le repos."]),
    ("heading", ("Rendre les métiers attractifs auprès des jeunes", 8)),
    (
        "paragraph",
        ["57 % des jeunes n’envisagent pas un métier du secteur.", "35 000 postes sont vacants.", "La mer est loin."],
    ),
]
ARTICLE: list[Spec] = [
    ("heading", ("Le congrès de Nexem à Lille", None)),
    (
        "paragraph",
        [
            "Nexem a présenté son manifeste devant les adhérents.",
            "La salle était pleine.",
            "Le chapitre 2 parle de travail.",
        ],
    ),
]


def make_corpus(version: str = "0123456789ab", extra: Sequence[Spec] = ()) -> Corpus:
    notes = (Footnote(8, "Etude Gallup 2023.", 5), Footnote(12, "Enquête IFOP-Nexem.", 9))
    documents = (make_document("manifeste", [*MANIFESTO, *extra], notes), make_document("article", ARTICLE))
    return Corpus(documents, (), (), (), version)


@pytest.fixture(scope="session")
def encoder() -> HashingEncoder:
    return HashingEncoder()


@pytest.fixture(scope="session")
def other_encoder() -> HashingEncoder:
    return HashingEncoder(salt="autre")


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return make_corpus()


@pytest.fixture(scope="session")
def corpus_from():
    return make_corpus


@pytest.fixture(scope="session")
def document_from():
    return make_document


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus, encoder: HashingEncoder):
    """A data folder with a finished index, built once: a test that damages it works on a copy."""
    from index.build import build_index

    data_dir = tmp_path_factory.mktemp("donnees")
    build_index(corpus, data_dir, encoder)
    return data_dir


@pytest.fixture(scope="session")
def index(built, encoder: HashingEncoder):
    from index.search import open_index

    return open_index(built, expected_corpus_version="0123456789ab", encoder_setting="bundled", encoder=encoder)


@pytest.fixture
def copy(built, tmp_path):
    """A copy of the built data folder that a test may damage."""
    import shutil

    return shutil.copytree(built, tmp_path / "donnees")


@pytest.fixture
def opened(encoder: HashingEncoder):
    """Opens an index of a data folder with the test encoder."""
    from index.search import open_index

    def open_(data_dir, version: str | None = "0123456789ab", with_encoder=encoder, **options):
        return open_index(
            data_dir, expected_corpus_version=version, encoder_setting="bundled", encoder=with_encoder, **options
        )

    return open_
