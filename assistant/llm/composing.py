"""From verdicts to an answer: statements with their markers, under each the exact quotation that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.answer.frames import frame_of, typeset
from assistant.library.citations import Library
from assistant.llm.events import Verified
from assistant.llm.judging import Verdict
from assistant.types import Citation, Judged, Statement

NBSP = "\u00a0"
REPEATED = ("déjà dit",)


@dataclass
class Sheet:
    """An answer in the making. A sentence gets its number when it is first cited, and keeps it."""

    library: Library
    blocks: list[str] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    @property
    def cited(self) -> tuple[str, ...]:
        """The sentences cited so far, by number."""
        return tuple(self._numbers)

    @property
    def verified(self) -> bool:
        """Whether something that the model wrote passed the checks."""
        return any(j.outcome == "kept" for j in self.judged)

    @property
    def lost(self) -> bool:
        """Whether something that was pointed to sentences is shown in no way."""
        return any(j.outcome == "dropped" and j.sentence_ids and j.reasons != REPEATED for j in self.judged)

    def add(self, verdict: Verdict) -> list[Verified]:
        """Take a verdict in; what it adds to the answer, one event a statement."""
        known = {s.text for s in self.statements}
        copied = not verdict.text and verdict.sentence_ids and not set(verdict.sentence_ids) - set(self._numbers)
        if verdict.text in known or copied:
            self.judged.append(Judged(verdict.judged.text, verdict.judged.sentence_ids, "dropped", REPEATED))
            return []
        self.judged.append(verdict.judged)
        if verdict.text:
            return [self._written(verdict)]
        return [self._quoted(i) for i in verdict.sentence_ids]

    def _written(self, verdict: Verdict) -> Verified:
        new = self._cite(verdict.sentence_ids)
        numbers = tuple(self._numbers[i] for i in verdict.sentence_ids)
        markers = " ".join(f"[{n}]" for n in numbers)
        told = f"{verdict.lead} {verdict.text}".strip()  # the line above names the speaker: none again below it
        lines = [f"{told} {markers}", *(x for c in new for x in self._quotation(c)[-1 if verdict.lead else 0 :])]
        return self._shown(Statement(verdict.text, numbers, "verified", verdict.lead), new, lines)

    def _quoted(self, sentence_id: str) -> Verified:
        new = self._cite((sentence_id,))
        number = self._numbers[sentence_id]
        lines = [line for c in new for line in self._quotation(c)]
        lead = lines[0] if len(lines) > 1 else ""
        return self._shown(Statement(new[0].quote, (number,), "verbatim", lead), new, lines)

    def _shown(self, statement: Statement, new: tuple[Citation, ...], lines: list[str]) -> Verified:
        text = "\n\n".join(lines)
        self.blocks.append(text)
        self.statements.append(statement)
        return Verified(statement, new, text)

    def _cite(self, sentence_ids: tuple[str, ...]) -> tuple[Citation, ...]:
        new = []
        for sentence_id in sentence_ids:
            if sentence_id not in self._numbers:
                self._numbers[sentence_id] = len(self._numbers) + 1
                new.append(self.library.cite(self._numbers[sentence_id], sentence_id))
        self.citations.extend(new)
        return tuple(new)

    def _quotation(self, citation: Citation) -> list[str]:
        """Who speaks, when it isn't plainly the author of the document, then the exact words."""
        frame = frame_of(self.library.sentence(citation.sentence_id), self.library)
        quoted = f"«{NBSP}{citation.quote}{NBSP}» [{citation.n}]"
        return [typeset(frame), quoted] if frame else [quoted]
