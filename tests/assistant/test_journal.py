"""The journal on real files: what is kept, what is undone, several processes at once, damage."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answer.serialise import answer_to_json
from assistant.journal.journal import Journal, titled
from assistant.journal.store import FILE, MIGRATIONS
from assistant.journal.types import Feedback, JournalError
from assistant.types import Answer, Status

ROOT = Path(__file__).parents[2]


def answer(question: str, status: Status = "not_in_corpus", resolved: str = "", version: str = "v1") -> Answer:
    """An answer without citations."""
    return Answer(
        question, resolved or question, status, "extractive", "Les documents ne le disent pas.", (), (), (), (), None,
        version, "0" * 12, 1.0,
    )  # fmt: skip


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal that nobody has written in."""
    return Journal.open(tmp_path)


def test_a_conversation_is_kept_under_its_first_question_across_openings(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    first = journal.add_turn(answer("Première\u00a0?"), scope="Axe 2")
    second = journal.add_turn(answer("Seconde\u00a0?"), first.conversation_id)
    again = Journal.open(tmp_path)
    (kept,) = again.conversations()
    assert (kept.title, kept.turns, kept.id) == ("Première\u00a0?", 2, second.conversation_id)
    assert again.turns(kept.id) == (first, second)
    assert first.answer == answer_to_json(answer("Première\u00a0?"))
    assert first.scope == "Axe 2" and second.scope == ""
    assert again.turn(second.id) == second
    assert again.notice is None


def test_the_conversation_that_moved_last_comes_first(journal: Journal) -> None:
    one = journal.add_turn(answer("un")).conversation_id
    two = journal.add_turn(answer("deux")).conversation_id
    assert [c.id for c in journal.conversations()] == [two, one]
    journal.add_turn(answer("trois"), one)
    assert [c.id for c in journal.conversations()] == [one, two]


def test_a_title_is_changed_and_an_empty_one_is_not_taken(journal: Journal) -> None:
    kept = journal.add_turn(answer("un")).conversation_id
    journal.rename(kept, "  Le conseil\nde juin ")
    journal.rename(kept, " \n ")
    assert journal.conversation(kept).title == "Le conseil de juin"


def test_what_is_deleted_is_gone_everywhere_until_it_is_brought_back(journal: Journal) -> None:
    turn = journal.add_turn(answer("un"))
    journal.give_feedback(turn.id, Feedback("down", "missing", "page 4"))
    journal.delete(turn.conversation_id)
    assert journal.conversations() == () == journal.turns(turn.conversation_id)
    assert journal.turn(turn.id) is None
    assert journal.gaps() == () == journal.feedback()
    journal.restore(turn.conversation_id)
    assert journal.turn(turn.id) == turn
    assert [j.feedback.comment for j in journal.feedback()] == ["page 4"]


def test_a_question_asked_in_a_deleted_conversation_starts_another(journal: Journal) -> None:
    first = journal.add_turn(answer("un"))
    journal.delete(first.conversation_id)
    second = journal.add_turn(answer("deux"), first.conversation_id)
    assert [c.title for c in journal.conversations()] == ["deux"]
    assert journal.turns(second.conversation_id) == (second,)


def test_after_a_day_nothing_is_left_of_what_was_deleted(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    gone, kept = journal.add_turn(answer("un")), journal.add_turn(answer("deux"))
    journal.give_feedback(gone.id, Feedback("up"))
    journal.delete(gone.conversation_id)
    journal.purge(datetime.now(UTC) - timedelta(days=1))
    journal.restore(gone.conversation_id)
    assert len(journal.conversations()) == 2
    journal.delete(gone.conversation_id)
    journal.purge(datetime.now(UTC) + timedelta(seconds=1))
    journal.restore(gone.conversation_id)
    assert [c.id for c in journal.conversations()] == [kept.conversation_id]
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        assert db.execute("SELECT count(*) FROM feedback").fetchone() == (0,)


def test_a_judgement_replaces_the_one_before_and_can_be_taken_back(journal: Journal) -> None:
    turn = journal.add_turn(answer("un"))
    journal.give_feedback(turn.id, Feedback("up"))
    journal.give_feedback(turn.id, Feedback("down", "beside", " " + "x" * 5_000))
    (judged,) = journal.feedback()
    assert judged.feedback.thumb == "down" and len(judged.feedback.comment) <= 2_000
    assert journal.feedback_of(turn.id) == judged.feedback
    journal.give_feedback(turn.id, None)
    assert journal.feedback() == ()
    with pytest.raises(JournalError, match="n’est plus gardée"):
        journal.give_feedback("inconnu", Feedback("up"))


def test_gaps_are_counted_by_their_words_and_closed_by_an_answer(journal: Journal) -> None:
    journal.add_turn(answer("Quel est le budget\u00a0?"))
    journal.add_turn(answer("quel est le BUDGET", "not_in_corpus", version="v2"))
    journal.add_turn(answer("Et en 2030\u00a0?", "out_of_scope", resolved="Quel budget en 2030\u00a0?"))
    journal.add_turn(answer("Qui préside\u00a0?"))
    journal.add_turn(answer("Qui préside\u00a0?", "answered"))
    journal.add_turn(answer("Que dit la proposition 4\u00a0?", "partial"))
    first, second = journal.gaps()
    assert (first.question, first.count, first.corpus_version) == ("quel est le BUDGET", 2, "v2")
    assert first.first < first.last
    assert (second.question, second.status, second.count) == ("Quel budget en 2030\u00a0?", "out_of_scope", 1)
    journal.add_turn(answer("Que dit l’axe\u00a0?"), scope="axe 2")
    assert len(journal.gaps()) == 2
    journal.add_turn(answer("Qui préside\u00a0?"))
    assert {g.question for g in journal.gaps()} >= {"Qui préside\u00a0?"}


def test_what_is_saved_is_found_thrown_away_and_brought_back(journal: Journal) -> None:
    kept = journal.save("worksheet", "Un EHPAD de 80 places", {"text": "é", "rows": [1, None]}, "v1")
    journal.save("other", "x", {}, "v1")
    assert journal.saved("worksheet") == (kept,)
    assert journal.saved_item(kept.id).payload == {"text": "é", "rows": [1, None]}
    journal.forget(kept.id)
    assert journal.saved("worksheet") == () and journal.saved_item(kept.id) is None
    journal.recover(kept.id)
    assert journal.saved("worksheet") == (kept,)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.text(max_size=300))
def test_any_text_is_kept(journal: Journal, question: str) -> None:
    turn = journal.add_turn(answer(question))
    kept = journal.turn(turn.id)
    assert kept.question == question.encode("utf-8", "replace").decode("utf-8")
    assert len(titled(question)) <= 121


def test_threads_and_processes_write_at_once_and_lose_nothing(tmp_path: Path) -> None:
    Journal.open(tmp_path)
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "from tests_journal_helper import write; write(Path(sys.argv[2]))"
    )
    (tmp_path / "tests_journal_helper.py").write_text(
        "from assistant.journal.journal import Journal\nfrom assistant.types import Answer\n"
        "def write(folder):\n"
        "    journal = Journal.open(folder)\n"
        "    for n in range(20):\n"
        "        journal.add_turn(Answer(f'q{n}', f'q{n}', 'out_of_scope', 'extractive', '', (), (), (), (), None,"
        " 'v', '0', 1.0))\n",
        encoding="utf-8",
    )
    others = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), str(tmp_path)], cwd=ROOT) for _ in range(3)]
    with ThreadPoolExecutor(4) as pool:
        mine = list(pool.map(lambda n: Journal.open(tmp_path).add_turn(answer(f"fil {n}")), range(40)))
    assert [other.wait(60) for other in others] == [0, 0, 0]
    journal = Journal.open(tmp_path)
    assert journal.notice is None
    assert len(journal.conversations()) == 3 * 20 + 40
    assert all(journal.turn(turn.id) == turn for turn in mine)
    assert {g.count for g in journal.gaps() if g.question == "q3"} == {3}


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "not a database": lambda _: b"bonjour " * 700,
    "cut": lambda whole: whole[: len(whole) // 2],
    "overwritten inside": lambda whole: whole[:4096] + b"\xff" * (len(whole) - 4096),
    "another program's": lambda _: _other_database(),
}


def _other_database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript("CREATE TABLE conversations (a); PRAGMA user_version = 1;")
        return db.serialize()


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_file_is_set_aside_whole_and_said(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    journal = Journal.open(tmp_path)
    for n in range(50):
        journal.add_turn(answer(f"question {n} " + "x" * 300))
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    broken = damage((tmp_path / FILE).read_bytes())
    (tmp_path / FILE).write_bytes(broken)
    again = Journal.open(tmp_path)
    (aside,) = tmp_path.glob("journal-abime-*.sqlite3")
    assert again.notice and "mis de côté" in again.notice and aside.name in again.notice
    assert aside.read_bytes()[100:] == broken[100:]
    assert again.conversations() == ()
    again.add_turn(answer("après"))
    assert Journal.open(tmp_path).notice is None


def test_a_file_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    Journal.open(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(JournalError, match="plus récente"):
        Journal.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_file_from_before_the_first_migration_is_brought_up_to_date(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    Journal.open(tmp_path).add_turn(answer("un"))
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_folder_that_cannot_be_one_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(JournalError, match="HUMANIFEST_DATA_DIR"):
        Journal.open(tmp_path / "file")


def test_a_folder_deleted_under_an_open_journal_is_refused_in_words(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    for part in tmp_path.iterdir():
        part.unlink()
    with pytest.raises(JournalError, match="journal des conversations"):
        journal.conversations()
    assert not (tmp_path / FILE).exists()
    Journal.open(tmp_path).add_turn(answer("un"))
