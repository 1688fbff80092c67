"""What a model wrote is read the same however it is cut, and its text never becomes more than data."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.llm.failure import FailureKind, ModelFailure, failure_of
from assistant.llm.judging import printed
from assistant.llm.prompt import ANSWER, QUESTIONS, filled, load_prompt
from assistant.llm.reading import MOST_STATEMENTS, Claim, Reader

TEXTS = st.text(min_size=1, max_size=60).filter(lambda t: bool(t.strip()))
ROWS = st.lists(st.tuples(TEXTS, st.lists(st.text(max_size=6), max_size=3)), max_size=6)


def _answer(rows: list[tuple[str, list[str]]], completeness: str = "partial") -> str:
    statements = [{"text": text, "codes": codes} for text, codes in rows]
    return json.dumps({"statements": statements, "completeness": completeness}, ensure_ascii=False)


@given(ROWS, st.integers(1, 40), st.sampled_from(["", "```json\n", "Voici : ", '<think>{"statements": [</think>\n']))
def test_claims_are_the_same_however_the_text_is_cut(rows: list[tuple[str, list[str]]], size: int, before: str) -> None:
    text = before + _answer(rows)
    reader = Reader()
    claims = [claim for at in range(0, len(text), size) for claim in reader.feed(text[at : at + size])]
    assert claims == [Claim(t, tuple(codes)) for t, codes in rows]
    if rows:
        assert reader.completeness() == "partial"


@given(ROWS.filter(bool), st.data())
def test_a_cut_text_is_never_taken_for_a_whole_one(rows: list[tuple[str, list[str]]], data: st.DataObject) -> None:
    text = _answer(rows)
    reader = Reader()
    list(reader.feed(text[: data.draw(st.integers(0, len(text) - 1))]))
    with pytest.raises(ModelFailure):
        reader.completeness()


@given(st.text(max_size=300))
def test_anything_at_all_is_read_or_refused(text: str) -> None:
    reader = Reader()
    list(reader.feed(text))
    with pytest.raises(ModelFailure):
        reader.completeness()


def test_an_endless_list_is_cut_short() -> None:
    reader = Reader()
    claims = list(reader.feed(_answer([(f"Énoncé {n}.", ["A"]) for n in range(50)])))
    assert len(claims) == MOST_STATEMENTS


def test_nothing_found_is_an_answer_and_an_empty_list_without_a_word_is_none() -> None:
    reader = Reader()
    list(reader.feed(_answer([], "none")))
    assert reader.completeness() == "none"
    reader = Reader()
    list(reader.feed(_answer([], "complete")))
    with pytest.raises(ModelFailure) as refused:
        reader.completeness()
    assert refused.value.kind is FailureKind.EMPTY


@given(st.text(max_size=200))
def test_a_printed_statement_is_one_line_without_a_quotation_mark(text: str) -> None:
    shown = printed(text)
    assert "\n" not in shown
    assert not set(shown) & set('«»“”"')
    assert not shown or shown[-1] in ".!?…"


@given(st.text(max_size=80))
def test_a_field_of_a_prompt_is_never_read_as_one(text: str) -> None:
    assert filled("avant {one} après {two}", one=text, two="fin") == f"avant {text} après fin"


@pytest.mark.parametrize("name", [ANSWER, QUESTIONS])
def test_prompts_have_a_version_and_every_field_they_need(name: str) -> None:
    prompt = load_prompt(name)
    assert prompt.version >= 1
    assert "{fence}" in prompt.system
    assert "{documents}" in prompt.request
    assert "{fault}" in prompt.repair
    example = prompt.system.splitlines()[-1]
    reader = Reader()
    assert len(list(reader.feed(example))) == 1  # the form shown to the model is the one that is read
    assert reader.completeness() == "complete"


class _Http(Exception):
    def __init__(self, status: int) -> None:
        super().__init__("sk-clef")
        self.status_code = status


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (_Http(401), FailureKind.KEY),
        (_Http(404), FailureKind.UNKNOWN),
        (_Http(429), FailureKind.BUSY),
        (_Http(502), FailureKind.SERVER),
        (_Http(422), FailureKind.REJECTED),
        (TimeoutError(), FailureKind.TIMEOUT),
        (ConnectionRefusedError(), FailureKind.UNREACHABLE),
        (json.JSONDecodeError("x", "y", 0), FailureKind.UNREADABLE),
        (RuntimeError("?"), FailureKind.PROGRAM),
    ],
)
def test_an_error_of_a_library_is_named_and_its_message_forgotten(error: Exception, kind: FailureKind) -> None:
    failure = failure_of(error)
    assert failure.kind is kind
    assert "sk-clef" not in f"{failure} {failure.detail} {failure.notice}"
