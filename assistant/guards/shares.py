"""Whether two numbers are one: « 23 % » is « moins d’un quart », « 8 sur 10 » is « quatre sur cinq »."""

from __future__ import annotations

from assistant.guards.amounts import Amount

SHARES = frozenset({"percent", "ratio", "fraction"})
TOLERANCE = 1e-6  # of rounding, never of meaning
_HALF, _TWO_THIRDS, _THIRD = 50.0, 200 / 3, 100 / 3  # between these, « plus de la moitié » and « moins de la moitié »
_TEN = 10.0
_NEARLY = 5.0  # points that « près de », « plus de », « moins de » may be worth beside a share in words
_ABOUT = 3.0  # points above it that « environ » may be worth
_ROUNDED = 0.7  # points: « un tiers » for 33 %, « deux tiers » for 67 %


def same(one: Amount, other: Amount) -> bool:
    """Whether a number of the statement (``one``) is a cited one: the same value and unit, or that share in words."""
    if (
        one.kind in SHARES
        and other.kind in SHARES
        and (one.spelled or one.kind == other.kind or _out_of_ten(one, other))
    ):
        return _same_share(one, other)
    kinds = one.kind == other.kind and (one.unit == other.unit or one.kind == "count")
    return kinds and abs(one.value - other.value) < TOLERANCE


def _out_of_ten(one: Amount, other: Amount) -> bool:
    """« 80 % » for « 8 sur 10 », in figures."""
    return one.kind == "percent" and other.kind == "ratio" and other.base == _TEN


def _same_share(one: Amount, other: Amount) -> bool:
    if one.kind == "ratio" == other.kind and one.base != other.base and not one.spelled:
        return False
    mine, theirs = in_percent(one), in_percent(other)
    in_words = one.kind != "percent" and other.kind == "percent"
    if one.hedge in {">", "<"} and one.kind != "percent" and abs(mine - _HALF) < TOLERANCE:
        return _HALF < theirs < _TWO_THIRDS if one.hedge == ">" else _THIRD < theirs < _HALF
    if one.hedge in {">", "<"} and in_words:
        return 0 < (theirs - mine) * (1 if one.hedge == ">" else -1) <= _NEARLY
    if one.hedge in {"≈", "±"} and in_words:
        return (-_ABOUT if one.hedge == "±" else 0) <= mine - theirs <= _NEARLY
    return abs(mine - theirs) < (_ROUNDED if one.kind == "fraction" and in_words else TOLERANCE)


def in_percent(share: Amount) -> float:
    """A share in per cent, however it is written."""
    if share.kind == "percent":
        return share.value
    return 100 * share.value / (share.base if share.kind == "ratio" else 1)
