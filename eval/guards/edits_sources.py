"""Mutations of where a statement comes from: who speaks, which proposition, the words of a quotation, the citation."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from assistant.guards import attributed
from assistant.guards.words import content
from assistant.library.citations import Library
from corpus.types import BlockKind, Sentence, Voice
from eval.guards.cases import Case, lowered

_ALIKE = 0.3  # share of content words from which another sentence may say the same: not a wrong citation then
_SUBJECTS = ("Le gouvernement", "Les syndicats", "L’OPCO Santé", "La Croix-Rouge française")
_NEXEM_ACTS = re.compile(
    r"\bNexem(?= (?:propose|demande|souhaite|préconise|entend|considère|vise|promeut|partage|"
    r"juge|invite|engage|réalise|agit))"
)
_PRODUCERS = (
    "Gallup",
    "IFOP-Nexem",
    "IFOP",
    "IPSOS",
    "OCDE",
    "PerformanSe",
    "CESE",
    "IGOPP",
    "France Travail",
    "OPCO Santé",
)
# What gives words to somebody, by the voice that would make it right.
_GIVEN = {
    Voice.SURVEY: ("D’après une étude, {}", "Selon une enquête récente, {}", "Un rapport montre que {}"),
    Voice.JOURNALIST: ("Selon la presse, {}", "D’après l’article, {}", "L’article souligne que {}"),
}
_GIVEN_TO_NEXEM = [
    "Pour Nexem, {}", "Nexem estime que {}", "Selon le manifeste, {}", "Le manifeste souligne que {}",
    "{}, rappelle Nexem.", "{}, selon Nexem.",
]  # fmt: skip
_ROLE = "(?:direct|présid|responsable|DRH|DG|docteur|chercheu|conseill)"
_LONGEST_QUOTATION, _SHORTEST_QUOTATION = 14, 5  # words
_WORD = re.compile(r"[^\W\d_]{4,}")


def draw(text: str, size: int) -> int:
    """A number below ``size`` that depends on ``text`` alone: the same on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % size


def speaker(case: Case, library: Library) -> Iterator[str]:
    """Another person, another body, Nexem in the place of a person."""
    sentences = [library.sentence(i) for i in case.cited]
    own = {s.speaker.name for s in sentences if s.speaker}
    for name in sorted(own):
        yield from _of_person(case.statement, name, sorted(library.speakers - own))
    if any(s.voice is Voice.PROPOSAL or s.voice is Voice.OBSERVATION for s in sentences):
        for match in list(_NEXEM_ACTS.finditer(case.statement))[:1]:
            for other in (
                _SUBJECTS[draw(case.statement, len(_SUBJECTS))],
                sorted(library.speakers)[draw(case.statement, 5)],
            ):
                yield case.statement[: match.start()] + other + case.statement[match.end() :]
    if all(s.voice is Voice.JOURNALIST for s in sentences):
        yield re.sub(
            r"^(?:(?:Selon|D’après) l’article|L’article rapporte que)\b", "Selon Patrick Soria", case.statement
        )
    yield from _of_producer(case.statement)
    for bare in silent(case, library):
        yield from _given(bare, sentences, library)


def silent(case: Case, library: Library) -> Iterator[str]:
    """The statement without its speaker: right as long as the speaker is written before it."""
    own = {s.speaker.name for i in case.cited if (s := library.sentence(i)).speaker}
    for name in sorted(own):
        yield from _without(case.statement, rf"^(?:Selon|Pour|D’après) {re.escape(name)}(?:, {_ROLE}[^,]*)?, ")
    if all(library.sentence(i).voice is Voice.JOURNALIST for i in case.cited):
        yield from _without(case.statement, r"^(?:Selon|D’après) l’article, ")
    if not own and attributed(case.statement, case.cited, library).lead:
        yield case.statement


def _given(bare: str, sentences: Sequence[Sentence], library: Library) -> Iterator[str]:
    """The words of a person, an article or a study given to somebody else, before or after them."""
    own = {s.speaker.name for s in sentences if s.speaker}
    others = sorted(library.speakers - own)
    voices = {s.voice for s in sentences}
    told = lowered(bare, library)
    yield f"Selon {others[draw(bare, len(others))]}, {told}"
    frames = [f for voice, found in _GIVEN.items() if voice not in voices for f in found]
    if not any("Nexem" in s.text for s in sentences):
        frames += _GIVEN_TO_NEXEM
    for turn in ("one", "two"):
        frame = frames[draw(turn + bare, len(frames))]
        yield frame.format(told) if frame[0] != "{" else frame.format(bare.rstrip("."))


def _of_person(statement: str, name: str, others: Sequence[str]) -> Iterator[str]:
    yield statement.replace(name, others[draw(statement, len(others))])
    yield statement.replace(name, "Nexem")


def _without(statement: str, pattern: str) -> Iterator[str]:
    bare = re.sub(pattern, "", statement)
    if bare != statement:
        yield bare[0].upper() + bare[1:]


def _of_producer(statement: str) -> Iterator[str]:
    for name in _PRODUCERS:
        if re.search(rf"(?<![\w-]){name}(?![\w-])", statement):
            others = [p for p in _PRODUCERS if p not in statement and statement.find(p.split("-")[0]) < 0]
            yield statement.replace(name, others[draw(statement, len(others))], 1)
            return


def proposition_bases(cases: Sequence[Case], library: Library) -> Iterator[Case]:
    """Statements that name the proposition they come from, where all of their sentences stand under one."""
    for case in cases:
        numbers = {library.section_of(library.sentence(i)).proposition for i in case.cited}
        if len(numbers) == 1 and None not in numbers and "proposition" not in case.statement.lower():
            number = next(iter(numbers))
            yield Case(f"Dans la proposition {number}\u00a0: {case.statement}", case.cited, case.split)


def proposition(case: Case, library: Library) -> Iterator[str]:
    """Another number for the proposition."""
    match = re.search(r"(?<=proposition )\d+", case.statement)
    if match is None:
        return
    own = int(match[0])
    others = [p.number for p in library.corpus.propositions if p.number != own]
    other = others[draw(case.statement, len(others))]
    yield case.statement[: match.start()] + str(other) + case.statement[match.end() :]


def quotation_bases(library: Library) -> Iterator[Case]:
    """« Le manifeste écrit : « … » », with the first words of a sentence between quotation marks."""
    for s in library.sentences:
        words = s.text.split()
        if (
            s.kind in {BlockKind.HEADING, BlockKind.NOTE}
            or len(words) < _SHORTEST_QUOTATION
            or re.search('[«»“”"]', s.text)
        ):
            continue
        quoted = " ".join(words[:_LONGEST_QUOTATION]).rstrip(".;:, ")
        yield Case(f"{_introduced(s)} «\u00a0{quoted}\u00a0».", (s.id,), "verbatim")


def _introduced(sentence: Sentence) -> str:
    if sentence.speaker is not None:
        return f"{sentence.speaker.name} le dit\u00a0:"
    return "L’article l’écrit\u00a0:" if sentence.voice is Voice.JOURNALIST else "On lit dans le manifeste\u00a0:"


def quotation(case: Case, library: Library) -> Iterator[str]:
    """One word of the quotation changed for a word that the documents hold, or left out."""
    start = case.statement.index("«")
    words = [m for m in _WORD.finditer(case.statement) if m.start() > start]
    if not words:
        return
    word = words[draw(case.statement, len(words))]
    vocabulary = sorted({w for s in library.sentences[:200] for w in _WORD.findall(s.text) if w.islower()})
    other = vocabulary[draw(case.statement + word[0], len(vocabulary))]
    if other != word[0].lower():
        yield case.statement[: word.start()] + other + case.statement[word.end() :]
    if len(words) > 2:
        middle = words[len(words) // 2]
        yield case.statement[: middle.start()].rstrip() + case.statement[middle.end() :]


def moved(case: Case, library: Library) -> Iterator[tuple[str, ...]]:
    """One sentence of another section in the place of those that the statement rests on."""
    sections = {library.sentence(i).section_id for i in case.cited}
    others = [
        s for s in library.sentences if s.section_id not in sections and len(s.text.split()) > _SHORTEST_QUOTATION
    ]
    for turn in ("one", "two"):
        other = others[draw(f"{turn} {case.statement}", len(others))]
        if not _may_say(other, case, library):
            yield (other.id,)


def added(case: Case, others: Sequence[Case], library: Library) -> Iterator[str]:
    """What the documents say in another section, added to a statement that does not point there; figures aside."""
    sections = {library.sentence(i).section_id for i in case.cited}
    far = [o.statement for o in others if not sections & {library.sentence(i).section_id for i in o.cited}]
    plain = [text for text in far if not re.search(r"\d", text)]
    if plain:
        yield f"{case.statement.rstrip('.')}. {plain[draw('after ' + case.statement, len(plain))]}"
        other = plain[draw("within " + case.statement, len(plain))]
        first = other.split(maxsplit=1)[0]
        joined = other if first in library.proper_names or first == "Nexem" else other[0].lower() + other[1:]
        yield f"{case.statement.rstrip('.')}, et {joined}"


def beside(case: Case, library: Library) -> Iterator[tuple[str, ...]]:
    """The next sentence of the same section: the nearest that a citation can go wrong."""
    other = library.neighbour(case.cited[-1], 1)
    if other is not None and other.id not in case.cited and not _may_say(other, case, library):
        yield (other.id,)


def _may_say(other: Sentence, case: Case, library: Library) -> bool:
    own = {w for i in case.cited for w in content(library.sentence(i).text)} | set(content(case.statement))
    held = set(content(other.text))
    return len(own & held) > _ALIKE * min(len(own), len(held))
