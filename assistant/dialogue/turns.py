"""One turn of a conversation, read in the light of the turns before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.dialogue.again import Again, asked_again, sentences_wished
from assistant.dialogue.angle import asks_another, asks_the_next_sentence
from assistant.dialogue.follow_up import resolve
from assistant.dialogue.pointers import changes_topic, own_topic, points_back
from assistant.dialogue.ranks import Pointed, next_rank, of_the_same, pointed_at, rank_of
from assistant.dialogue.returns import returns_to
from assistant.dialogue.thread import asks_another_figure, spent
from assistant.dialogue.told import what_was_asked
from assistant.library.citations import Library
from assistant.understanding.orders import asks, without_orders
from assistant.understanding.ordinals import numbered
from assistant.understanding.question import Before, Question, Wanted, clean, understand
from assistant.understanding.texting import written_out
from assistant.understanding.wording import is_greeting
from corpus.lexicon import load_lexicon
from corpus.types import Corpus
from index.analysis import content_terms
from index.expansion import corrected
from index.search import Index
from index.spelling import as_written


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn as it was understood. ``again`` is what it wants of the answer before, when it asks nothing else."""

    question: Question
    again: Again | None = None


@dataclass(frozen=True, slots=True)
class Turns:
    """What reads the turns. ``answered`` gives the turns up to the last answer on which one may go on, and the ids of
    the sentences of the last answer, in their order.
    """

    index: Index
    library: Library
    answered: Callable[[Sequence[str]], tuple[tuple[str, ...], tuple[str, ...]]]

    def read(self, text: str, history: Sequence[str]) -> Turn:
        """Read ``text`` in the light of ``history`` (earlier turns, oldest first).

        Raises what ``clean`` raises.
        """
        typed = clean(text)
        told = what_was_asked(history)
        written = written_out(typed, self.index.vocabulary, self.index.corpus)
        if (back := self._gone_back(written, told)) is not None:
            return replace(back, question=replace(back.question, text=typed, previous=told))
        if (again := self._again(written, told)) is not None:
            return Turn(replace(again.question, text=typed), again.again)
        pointed = self._pointed(written, told)
        if pointed and pointed.sentence_id:
            item = replace(understand(pointed.asked), item=pointed.sentence_id, resolved=pointed.named(typed))
            return Turn(replace(item, text=typed, previous=told))
        written = pointed.asked if pointed else written
        asked, ordered = without_orders(written)
        question = self._with_given(asked, told)
        if pointed:
            question = replace(question, resolved=pointed.named(typed))
        alone = ordered and (asked == written or not asks(asked))
        before = None if question.instead else self._before(asked, told)  # with an ``instead``, it was put in full
        return Turn(replace(question, text=typed, ordered=alone, before=before))

    def _resolved(self, asked: str, told: Sequence[str]) -> Question:
        earlier = (self._in_full(old, told[:place]) for place, old in enumerate(told))
        return resolve(self._respelled(asked), [self._mended(old) for old in earlier], content_terms)

    def _given(self, told: Sequence[str]) -> tuple[str, ...]:
        return self.answered(told)[1]

    def _all_given(self, told: Sequence[str]) -> tuple[str, ...]:
        """Ids of the sentences that the answers to all these turns gave."""
        return tuple(dict.fromkeys(i for end in range(1, len(told) + 1) for i in self._given(told[:end])))

    def _with_given(self, asked: str, told: Sequence[str]) -> Question:
        """The question, a follow-up with the sentences that were just given when it asks about them."""
        question = self._resolved(asked, told)
        if question.angle:
            heard, given = self.answered(told)
            question = replace(self._resolved(asked, heard) if len(heard) < len(told) else question, given=given)
            if asks_the_next_sentence(question.asked, question.previous):
                return replace(question, spent=self._all_given(told))
            if asks_another(question.asked) and question.wanted is Wanted.FIGURE:
                return replace(question, spent=spent(question, question.given, self.library))
        elif asks_another_figure(question):
            return replace(question, spent=spent(question, self._given(told), self.library))
        return question

    def _before(self, asked: str, told: Sequence[str]) -> Before | None:
        """What a turn comes after; None when nothing was asked before it, or when it announces another subject."""
        spoken = [n for n, old in enumerate(told) if any(map(str.isalnum, old)) and not is_greeting(old)]
        if not spoken or changes_topic(asked, content_terms):
            return None
        back = returns_to(asked, [self._mended(told[n]) for n in spoken], content_terms)
        if back is not None:
            spoken, asked = spoken[: back[0] + 1], back[1]
            told = told[: spoken[-1] + 1]
            if not any(map(str.isalnum, asked)):  # that question again
                return self.read(told[-1], told[:-1]).question.before
        last = self.read(told[spoken[-1]], told[: spoken[-1]]).question
        said_nothing = last.before is not None and last.before.needed and last.before.pointed_at
        return Before(
            topic=last.before.topic if last.before and said_nothing else last.topic or last.search,
            given=self._given(told),
            pointed_at=points_back(asked, content_terms),
            needed=len(own_topic(asked, content_terms)) <= 1,
        )

    def _again(self, text: str, told: Sequence[str]) -> Turn | None:
        """The turn that ``text`` asks again; None when it asks anything else."""
        kind = asked_again(text)
        last = next((n for n in range(len(told) - 1, -1, -1) if not is_greeting(told[n])), None)
        if kind is None or last is None or not any(map(str.isalnum, told[last])):
            return None
        meant = self.read(told[last], told[:last]).question
        most = sentences_wished(text) if kind is Again.SHORTER else 0
        return Turn(replace(meant, text=text, previous=tuple(told), most=most), kind)

    def _gone_back(self, text: str, told: Sequence[str]) -> Turn | None:
        """« Revenons au télétravail : un chiffre ? », read as if nothing was said since the question gone back to; None
        when nothing is, or when what is asked stands alone.
        """
        spoken = [n for n, old in enumerate(told) if any(map(str.isalnum, old)) and not is_greeting(old)]
        back = returns_to(text, [self._mended(told[n]) for n in spoken], content_terms)
        if back is None or not any(map(str.isalnum, back[1])) or not points_back(back[1], content_terms):
            return None
        return self.read(back[1], told[: spoken[back[0]] + 1])

    def _pointed(self, text: str, told: Sequence[str]) -> Pointed | None:
        """What a text points to by its rank in the last list that an answer gave."""
        rank = next_rank(text, told[-1]) if told else None
        if rank is not None:  # in the list in which the turn before pointed to one
            told = told[:-1]
        elif told and not of_the_same(text, told[-1]):
            rank = rank_of(text)
        if rank is None:
            return None
        before = (told[:end] for end in range(len(told), 0, -1))
        found = (pointed_at(rank, self._given(asked), self.library) for asked in before)
        return next((pointed for pointed in found if pointed), None)

    def _in_full(self, text: str, before: Sequence[str]) -> str:
        """An earlier turn, what it points to by its rank named in words."""
        pointed = self._pointed(text, before)
        return pointed.asked if pointed else text

    def _respelled(self, text: str) -> str:
        return numbered(respelled(text, self.index.vocabulary, self.index.corpus))

    def _mended(self, text: str) -> str:
        """An earlier question as it was understood: in full, its misspelt words as the documents write them."""
        return self._respelled(written_out(text, self.index.vocabulary, self.index.corpus))


def respelled(text: str, vocabulary: Mapping[str, int], corpus: Corpus) -> str:
    """The text with its misspelt words as the documents write them."""
    for typed, meant in corrected(text, vocabulary, load_lexicon()):
        written = as_written(meant, (document.text for document in corpus.documents))
        text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", written, text)
    return text
