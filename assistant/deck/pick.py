"""Which sentences of a proposition go on a slide: what the audience asks about first, and what fits in five lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.deck import theme
from assistant.deck.clauses import leans, shorten
from assistant.deck.metrics import wrap
from assistant.deck.model import MOST_LINES, Audience, Line
from assistant.library.citations import Library
from corpus.types import Sentence

BODY_ROOM: Final = (theme.ROOM - 0.6) * 0.97 * 72  # points inside the card of a line
MOST_SENTENCES: Final = 3
_SHORTENED: Final = 190  # characters: about three lines
_SIZE: Final = 22.0  # points at which the lines of a slide are counted

# Stems that tell what an audience came to hear about. Chosen by reading the text; they only order what is shown.
_HEARD: Final[dict[Audience, str]] = {
    "ca": r"gouvernance|administrat|conseil|C\.A|strat[ée]g|projet|financ|bénévol|pouvoirs publics|RSO|mandat|vision"
    r"|autorités|ambition|responsab",
    "direction": r"manage|projet managérial|compétenc|formation|recrut|fidélis|CCUE|organisation|télétravail|délégation"
    r"|parcours|attractivité",
    "equipe": r"équipe|reconnaissance|quotidien|bien-être|autonomie|confiance|pratique|professionnel|santé|collectif"
    r"|initiative|salarié|transmission|conciliation",
    "adherents": r"Nexem|adhérent|branche|OPCO|AXESS|CCUE|pouvoirs publics|secteur|territo|convention",
}


@dataclass(frozen=True, slots=True)
class Taste:
    """What makes one sentence better than another for somebody: the audience, and the sentences asked about."""

    audience: Audience
    focus: frozenset[str] = frozenset()

    def weigh(self, sentence: Sentence, library: Library) -> float:
        """Higher is shown first."""
        heard = len({m.lower() for m in re.findall(_HEARD[self.audience], sentence.text, re.IGNORECASE)})
        asked = min(len(library.questions_of(sentence.id)), 30) / 15
        cost = max(0, len(shorten(sentence.text, _SHORTENED)) - _SHORTENED) / 60
        return heard + asked - cost + 10 * (sentence.id in self.focus)


def standing(sentence: Sentence) -> bool:
    """Whether a sentence says something by itself: it leans on nothing, and introduces no list."""
    return not leans(sentence.text) and not sentence.text.rstrip().endswith((":", "suivants", "objectif"))


def packs(
    sentences: Iterable[Sentence], taste: Taste, library: Library, most: int = MOST_SENTENCES
) -> list[tuple[Line, ...]]:
    """Slides of sentences: the first holds the best, each in document order and in five lines at most."""
    ranked = sorted(sentences, key=lambda s: (-taste.weigh(s, library), s.start))
    return _fill(ranked, library, most, lambda s: shorten(s.text, _SHORTENED))


def _fill(
    ranked: Sequence[Sentence], library: Library, most: int, worded: Callable[[Sentence], str]
) -> list[tuple[Line, ...]]:
    filled: list[list[tuple[Sentence, str]]] = []
    for sentence in ranked:
        text = worded(sentence)
        if rows(text) > MOST_LINES:
            continue
        room = next(
            (p for p in filled if len(p) < most and sum(rows(t) for _, t in p) + rows(text) <= MOST_LINES), None
        )
        if room is None:
            filled.append([(sentence, text)])
        else:
            room.append((sentence, text))
    return [
        tuple(Line(text, (library.cite(1, s.id),)) for s, text in sorted(pack, key=lambda row: row[0].start))
        for pack in filled
    ]


def rows(text: str, size: float = _SIZE, room: float = BODY_ROOM) -> int:
    """How many lines a text takes on a slide."""
    return len(wrap(text, size, room))
