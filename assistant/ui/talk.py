"""The conversation of one visitor: what Streamlit's session holds of it, and the gestures that change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

import streamlit as st

from assistant import Assistant
from assistant.journal.journal import Journal
from assistant.journal.revisit import Review
from assistant.journal.store import new_id
from assistant.journal.transcript import Exchange
from assistant.journal.types import REASONS, Feedback, KeptTurn
from assistant.scope import EVERYWHERE, Scope, words_of
from assistant.types import Answer
from assistant.ui import components
from assistant.ui.conversation import Turn, drawn, refreshed, remembered
from assistant.ui.keeping import kept

CONVERSATION: Final = "conversation"  # ?conversation=ID: a page that is loaded again shows it again
LONGEST_SHOWN: Final = 60  # turns of a conversation that is opened again; an export holds them all


@dataclass
class Talk:
    """What is open. ``serial`` grows with every conversation: the keys of its widgets are its own.

    The browser holds the first ``given`` turns; the last ones that it was sent begin at ``first``.
    """

    turns: list[Turn] = field(default_factory=list)
    conversation_id: str | None = None
    keeping: bool = True
    serial: int = 0
    scope: Scope = EVERYWHERE
    erased: str | None = None  # what was taken out of the journal when it was no longer to be kept
    given: int = 0
    first: int = 0


def current() -> Talk:
    """The visitor's conversation."""
    talk: Talk = st.session_state.setdefault("talk", Talk())
    return talk


def anchor(position: int) -> str:
    """What begins the ids of a turn."""
    return f"turn-{position}"


def ask(question: str) -> None:
    """Have a question asked in the run that begins."""
    if question.strip():
        st.session_state["pending"] = question
        st.session_state.pop("deleted", None)


def start_new() -> None:
    """Close the conversation; another one begins with its first question."""
    talk = current()
    st.session_state["talk"] = Talk(serial=talk.serial + 1, scope=talk.scope)
    st.session_state.pop("pending", None)
    st.query_params.clear()


def open_kept(conversation_id: str, assistant: Assistant) -> None:
    """Show a kept conversation; nothing changes when it is gone."""

    def read(journal: Journal) -> list[tuple[KeptTurn, Feedback | None]]:
        return [(turn, journal.feedback_of(turn.id)) for turn in journal.turns(conversation_id)[-LONGEST_SHOWN:]]

    if found := kept(assistant.settings.data_dir, read):
        start_new()
        talk = current()
        talk.conversation_id = conversation_id
        talk.turns = [
            remembered(turn, assistant.library, anchor(position), feedback)
            for position, (turn, feedback) in enumerate(found)
        ]


def add(answer: Answer, talk: Talk, assistant: Assistant) -> None:
    """Add an answer to the conversation, under the identifier by which ``keep`` will keep it."""
    exchange = Exchange(Review(answer, renewed=False), words_of(talk.scope, assistant.corpus), None)
    turn_id = new_id() if talk.keeping else ""
    talk.turns.append(drawn(exchange, assistant.library, anchor(len(talk.turns)), turn_id))


def keep(talk: Talk, assistant: Assistant) -> bool:
    """Keep the last answer, unless the visitor wants nothing kept; False when the journal refused it.

    Nobody waits for it: the answer is on its way to the screen.
    """
    turn = talk.turns[-1]
    if not turn.turn_id or turn.exchange is None:
        return True
    answer, scope = turn.exchange.answer, turn.exchange.scope
    found = kept(assistant.settings.data_dir, lambda j: j.add_turn(answer, talk.conversation_id, scope, turn.turn_id))
    if found is None:
        talk.turns[-1] = _without_footing(turn, len(talk.turns) - 1, assistant)
        return False
    talk.conversation_id = found.conversation_id
    talk.turns[-1] = replace(turn, exchange=replace(turn.exchange, asked=found.asked))
    return True


def refresh(talk: Talk, assistant: Assistant) -> None:
    """Draw again the turns whose documents changed under them."""

    def feedback(turn: Turn) -> Feedback | None:
        return kept(assistant.settings.data_dir, lambda j: j.feedback_of(turn.turn_id)) if turn.turn_id else None

    for position, turn in enumerate(talk.turns):
        if turn.exchange is not None and turn.version != assistant.corpus.version:
            talk.turns[position] = refreshed(turn, assistant.library, anchor(position), feedback(turn))
            talk.given = 0


def set_keeping(wanted: bool, assistant: Assistant) -> None:
    """« Enregistrer cette conversation »: switched off, take it out of the journal; switched back, put it in again."""
    talk, folder = current(), assistant.settings.data_dir
    talk.keeping = wanted
    if not wanted and (gone := talk.conversation_id):
        kept(folder, lambda j: j.delete(gone))
        talk.erased, talk.conversation_id = gone, None
        talk.turns = [_without_footing(t, i, assistant) for i, t in enumerate(talk.turns)]
    elif wanted and (back := talk.erased):
        kept(folder, lambda j: j.restore(back))
        open_kept(back, assistant)


def _without_footing(turn: Turn, position: int, assistant: Assistant) -> Turn:
    """A turn that is not kept has no link and no judgement."""
    if turn.exchange is None:
        return turn
    return drawn(replace(turn.exchange, asked=None), assistant.library, anchor(position))


def show(talk: Talk, assistant: Assistant) -> None:
    """Show the conversation, and listen to what is thought of it. Only what the browser lacks is sent to it.

    What was sent last is sent again with nothing new: the component then stays as it is.
    """
    if talk.given < len(talk.turns):
        talk.first, talk.given = talk.given, len(talk.turns)
    if talk.turns:
        _give(f"turns-{talk.serial}", talk.turns[talk.first :], talk.first, assistant)


def show_each(turns: Sequence[Turn], assistant: Assistant, start: int = 0) -> None:
    """Show turns each by itself: some of them before the one that is still written."""
    for position, turn in enumerate(turns, start):
        _give(f"turn-{current().serial}-{position}", [turn], 0, assistant)


def give_all_again() -> None:
    """The browser holds none of the turns, or may not: the next run sends them all."""
    current().given = 0


def _give(key: str, turns: Sequence[Turn], first: int, assistant: Assistant) -> None:
    components.show_turns(key, [turn.html for turn in turns], first, partial(_judge, key, assistant), give_all_again)


def _judge(key: str, assistant: Assistant) -> None:
    """Keep a judgement that came from the page: whatever it holds, only what fits is kept."""
    given = st.session_state[key].judgement
    if not isinstance(given, dict):
        return
    feedback = feedback_from(given)
    kept(assistant.settings.data_dir, lambda j: j.give_feedback(str(given.get("turn", "")), feedback))


def feedback_from(given: dict[str, object]) -> Feedback | None:
    """The judgement that a browser sent; None when it was taken back."""
    reason = str(given.get("reason") or "")
    thumb = given.get("thumb")
    if thumb == "up":
        return Feedback("up")
    if thumb == "down":
        return Feedback("down", reason if reason in REASONS else "", str(given.get("comment") or ""))
    return None
