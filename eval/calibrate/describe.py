"""A calibration in words: a French report, the code to paste, and the sentence that says what is stale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields

from assistant.routes.judgement import Judgement, TurnJudgement
from assistant.selection.select import Weights
from assistant.selection.signals import Signals
from assistant.selection.turn import Nearness, TurnWeights
from eval.calibrate.fit import (
    COEFFICIENT_TOLERANCE,
    DEPTHS,
    FUSION_NAMES,
    FUSION_TOLERANCE,
    LIMIT_TOLERANCE,
    WEIGHT_TOLERANCE,
    Calibration,
    Constants,
    Gap,
    turn_names,
)
from eval.calibrate.fusion import FUSION_DEPTHS
from eval.calibrate.turns import TurnFit
from eval.french import count, value

NAMED = 6  # gaps that a refusal spells out


def report(done: Calibration, code: Constants, date: str) -> str:
    """The whole report in Markdown; ``date`` as it should stand in the code (ISO)."""
    known = done.outcomes
    return "\n\n".join(
        (
            f"# Étalonnage du {date}",
            f"{count(done.questions, 'question')} lues, dont {done.with_evidence} avec une preuve parmi les phrases "
            f"candidates. La décision pèse {sum(known.values())} questions\u00a0: {known['answered']} avec réponse, "
            f"{known['not_in_corpus']} absentes des documents, {known['out_of_scope']} hors sujet.",
            f"## Classement des passages ({count(done.fusion.questions, 'question')})",
            _recalls(done),
            _table(("Signal", "Code", "Ajusté"), _fusion_rows(code, done.constants)),
            "## Classement des phrases",
            _accuracies(done),
            _table(("Signal", "Code", "Ajusté"), _weight_rows(code.weights, done.constants.weights)),
            "## Décision",
            "Abstention sur des questions tenues à l’écart (le couple de limites retenu est marqué\u00a0✓\u00a0; "
            "choisi sur ces mêmes mesures, il est vu un peu en beau).",
            _table(
                ("Hors sujet dès", "Répond dès", "Précision", "Rappel", "F1", "Refus à tort", ""), _limit_rows(done)
            ),
            _table(
                ("Signal", "Hors sujet, code", "ajusté", "Répond, code", "ajusté"),
                _judgement_rows(code, done.constants),
            ),
            f"## Conversations ({done.turns.turns} relances avec une preuve)",
            _turn_accuracies(done.turns),
            _table(("Signal", "Code", "Ajusté"), _turn_rows(code, done.constants)),
            f"Décision\u00a0: {done.turns.decided} relances, dont {done.turns.silent} sans réponse.",
            "## À coller",
            f"```python\n{literals(done, date)}\n```",
        )
    )


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns line up in a terminal too; the first to the left, figures to the right."""
    lines = [tuple(titles), *(tuple(row) for row in rows)]
    widths = [max(3, *(len(line[column]) for line in lines)) for column in range(len(titles))]
    aligned = ["| " + " | ".join(_padded(line, widths)) + " |" for line in lines]
    rule = "|" + "|".join("-" * (width + 1) + (":" if column else "-") for column, width in enumerate(widths)) + "|"
    return "\n".join((aligned[0], rule, *aligned[1:]))


def _padded(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [
        cell.rjust(width) if i else cell.ljust(width) for i, (cell, width) in enumerate(zip(line, widths, strict=True))
    ]


def _recalls(done: Calibration) -> str:
    titles = ("Rappel à", *(str(depth) for depth in FUSION_DEPTHS))
    fusion = done.fusion
    rows = (
        ("validation croisée", *map(value, fusion.held_out)),
        ("intervalle à 95 %", *(f"[{value(i.low)}\u00a0; {value(i.high)}]" for i in fusion.intervals)),
        ("poids du code, mêmes questions", *map(value, fusion.in_service)),
    )
    return _table(titles, rows)


def _fusion_rows(code: Constants, fresh: Constants) -> list[tuple[str, ...]]:
    rows = zip(FUSION_NAMES, code.fusion, fresh.fusion, strict=True)
    return [(name, _two(mine), _two(theirs)) for name, mine, theirs in rows]


def _accuracies(done: Calibration) -> str:
    titles = ("Une phrase juste parmi les", *(str(depth) for depth in DEPTHS))
    rows = (
        ("validation croisée", *map(value, done.held_out)),
        ("poids ajustés, mêmes questions", *map(value, done.fitted)),
        ("poids du code, mêmes questions", *map(value, done.in_service)),
    )
    return _table(titles, rows)


def _weight_rows(code: Weights, fresh: Weights) -> list[tuple[str, ...]]:
    names = (field.name for field in fields(Weights))
    return [(name, _two(getattr(code, name)), _two(getattr(fresh, name))) for name in names]


def _turn_accuracies(turns: TurnFit) -> str:
    rows = (
        ("conversations tenues à l’écart", *map(value, turns.held_out)),
        ("poids du code, toutes", *map(value, turns.in_service)),
    )
    return _table(("Une phrase juste parmi les", *(str(depth) for depth in DEPTHS)), rows)


def _turn_rows(code: Constants, fresh: Constants) -> list[tuple[str, ...]]:
    names = (*turn_names(), *(f"décision, {field.name}" for field in fields(TurnJudgement)))
    mine, theirs = ((*one.turn_weights.values(), *astuple(one.turn)) for one in (code, fresh))
    return [(name, _two(a), _two(b)) for name, a, b in zip(names, mine, theirs, strict=True)]


def _limit_rows(done: Calibration) -> list[tuple[str, ...]]:
    return [
        (
            _two(one.scope), _two(one.answered), value(one.precision), value(one.recall), value(one.f1),
            value(one.over_refusal), "✓" if one == done.chosen else "",
        )
        for one in done.tried
    ]  # fmt: skip


def _judgement_rows(code: Constants, fresh: Constants) -> list[tuple[str, ...]]:
    names = ("constante", *(field.name for field in fields(Signals)), "limite")
    columns = [_numbers(judged) for judged in (code.scope, fresh.scope, code.answered, fresh.answered)]
    return [(name, *map(_two, row)) for name, row in zip(names, zip(*columns, strict=True), strict=True)]


def _numbers(judged: Judgement) -> tuple[float, ...]:
    return (judged.intercept, *judged.weights, judged.limit)


def _two(number: float) -> str:
    return f"{number:.2f}".replace(".", ",").replace("-", "−")


def literals(done: Calibration, date: str) -> str:
    """The lines of Python to paste, with where they come from."""
    fresh, known, chosen = done.constants, done.outcomes, done.chosen
    first, third = (f"{100 * share:.0f} %" for share in done.held_out)
    weights = "\n".join(f"    {f.name}: float = {getattr(fresh.weights, f.name):.2f}" for f in fields(Weights))
    return "\n".join(
        (
            "# index/search.py",
            f"# Fitted {date} by ``python -m eval calibrate`` on {done.fusion.questions} questions; cross-validated:",
            "# "
            + ", ".join(
                f"recall@{depth} {share:.3f} [{i.low:.3f}; {i.high:.3f}]"
                for depth, share, i in zip(FUSION_DEPTHS, done.fusion.held_out, done.fusion.intervals, strict=True)
            ),
            *(f"{name} = {weight:.2f}" for name, weight in zip(FUSION_NAMES, fresh.fusion, strict=True)),
            "",
            "# assistant/selection/select.py",
            f"# Fitted {date} by ``python -m eval calibrate`` on {done.with_evidence} questions; cross-validated: the",
            f"# best sentence is right for {first} of them, one of the best three for {third}.",
            weights,
            "",
            "# assistant/routes/judgement.py",
            f"# Fitted {date} by ``python -m eval calibrate`` on {sum(known.values())} questions "
            f"({known['answered']} answered, {known['not_in_corpus']} not in",
            f"# the documents, {known['out_of_scope']} on another subject); cross-validated: abstention F1 "
            f"{chosen.f1:.2f}, {100 * chosen.over_refusal:.1f} % of the answerable refused.",
            f"OTHER_SUBJECT = {_literal(fresh.scope)}",
            f"ANSWERED = {_literal(fresh.answered)}",
            f"ANSWERED_BARE = {_literal(fresh.bare)}",
            *_turn_literals(done, date),
        )
    )


def _constructed(value: float | Weights | Nearness) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    return f"{type(value).__name__}({', '.join(f'{number:.2f}' for number in astuple(value))})"


def _turn_literals(done: Calibration, date: str) -> tuple[str, ...]:
    turns = done.turns
    first, third = (f"{100 * share:.0f} %" for share in turns.held_out)
    return (
        f"# Fitted {date} by ``python -m eval calibrate`` on {turns.decided} turns ({turns.silent} unanswered).",
        f"TURN_ANSWERED = {turns.judgement!r}",
        "",
        "# assistant/selection/turn.py",
        f"# Fitted {date} by ``python -m eval calibrate`` on {turns.turns} turns; on conversations held out, the best",
        f"# sentence is right for {first} of them, one of the best three for {third}.",
        "TURN_WEIGHTS = TurnWeights(",
        *(f"    {field.name}={_constructed(getattr(turns.weights, field.name))}," for field in fields(TurnWeights)),
        ")",
    )


def _literal(judged: Judgement) -> str:
    weights = "".join(f"        {weight:.2f},\n" for weight in judged.weights)
    return f"Judgement(\n    {judged.intercept:.2f},\n    (\n{weights}    ),\n    {judged.limit:.2f},\n)"


def stale(found: Sequence[Gap]) -> str:
    """The refusal for constants that a fresh fit does not give."""
    named = "\u00a0; ".join(f"{gap.name} {_two(gap.code)} au lieu de {_two(gap.fresh)}" for gap in found[:NAMED])
    more = f"\u00a0; et {len(found) - NAMED} de plus" if len(found) > NAMED else ""
    allowed = (
        f"{_two(FUSION_TOLERANCE)}, {_two(WEIGHT_TOLERANCE)}, {_two(COEFFICIENT_TOLERANCE)} et {_two(LIMIT_TOLERANCE)}"
    )
    return (
        "Les constantes du code ne sont plus celles de l’ajustement (écarts tolérés pour une fusion, un poids, un "
        f"coefficient, une limite\u00a0: {allowed})\u00a0: {named}{more}. "
        "Relancez python -m eval calibrate et recopiez les lignes qu’il donne."
    )
