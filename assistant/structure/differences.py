"""What tells propositions apart: what each says under its own headings, not what repeats its title or the others."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.reading import body, depends, essential
from assistant.library.terms import terms_in
from corpus.types import BlockKind, Proposition, Section, Sentence, Voice

_MOST = {2: 3, 3: 2}  # sentences of each, by how many propositions are compared
_PROPOSED = 0.2  # what a proposal of Nexem counts beside a finding that tells as much apart
_SHORT = 6  # content words under which a sentence tells little


def telling_apart(chosen: Sequence[Proposition], library: Library) -> dict[int, list[Sentence]]:
    """For each of some propositions by number, one sentence of each heading that the others have least in common with,
    its first heading included; without headings, the sentences whose words are least theirs.
    """
    most = _MOST.get(len(chosen), 1)
    words = {p.number: _words(p, library) for p in chosen}
    found: dict[int, list[Sentence]] = {}
    for proposition in chosen:
        others = frozenset[str]().union(*(held for n, held in words.items() if n != proposition.number))
        common = others | terms_in(proposition.title)
        parts = _parts(proposition, library)
        kept = [*parts[:1], *sorted(parts[1:], key=lambda s: -_new(s.path[-1], common))[: most - 1]]
        told = {s.id: s for section in kept for s in _of_part(section, library)}
        found[proposition.number] = (
            sorted(told.values(), key=lambda s: library.place(s.id))
            if told
            else _least_common(body(proposition.section_ids, library), common, library, most)
        )
    return found


def _words(proposition: Proposition, library: Library) -> frozenset[str]:
    """The content words of a proposition, its title and headings among them."""
    sentences = [s for i in proposition.section_ids for s in library.section_sentences(i) if not is_signature(s)]
    return frozenset(term for s in sentences for term in terms_in(s.text))


def _parts(proposition: Proposition, library: Library) -> list[Section]:
    """The sections of a proposition that have a heading of their own and running text."""
    document = library.documents[proposition.source_id]
    titled = [s for s in document.sections if s.id in proposition.section_ids and s.path[-1] != proposition.title]
    return [s for s in titled if any(t.kind is BlockKind.PARAGRAPH for t in library.section_sentences(s.id))]


def _of_part(section: Section, library: Library) -> list[Sentence]:
    """The sentence that carries a heading."""
    return essential(body([section.id], library), section.path[-1], library, 1)


def _new(text: str, common: frozenset[str]) -> float:
    """Share of the content words of a text that are not in common."""
    terms = terms_in(text)
    return len(terms - common) / (len(terms) or 1)


def _least_common(sentences: Sequence[Sentence], common: frozenset[str], library: Library, most: int) -> list[Sentence]:
    """The sentences that have least in common, those that propose first among equals, in order."""
    own = [s for s in sentences if s.kind is BlockKind.PARAGRAPH and not depends(s) and len(terms_in(s.text)) > _SHORT]
    best = sorted(own, key=lambda s: -_new(s.text, common) - _PROPOSED * (s.voice is Voice.PROPOSAL))[:most]
    return sorted(best, key=lambda s: library.place(s.id))
