"""Right statements: paraphrases written by hand, sentences of the documents word for word.

``batch`` (1 to 23) tells the batches of November 2026 apart. Batches 1, 2, 3 and 5 were read to correct the guards.
The others (split ``test``) were each run once before anybody read what stopped them: batch 4, 8 of 66; batch 6, 13 of
64; batch 7 (100, written before the parts of a statement, the derivations and the light words), 16 with the guards of
before, 14 with those; batch 8 (50, after corrections on batch 7), 12 with the guards of before, 11. The guards were
corrected on them since: what ``python -m eval guards`` prints is no unseen figure. For one, write a new batch.
Batches 9, 10 and 11 (100 each) at first sight: 23, 9 and 23 stopped. The even lines of batch 11 were kept unread while
the rest was corrected, their count being watched: 13 of 50 before, 11 after. They were read and corrected then. One
arguable statement is left out, one was in the file; the 15 that name no speaker are in, 14 shown under a line that
the program writes.
Batch 12 (100) at first sight: 3 stopped, and the same 3 by the guards before all corrections of that day. An easy
batch: 4 of its lines were in the file (96 are added), all of its sentences are cited there, its wording is near
theirs, it always names who speaks. It shows no progress, and puts the lines of the program to no test.
Batches 13 and 14 (100 each, hard rewordings): 48 and 25 stopped by the guards before the thesaurus, 36 and 21 with it,
before anybody read them; 27 and 2 after the corrections that they led to. 28 of those 29 are left out, most of them too
far from the words for the prompt; one counts what its sentence does not (« près de la moitié » for 54 %), two keep
quiet about their speaker. One is in the file, stopped.
Batch 15 is what two people wrote who were given 80 real prompts (``assistant/llm/prompts/answer.toml``): 15 of 155
stopped at first sight, none after the corrections. Three are left out: one word for word, one there already, one wrong.
Batch 16 is what three others wrote, given 105 other real prompts: 8 of 302 stopped at first sight (12 by the guards of
before batch 13); 3 after the corrections that they led to. Two of those compare or conclude on their own and are left
out, with those that are there already or word for word.
Batch 17 is what three more wrote, given 105 prompts of a third set: 13 of 325 stopped at first sight, 4 after the
corrections. Batch 18 is what one other wrote, freely, in three goes with corrections between them: 20 of 177 stopped at
first sight, 11 of 103, 13 of 134; 11 after them. Arguable ones are left out of both, with those that are there already.
Batches 19, 20 and 21 are what language models wrote, three a set, who played the model on three more sets of 105, 105
and 120 real prompts, each after the corrections of the one before: 11 of 268, 4 of 287 and 9 of 337 stopped at first
sight, 13 of the 892 before the corrections of this file's last day. 629 are added. Left out: 194 that are there already
or twice, 57 word for word, and 14 that compare or conclude on their own (« plus touché », « avant le lycée », « les
chiffres diffèrent ») or misread whom a pronoun means.
Batches 22 and 23 were played in the same way, from two more sets of real prompts (questions and follow-ups): 6 of 321
and 5 of 309 stopped at first sight, of which 5 and 1 were right paraphrases, the others concluding beyond their
sentences. 341 are added. Left out: 242 that are there already or twice, 35 word for word, and 12 that compare or
conclude on their own, drop « jusqu’à » or misread their sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.library.citations import Library
from corpus.types import BlockKind, Sentence, Voice
from eval.errors import UsageProblem

PARAPHRASES = Path(__file__).parent / "paraphrases.jsonl"
_SHORTEST = 6  # words: shorter sentences leave a mutation nothing to change
_SPLITS = ("development", "validation", "test")


@dataclass(frozen=True, slots=True)
class Case:
    """A statement and the sentences it points to. ``kind``: the mutation that made it, "" for a right one."""

    statement: str
    cited: tuple[str, ...]
    split: str  # "development", "test", "verbatim"
    kind: str = ""
    base: str = ""  # the right statement that a mutation started from


def load_paraphrases(path: Path = PARAPHRASES) -> tuple[Case, ...]:
    """Read the paraphrases.

    Raises:
        UsageProblem: the file is missing, or a line is not ``{"statement", "sentences", "split"}``.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return tuple(_case(json.loads(line)) for line in lines if line.strip())
    except OSError as error:
        raise UsageProblem(f"Le fichier {path} est introuvable\u00a0: donnez celui des paraphrases.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageProblem(
            f"Le fichier {path.name} a une ligne qui n’est pas une paraphrase ({error})\u00a0: corrigez-la."
        ) from error


def _case(row: dict[str, object]) -> Case:
    statement, sentences, split = row["statement"], row["sentences"], row["split"]
    if not isinstance(statement, str) or not isinstance(sentences, list) or split not in _SPLITS:
        raise ValueError(str(statement))
    return Case(statement, tuple(str(i) for i in sentences), str(split))


def verbatim(library: Library) -> tuple[Case, ...]:
    """Every sentence of the documents, headings and short ones aside, attributed where the guards ask for it."""
    return tuple(
        Case(_attributed(s, library), (s.id,), "verbatim")
        for s in library.sentences
        if s.kind not in {BlockKind.HEADING, BlockKind.NOTE} and len(s.text.split()) >= _SHORTEST and _says(s)
    )


def notes(library: Library) -> tuple[Case, ...]:
    """The footnotes, word for word."""
    return tuple(Case(s.text, (s.id,), "verbatim") for s in library.sentences if s.kind is BlockKind.NOTE)


def _says(sentence: Sentence) -> bool:
    """Whether a sentence says something: the signature of a quotation doesn't."""
    return sentence.speaker is None or not sentence.text.startswith(sentence.speaker.name)


def _attributed(sentence: Sentence, library: Library) -> str:
    if sentence.voice is Voice.QUOTED and sentence.speaker:
        return f"Selon {sentence.speaker.name}, {lowered(sentence.text, library)}"
    if sentence.voice is Voice.JOURNALIST:
        return f"Selon l’article, {lowered(sentence.text, library)}"
    return sentence.text


def lowered(text: str, library: Library) -> str:
    """A sentence as it stands after « Selon …, »."""
    first = text.split(maxsplit=1)[0]
    named = first in library.proper_names or first.isupper() or first in {"Nexem", "Humanifest"}
    return text if named else text[0].lower() + text[1:]


def passing(cases: tuple[Case, ...], library: Library) -> Iterator[Case]:
    """The cases that the guards let through, under a line of the program or not.

    Only from them can a mutation be told from its base.
    """
    from assistant.guards import attributed

    return (case for case in cases if not attributed(case.statement, case.cited, library).failures)
