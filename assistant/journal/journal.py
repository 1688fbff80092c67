"""The journal: conversations, answers and their permalinks, feedback, gaps, and what people saved.

One SQLite file in the data folder. Every method is one transaction and may raise ``JournalError``; every one is safe
with several sessions, threads and processes. What is deleted can be brought back for a day, then is erased for good.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, Self

from assistant.answer.serialise import answer_to_json
from assistant.journal.store import new_id, prepare, reading, writing
from assistant.journal.types import Conversation, Feedback, Gap, JournalError, JudgedTurn, KeptTurn, Saved
from assistant.types import Answer
from assistant.understanding.question import fold

LONGEST_TITLE: Final = 120  # characters
LONGEST_COMMENT: Final = 2_000
UNANSWERED: Final = frozenset({"not_in_corpus", "out_of_scope"})
UNDO: Final = timedelta(days=1)  # how long what was deleted can be brought back

_BLANKS: Final = re.compile(r"[^\S\u00a0\u202f]+")
_CONVERSATIONS: Final = """
    SELECT c.*, (SELECT count(*) FROM turns t WHERE t.conversation_id = c.id) AS turns FROM conversations c
    WHERE c.deleted IS NULL
"""
_TURNS: Final = """
    SELECT t.* FROM turns t JOIN conversations c ON c.id = t.conversation_id WHERE c.deleted IS NULL
"""


@dataclass(frozen=True)
class Journal:
    """An open journal. ``notice`` says, in French, that a damaged file was set aside at opening; None otherwise."""

    data_dir: Path
    notice: str | None = None

    @classmethod
    def open(cls, data_dir: Path) -> Self:
        """Open the journal of ``data_dir``, made or brought up to date when needed.

        Raises:
            JournalError: the folder cannot be written, or the file is that of a newer version.
        """
        journal = cls(data_dir, prepare(data_dir))
        journal.purge(datetime.now(UTC) - UNDO)
        return journal

    def purge(self, before: datetime) -> None:
        """Erase for good what was deleted before that time, with its turns and their feedback."""
        with writing(self.data_dir) as db:
            db.execute("DELETE FROM conversations WHERE deleted < ?", (_stamp(before),))
            db.execute("DELETE FROM saved WHERE deleted < ?", (_stamp(before),))

    # Conversations

    def conversations(self) -> tuple[Conversation, ...]:
        """The conversations that are kept, the one that moved last first."""
        with reading(self.data_dir) as db:
            return tuple(_conversation(row) for row in db.execute(f"{_CONVERSATIONS} ORDER BY c.updated DESC, c.id"))

    def conversation(self, conversation_id: str) -> Conversation | None:
        """One conversation, or None when there is none or it was deleted."""
        with reading(self.data_dir) as db:
            row = db.execute(f"{_CONVERSATIONS} AND c.id = ?", (conversation_id,)).fetchone()
            return _conversation(row) if row else None

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation another title; an empty one changes nothing."""
        if wanted := titled(title):
            with writing(self.data_dir) as db:
                db.execute("UPDATE conversations SET title = ? WHERE id = ?", (wanted, conversation_id))

    def delete(self, conversation_id: str) -> None:
        """Delete a conversation with its turns, feedback, permalinks and gaps; ``restore`` undoes it for a day."""
        with writing(self.data_dir) as db:
            db.execute("UPDATE conversations SET deleted = ? WHERE id = ?", (_now(), conversation_id))

    def restore(self, conversation_id: str) -> None:
        """Undo ``delete``."""
        with writing(self.data_dir) as db:
            db.execute("UPDATE conversations SET deleted = NULL WHERE id = ?", (conversation_id,))

    # Turns

    def add_turn(
        self, answer: Answer, conversation_id: str | None = None, scope: str = "", turn_id: str = ""
    ) -> KeptTurn:
        """Keep one answer at the end of a conversation; without one (or if it was deleted), a new one starts.

        ``scope`` says in words what the search was limited to, "" when it was not. ``turn_id`` is the identifier of an
        answer that was shown before it is kept.
        """
        turn_id, now = turn_id or new_id(), _now()
        payload = json.dumps(answer_to_json(answer), ensure_ascii=False)
        question, understood = _sendable(answer.question), _sendable(answer.resolved_question)
        with writing(self.data_dir) as db:
            home = db.execute(
                "UPDATE conversations SET updated = ? WHERE id = ? AND deleted IS NULL RETURNING id",
                (now, conversation_id or ""),
            ).fetchone()
            kept_in: str = home["id"] if home else new_id()
            if not home:
                values = (kept_in, titled(question), now, now)
                db.execute("INSERT INTO conversations VALUES (?, ?, ?, ?, NULL)", values)
            db.execute(
                "INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (turn_id, kept_in, question, understood, folded(understood), scope, payload, answer.status,
                 answer.corpus_version, now),
            )  # fmt: skip
            return _turn(db.execute("SELECT * FROM turns WHERE id = ?", (turn_id,)).fetchone())

    def turns(self, conversation_id: str) -> tuple[KeptTurn, ...]:
        """The turns of a conversation, oldest first; none when it was deleted."""
        with reading(self.data_dir) as db:
            rows = db.execute(f"{_TURNS} AND t.conversation_id = ? ORDER BY t.asked, t.rowid", (conversation_id,))
            return tuple(_turn(row) for row in rows)

    def turn(self, turn_id: str) -> KeptTurn | None:
        """The answer under a permalink, or None when there is none or its conversation was deleted."""
        with reading(self.data_dir) as db:
            row = db.execute(f"{_TURNS} AND t.id = ?", (turn_id,)).fetchone()
            return _turn(row) if row else None

    # Feedback

    def give_feedback(self, turn_id: str, feedback: Feedback | None) -> None:
        """Keep what somebody thinks of an answer, instead of what they thought before; None takes it back.

        Raises:
            JournalError: the answer is not kept any more.
        """
        with writing(self.data_dir) as db:
            if db.execute("SELECT 1 FROM turns WHERE id = ?", (turn_id,)).fetchone() is None:
                raise JournalError("Cette réponse n’est plus gardée\u00a0: posez de nouveau la question pour la juger.")
            db.execute("DELETE FROM feedback WHERE turn_id = ?", (turn_id,))
            if feedback is not None:
                comment = _sendable(feedback.comment.strip()[:LONGEST_COMMENT])
                values = (turn_id, feedback.thumb, feedback.reason, comment, _now())
                db.execute("INSERT INTO feedback VALUES (?, ?, ?, ?, ?)", values)

    def feedback(self) -> tuple[JudgedTurn, ...]:
        """Every feedback with its question, the latest first."""
        with reading(self.data_dir) as db:
            rows = db.execute(
                "SELECT f.*, t.question, t.status FROM feedback f JOIN turns t ON t.id = f.turn_id "
                "JOIN conversations c ON c.id = t.conversation_id WHERE c.deleted IS NULL ORDER BY f.given DESC"
            )
            return tuple(
                JudgedTurn(r["turn_id"], r["question"], r["status"], _feedback(r), _time(r["given"])) for r in rows
            )

    def feedback_of(self, turn_id: str) -> Feedback | None:
        """What was thought of one answer."""
        with reading(self.data_dir) as db:
            row = db.execute("SELECT * FROM feedback WHERE turn_id = ?", (turn_id,)).fetchone()
            return _feedback(row) if row else None

    # Gaps

    def gaps(self) -> tuple[Gap, ...]:
        """The questions that the documents did not answer, the most asked first, then the latest.

        A question whose latest asking was answered is no gap any more. One that was asked of some parts only tells
        nothing of the others.
        """
        with reading(self.data_dir) as db:
            rows = db.execute(
                "SELECT t.folded, t.understood, t.status, t.corpus_version, t.asked FROM turns t "
                "JOIN conversations c ON c.id = t.conversation_id "
                "WHERE c.deleted IS NULL AND t.folded <> '' AND t.scope = '' ORDER BY t.asked, t.rowid"
            ).fetchall()
        askings: dict[str, list[sqlite3.Row]] = {}
        for row in rows:
            askings.setdefault(row["folded"], []).append(row)
        found = [gap for same in askings.values() if (gap := _gap(same))]
        return tuple(sorted(found, key=lambda g: (-g.count, -g.last.timestamp(), g.question)))

    # What people save

    def save(self, kind: str, title: str, payload: Mapping[str, Any], corpus_version: str) -> Saved:
        """Keep some plain JSON data under a title."""
        saved_id = new_id()
        values = (saved_id, kind, titled(title), json.dumps(payload, ensure_ascii=False), corpus_version, _now())
        with writing(self.data_dir) as db:
            db.execute("INSERT INTO saved VALUES (?, ?, ?, ?, ?, ?, NULL)", values)
            return _saved(db.execute("SELECT * FROM saved WHERE id = ?", (saved_id,)).fetchone())

    def saved(self, kind: str) -> tuple[Saved, ...]:
        """What was saved under that kind, the latest first."""
        with reading(self.data_dir) as db:
            query = "SELECT * FROM saved WHERE kind = ? AND deleted IS NULL ORDER BY saved DESC, rowid DESC"
            return tuple(_saved(row) for row in db.execute(query, (kind,)))

    def saved_item(self, saved_id: str) -> Saved | None:
        """One saved thing, or None when there is none or it was thrown away."""
        with reading(self.data_dir) as db:
            row = db.execute("SELECT * FROM saved WHERE id = ? AND deleted IS NULL", (saved_id,)).fetchone()
            return _saved(row) if row else None

    def forget(self, saved_id: str) -> None:
        """Throw a saved thing away; ``recover`` undoes it for a day."""
        with writing(self.data_dir) as db:
            db.execute("UPDATE saved SET deleted = ? WHERE id = ?", (_now(), saved_id))

    def recover(self, saved_id: str) -> None:
        """Undo ``forget``."""
        with writing(self.data_dir) as db:
            db.execute("UPDATE saved SET deleted = NULL WHERE id = ?", (saved_id,))


def titled(text: str) -> str:
    """A title on one line, its no-break spaces kept, cut at a word when too long."""
    line = _BLANKS.sub(" ", _sendable(text)).strip()
    return line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def folded(question: str) -> str:
    """What two askings of one question share: its words without case, accents and punctuation."""
    return " ".join(re.findall(r"\w+", fold(question)))


def _sendable(text: str) -> str:
    """Text that UTF-8 can hold: a lone surrogate becomes « ? »."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _now() -> str:
    return _stamp(datetime.now(UTC))


def _stamp(time: datetime) -> str:
    """A time whose alphabetical order is that of time: always UTC, always with its microseconds."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def _time(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)


def _conversation(row: sqlite3.Row) -> Conversation:
    return Conversation(row["id"], row["title"], _time(row["started"]), _time(row["updated"]), row["turns"])


def _turn(row: sqlite3.Row) -> KeptTurn:
    return KeptTurn(
        row["id"], row["conversation_id"], row["question"], row["scope"], json.loads(row["answer"]), row["status"],
        row["corpus_version"], _time(row["asked"]),
    )  # fmt: skip


def _gap(askings: Sequence[sqlite3.Row]) -> Gap | None:
    """The gap that the askings of one question make, oldest first; None when the last one was answered."""
    last = askings[-1]
    if last["status"] not in UNANSWERED:
        return None
    times = [_time(row["asked"]) for row in askings if row["status"] in UNANSWERED]
    return Gap(last["understood"], last["status"], len(times), times[0], times[-1], last["corpus_version"])


def _feedback(row: sqlite3.Row) -> Feedback:
    return Feedback(row["thumb"], row["reason"], row["comment"])


def _saved(row: sqlite3.Row) -> Saved:
    return Saved(
        row["id"], row["kind"], row["title"], json.loads(row["payload"]), row["corpus_version"], _time(row["saved"])
    )
