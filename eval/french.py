"""Figures as French readers expect them."""

from __future__ import annotations

from datetime import UTC, datetime


def value(number: float, signed: bool = False) -> str:
    """Format a score in [-1, 1] with three decimals and a decimal comma; ``signed`` shows the sign."""
    text = f"{number:+.3f}" if signed else f"{number:.3f}"
    return text.replace(".", ",").replace("-", "−")


def interval(low: float, high: float) -> str:
    """Format an interval: « [0,812\u00a0; 0,934] »."""
    return f"[{value(low)}\u00a0; {value(high)}]"


def milliseconds(duration: float) -> str:
    """Format a duration given in milliseconds; from one second up, in seconds."""
    if duration >= 1000:
        return f"{duration / 1000:.2f}\u00a0s".replace(".", ",")
    return f"{duration:.1f}\u00a0ms".replace(".", ",")


def count(number: float, noun: str) -> str:
    """Format a count with its noun; a French plural begins at 2: « 1,5 phrase », « 2 phrases »."""
    return f"{number:g}\u00a0{noun}{'s' if abs(number) >= 2 else ''}".replace(".", ",")


def moment(stamp: str) -> str:
    """Format « 2026-01-02T03:04:05Z » as « 02/01/2026 à 03:04 UTC »; another form is given back as it is."""
    try:
        read = datetime.strptime(stamp, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return stamp
    return read.strftime("%d/%m/%Y à %H:%M UTC")
