"""What a route hands to the composer: chosen sentences, and what the program says around them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Status


@dataclass(frozen=True, slots=True)
class Pick:
    """A sentence chosen for an answer. ``lead`` overrides the framing line that its group would get."""

    sentence_id: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before numbering. ``preface`` is the program's own sentence: it states no fact and no number."""

    status: Status
    picks: tuple[Pick, ...] = ()
    preface: str = ""
    notice: str | None = None
    near: tuple[str, ...] = ()  # ids of the sentences that come nearest: they feed the suggestions
    figures_first: bool = False  # open with the figure and its source
    coverage: float = 0.0  # share of the topic that the best sentence holds or stands for, in [0, 1]
    assembled: bool = False  # from several searches, one a part of the question
    grouped: bool = True  # a framing line per proposition
    located: bool = False  # … that adds the heading and the page: where a sentence stands is what is asked
    asides: frozenset[str] = frozenset()  # ids of the last picks, which only go with the answer: a line says so
    whole: bool = False  # every question of the message is answered, in one reading

    @property
    def sentence_ids(self) -> frozenset[str]:
        """Ids of the chosen sentences."""
        return frozenset(pick.sentence_id for pick in self.picks)
