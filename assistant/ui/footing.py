"""What a person does with an answer: its link, and what they think of it. ``assets/turn.js`` gives it life."""

from __future__ import annotations

from assistant.journal.types import REASONS, Feedback
from assistant.ui import escape, labels

ANSWER_PARAMETER = "reponse"  # ?reponse=ID shows one kept answer

# Drawn, not typed: a machine without emoji shows empty boxes. The one of « down » is turned by the style sheet.
_HAND = (
    '<svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" focusable="false">'
    '<path fill="currentColor" d="M2 10h4v11H2zM8 10.5 12 2c1.8 0 3 1.2 3 3l-1 4h6a2 2 0 0 1 2 2.4l-1.6 7.6a2 2 0 0 1-2'
    ' 1.6H8z"/></svg>'
)


def footing_html(turn_id: str, feedback: Feedback | None, anchor: str) -> str:
    """The link and the judgement of a kept answer."""
    link = f"?{ANSWER_PARAMETER}={escape.text(turn_id)}"
    return (
        f'<div class="copying"><button type="button" class="copy link" data-link="{link}">{labels.COPY_LINK}</button>'
        '<span class="copied" role="status"></span><pre hidden tabindex="-1"></pre></div>'
        f'<div class="footing" data-turn="{escape.text(turn_id)}">{_judging_html(feedback, anchor)}</div>'
    )


def _judging_html(feedback: Feedback | None, anchor: str) -> str:
    thumb = feedback.thumb if feedback else ""
    return (
        f'<div class="judging" role="group" aria-label="{labels.JUDGE}">'
        f"{_thumb_html('up', labels.USEFUL, thumb)}{_thumb_html('down', labels.TO_IMPROVE, thumb)}"
        '<span class="judged" role="status"></span></div>'
        f"{_why_html(feedback, anchor)}"
    )


def _thumb_html(value: str, label: str, chosen: str) -> str:
    pressed = "true" if value == chosen else "false"
    return f'<button type="button" class="thumb" data-thumb="{value}" aria-pressed="{pressed}">{_HAND}{label}</button>'


def _why_html(feedback: Feedback | None, anchor: str) -> str:
    """The reasons and the comment, hidden until somebody finds the answer wanting."""
    chosen, comment = (feedback.reason, feedback.comment) if feedback else ("", "")
    reasons = "".join(
        f'<label><input type="radio" name="{anchor}-reason" value="{key}"{" checked" if key == chosen else ""}>'
        f" {label}</label>"
        for key, label in REASONS.items()
    )
    return (
        f'<div class="why" hidden><fieldset><legend>{labels.WHY}</legend>{reasons}</fieldset>'
        f'<label class="comment">{labels.COMMENT}'
        f'<textarea rows="3" maxlength="2000" dir="auto">{escape.text(comment)}</textarea></label>'
        f'<button type="button" class="send">{labels.SEND}</button></div>'
    )
