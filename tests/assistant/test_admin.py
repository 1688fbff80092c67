"""The door: only the password opens it, attempts are slowed for everybody, a ticket ends with its password."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.admin import FREE_ATTEMPTS, LONGEST_WAIT_S, Door


@given(st.text(max_size=20), st.text(max_size=20))
def test_only_the_password_opens(given_text: str, password: str) -> None:
    assert Door().knock(given_text, password, 0).opened == (bool(password) and given_text == password)


def test_attempts_are_slowed_more_and_more_and_a_right_one_resets() -> None:
    door, now, waits = Door(), 0.0, []
    for _ in range(12):
        assert not door.knock("faux", "sésame", now).opened
        held = door.knock("sésame", "sésame", now)
        if held.opened:
            break  # the free attempts: a slip of the finger costs nothing
        waits.append(held.wait_s)
        now += held.wait_s
    assert waits == []  # a right password after one slip opens at once
    door = Door()
    for _ in range(FREE_ATTEMPTS):
        door.knock("faux", "sésame", now)
    for _ in range(10):
        assert not door.knock("faux", "sésame", now).opened
        held = door.knock("sésame", "sésame", now)
        assert not held.opened and held.wait_s > 0
        waits.append(held.wait_s)
        now += held.wait_s
    assert waits == sorted(waits) and waits[0] == 1 and waits[-1] == LONGEST_WAIT_S
    assert door.knock("sésame", "sésame", now).opened
    assert door.knock("faux", "sésame", now).wait_s == 0


def test_a_ticket_ends_with_its_password_and_its_process_and_does_not_hold_it() -> None:
    door = Door()
    ticket = door.ticket("sésame")
    assert door.admits(ticket, "sésame") and "sésame" not in ticket
    assert not door.admits(ticket, "autre")
    assert not door.admits(ticket, "")
    assert not Door().admits(ticket, "sésame")
    assert not door.admits(None, "sésame") and not door.admits("", "")
    assert not door.admits(door.ticket(""), "")
