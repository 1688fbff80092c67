"""A corpus of two small documents, read by the real readers, and builders of answers and cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from assistant.types import Answer, Citation, Statement
from corpus.assemble import assemble
from corpus.readers import read_bytes
from corpus.types import Corpus, Document, Proposition, Source
from eval.types import GoldenCase, Nugget
from index.types import Hit, Passage

MANIFESTO = """---
id: manifeste
title: Manifeste d’essai
publisher: Nexem
author: Nexem
date: 2025-03
kind: manifesto
axes:
  - {number: 1, title: Premier axe, propositions: [4, 5]}
---

<!-- page 1 -->

# Premier axe

## PROPOSITION 4 — Encourager un management centré sur l’humain

75 % des salariés quittent leur emploi à cause de leur manager[^8]. Nexem propose de former tous les encadrants.

> Le chef d’équipe doit d’abord écouter.
>
> — Anne Martin | Directrice générale | Fondation Exemple

[^8]: Etude Gallup 2023.

<!-- page 2 -->

## PROPOSITION 5 — Reconnaître les compétences

Le secteur compte 35 000 postes vacants. La reconnaissance passe par la formation.
"""

ARTICLE = """---
id: article
title: Deux propositions pour le management
publisher: Le Média
author: Paul Durand
date: 2025-03-26
kind: press
---

# Deux propositions pour le management

Nexem publie le deuxième volet de son « Humanifest ». Il plaide pour le sens.
"""


def _document(name: str, kind: str, title: str, author: str, published: str, markdown: str) -> Document:
    source = Source(
        name, title, "Nexem" if kind == "manifesto" else "Le Média", author, published, kind, f"{name}.md", ""
    )
    return assemble(source, read_bytes(markdown.encode(), ".md"))


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    manifesto = _document("manifeste", "manifesto", "Manifeste d’essai", "Nexem", "2025-03", MANIFESTO)
    article = _document(
        "article", "press", "Deux propositions pour le management", "Paul Durand", "2025-03-26", ARTICLE
    )
    propositions = tuple(
        Proposition(section.proposition, section.path[-1], 1, "Premier axe", "manifeste", (section.id,), "")
        for section in manifesto.sections
        if section.proposition
    )
    return Corpus((manifesto, article), propositions, (), (), "0123456789ab")


@dataclass(frozen=True)
class Builder:
    """Answers and passages made of sentences of the corpus, named by how they begin."""

    corpus: Corpus

    def document(self, source_id: str) -> Document:
        return next(d for d in self.corpus.documents if d.source.id == source_id)

    def citation(self, n: int, begins: str, source_id: str = "manifeste", **changes: Any) -> Citation:
        document = self.document(source_id)
        sentence = next(s for s in document.sentences if s.text.startswith(begins))
        section = next(s for s in document.sections if s.id == sentence.section_id)
        cited = Citation(
            n,
            source_id,
            document.source.title,
            sentence.id,
            sentence.text,
            sentence.start,
            sentence.end,
            section.proposition,
            " › ".join(section.path),
            sentence.page,
            sentence.voice,
            str(sentence.speaker) if sentence.speaker else None,
            tuple(note for note in document.footnotes if note.number in sentence.footnotes),
        )
        return replace(cited, **changes)

    def hit(self, rank: int, *begins: str, source_id: str = "manifeste") -> Hit:
        document = self.document(source_id)
        sentences = [s for start in begins for s in document.sentences if s.text.startswith(start)]
        section = next(s for s in document.sections if s.id == sentences[0].section_id)
        start, end = sentences[0].start, sentences[-1].end
        passage = Passage(
            f"p{rank}",
            source_id,
            section.id,
            start,
            end,
            document.text[start:end],
            tuple(s.id for s in sentences),
            section.path,
            section.proposition,
            (1,),
        )
        return Hit(passage, 1 / rank, rank, rank, None)

    def answer(
        self, *citations: Citation, status: str = "answered", hits: tuple[Hit, ...] = (), **changes: Any
    ) -> Answer:
        statements = tuple(Statement(c.quote, (c.n,), "verbatim") for c in citations)
        text = "\n\n".join(f"{c.quote} [{c.n}]" for c in citations) or "Les documents ne le disent pas."
        made = Answer(
            "Question ?",
            "Question ?",
            status,  # type: ignore[arg-type]
            "extractive",
            text,
            statements,
            citations,
            hits,
            (),
            None,
            self.corpus.version,
            "abcdef012345",
            1.5,
        )
        return replace(made, **changes)


@pytest.fixture(scope="session")
def build(corpus: Corpus) -> Builder:
    return Builder(corpus)


@pytest.fixture
def make_case() -> Callable[..., GoldenCase]:
    def make(**changes: Any) -> GoldenCase:
        case = GoldenCase(
            id="t1",
            kind="figure",
            question="Quelle part des salariés part à cause de son chef ?",
            history=(),
            expected_status=("answered",),
            nuggets=(Nugget("75 % des salariés", True, (r"75 ?%",)),),
            evidence=(("manifeste", "75 % des salariés quittent leur emploi"),),
            forbidden=(r"\b57 ?%",),
            cluster="chef",
            split="development",
            proposition=4,
        )
        return replace(case, **changes)

    return make
