"""A worksheet as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.worksheet import words
from assistant.worksheet.types import Sheet, Worksheet

_MARK = re.compile(r"([\\`*_{}\[\]<>#|])")


def worksheet_to_markdown(worksheet: Worksheet) -> str:
    """The bytes of the file are these, in UTF-8; what the person typed is escaped."""
    lines = [f"# {words.TITLE}", ""]
    lines += [f"- **{label}** : {_plain(value)}" for label, value in words.given_lines(worksheet.situation)]
    lines.append("")
    if worksheet.alert:
        lines += [f"**{worksheet.alert}** ({words.OURS})", ""]
    if worksheet.message:
        lines += [f"{worksheet.message} ({words.OURS})", ""]
    if not worksheet.sheets:
        return "\n".join(lines).rstrip() + "\n"
    for sheet in worksheet.sheets:
        lines += _sheet(sheet)
    if line := words.others_line(worksheet):
        lines += [line, ""]
    lines += _silences(worksheet)
    if worksheet.about_structure:
        lines += _list(f"## {words.ABOUT}", map(words.quoted_line, worksheet.about_structure))
    lines += _list(f"## {words.ASKS}", map(words.quoted_line, worksheet.asks), words.NO_ASKS)
    lines += _list(f"## {words.COMMITS}", map(words.quoted_line, worksheet.commits), words.NO_COMMITS)
    lines += [f"## {words.STEPS}", ""]
    if worksheet.steps:
        lines += [f"{words.STEPS_INTRO} ({words.OURS})", ""]
        lines += [f"- [ ] {words.step_line(step)}" for step in worksheet.steps]
    else:
        lines.append(words.NO_STEPS)
    lines += ["", f"{words.NO_ADVICE}", "", words.source_line(worksheet)]
    return "\n".join(lines) + "\n"


def _sheet(sheet: Sheet) -> list[str]:
    title = words.heading(sheet) + ("" if sheet.close else f" ({words.FARTHER.lower()})")
    lines = [f"## {title}", "", f"### {words.SAYS}", ""]
    lines += _list(words.REASONS, map(words.quoted_line, sheet.reasons))
    if sheet.says:
        lines += _list(words.ALSO, map(words.quoted_line, sheet.says))
    lines += _list(f"### {words.QUESTIONS}", sheet.questions, note=words.OURS)
    lines += _list(f"### {words.UNSAID}", map(words.unsaid_line, sheet.unsaid), note=words.OURS)
    return lines


def _silences(worksheet: Worksheet) -> Sequence[str]:
    lines = [_plain(line) for line in words.silence_lines(worksheet)]
    return _list(f"## {words.SILENT}", lines, note=words.OURS) if lines else []


def _list(heading: str, items: Iterable[str], empty: str = "", note: str = "") -> list[str]:
    listed = [f"- {item}" for item in items] or [empty]
    return [heading, "", *([f"*{note}*", ""] if note else []), *listed, ""]


def _plain(text: str) -> str:
    return _MARK.sub(r"\\\1", " ".join(part for part in text.split("\n") if part))
