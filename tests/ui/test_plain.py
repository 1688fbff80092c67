from __future__ import annotations

import dataclasses

from assistant.answer.reference import citation_text, reference
from assistant.types import Answer
from assistant.ui import plain

NBSP = "\u00a0"
GALLUP = (
    f"Humanifest, chapitre 2, proposition{NBSP}4, «{NBSP}Encourager un management centré sur l’humain{NBSP}», "
    f"p.{NBSP}5. Note{NBSP}8{NBSP}: Etude Gallup 2023."
)


def test_a_copied_citation_is_the_exact_quotation_and_its_reference(answer: Answer) -> None:
    quote = "75 % des salariés qui quittent leur poste quittent leur chef."
    assert citation_text(answer.citations[0]) == f"«{NBSP}{quote}{NBSP}»\n{GALLUP}"


def test_the_speaker_comes_first_and_what_is_unknown_is_left_out(answer: Answer) -> None:
    bare = dataclasses.replace(
        answer.citations[0], speaker="Ada", proposition=None, page=None, section="", footnotes=()
    )
    assert reference(bare) == "Ada, Humanifest, chapitre 2."


def test_a_copied_answer_keeps_its_numbers_and_every_source(answer: Answer) -> None:
    copied = plain.answer_text(answer)
    assert answer.question in copied and answer.text in copied
    assert [line[:3] for line in copied.splitlines() if line.startswith("[")] == ["[1]", "[2]"]
    assert GALLUP in copied


def test_what_is_announced_has_status_text_and_number_of_sources_but_no_marker(answer: Answer) -> None:
    spoken = plain.announcement(answer)
    assert spoken.startswith("Réponse complète. Proposition 4 : « 75 %")
    assert spoken.endswith(f"2{NBSP}sources.")
    assert "[1]" not in spoken
    assert plain.announcement(dataclasses.replace(answer, citations=())).endswith("Aucune source.")
