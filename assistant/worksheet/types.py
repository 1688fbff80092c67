"""The nouns of a worksheet. Whatever is quoted is a ``Citation``; whatever this program wrote is plain text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.errors import AssistantError
from assistant.types import Citation

NBSP = "\N{NO-BREAK SPACE}"


class UnknownStructure(AssistantError):
    """No kind of structure has that name; the message lists those that exist."""

    exit_code = 2


class BadSituation(AssistantError):
    """The situation as described cannot be taken: empty, too long, or a size that is no size."""

    exit_code = 2


class Role(StrEnum):
    """Whom a question comes first for."""

    BOARD = "ca"
    DIRECTION = "direction"
    HUMAN_RESOURCES = "rh"
    SUPERVISION = "encadrement"
    TEAM = "equipe"


class Outcome(StrEnum):
    """What could be done with the text."""

    MATCHED = "matched"  # propositions were found
    VAGUE = "vague"  # a difficulty, without a word that says which
    ELSEWHERE = "elsewhere"  # not a difficulty of work, or not words one can work with
    URGENT = "urgent"  # somebody may be in danger: nothing but whom to call


@dataclass(frozen=True, slots=True)
class Structure:
    """A kind of structure as the sector names it: « EHPAD » and its name in full."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What the person described. ``size``: number of employees; ``role``, ``tried``: "" when not given."""

    structure: Structure
    text: str
    size: int | None = None
    role: str = ""
    tried: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence and what Nexem does in it: « Nexem propose », « Nexem demande aux pouvoirs publics », or its voice."""

    citation: Citation
    doing: str


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Something the text does not say, in our words, and whom to ask."""

    text: str
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One proposition of the worksheet. ``score``: higher is better, comparable within one worksheet only."""

    number: int
    title: str
    score: float
    close: bool  # whether it is about as much to the point as the first one
    need: str  # the sentence of the difficulty that led here most
    reasons: tuple[Quoted, ...]  # the sentences that match best, best first
    says: tuple[Quoted, ...]  # the rest of what it says of the difficulty, in the order of the text
    questions: tuple[str, ...]
    unsaid: tuple[Unsaid, ...]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Everything the page and the exports show. Citations are numbered once, from 1, in the order of reading."""

    situation: Situation
    outcome: Outcome
    message: str  # ours; "" when there is nothing to say beyond the columns
    alert: str  # ours: whom to call; "" without cause
    sheets: tuple[Sheet, ...] = ()
    others: tuple[tuple[int, str], ...] = ()  # the next propositions, number and title
    about_structure: tuple[Quoted, ...] = ()  # sentences that use the words of this kind of structure
    uncovered: tuple[str, ...] = ()  # sentences of the difficulty that no sentence of the text answers
    unknown_words: tuple[str, ...] = ()  # words of the difficulty that no document has
    silent: tuple[str, ...] = ()  # what the text says nothing of, for this structure: in our words
    asks: tuple[Quoted, ...] = ()
    commits: tuple[Quoted, ...] = ()
    steps: tuple[Quoted, ...] = ()
    source_title: str = ""
    corpus_version: str = ""

    @property
    def quoted(self) -> tuple[Quoted, ...]:
        """Everything that is quoted, in the order of reading; a sentence that comes back is there again."""
        sheets = [q for s in self.sheets for q in (*s.reasons, *s.says)]
        return (*sheets, *self.about_structure, *self.asks, *self.commits, *self.steps)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation once, by number."""
        found = {q.citation.n: q.citation for q in self.quoted}
        return tuple(found[n] for n in sorted(found))
