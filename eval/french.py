"""Figures as French readers expect them."""

from __future__ import annotations


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
