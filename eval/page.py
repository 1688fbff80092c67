"""The report page: one self-contained HTML file, no script and no request; every foreign text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files

from eval.case_view import case_view
from eval.compare import Difference
from eval.french import count, interval, milliseconds, moment, value
from eval.meta import RunMeta
from eval.names import KIND_LABELS, METRICS
from eval.plots import Bar, confusion_matrix, forest
from eval.scoring import CaseScores
from eval.summary import Summary


def page(meta: RunMeta, summary: Summary, scores: Sequence[CaseScores], difference: Difference | None) -> str:
    """Write the page of a run. Cases of the locked half count in the figures but are not shown."""
    style = files("eval").joinpath("report.css").read_text(encoding="utf-8")
    body = "".join((_head(meta, summary), _overall(summary), _kinds(summary), _difference(difference), _cases(scores)))
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Évaluation du {escape(meta.date[:10])}</title><style>{style}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def _head(meta: RunMeta, summary: Summary) -> str:
    half = {"development": "moitié de développement", "test": "moitié réservée", "all": "les deux moitiés"}[meta.split]
    composed = f"avec modèle de langue ({summary.model_answers} sur {summary.count} composées par lui)"
    mode = {"extractive": "sans modèle de langue", "llm": composed}.get(meta.mode, meta.mode)
    commit = (meta.commit or "hors dépôt") + (" (modifié)" if meta.modified else "")
    rows = {
        "Date": moment(meta.date),
        "Questions": f"{summary.count} ({half})",
        "Mode": mode,
        "Version du code": commit,
        "Corpus": meta.corpus_version,
        "Réglages": meta.settings_digest,
        "Jeu de questions": meta.golden_digest[:12],
        "Latence": f"médiane {milliseconds(summary.latency_median_ms)}, 95e centile "
        f"{milliseconds(summary.latency_p95_ms)}",
        "Longueur médiane": count(summary.sentences_median, "phrase"),
    }
    items = "".join(f"<div><dt>{name}</dt><dd>{escape(text)}</dd></div>" for name, text in rows.items())
    return f"<h1>Évaluation de l’assistant Humanifest</h1><dl class='facts'>{items}</dl>"


def _overall(summary: Summary) -> str:
    bars = [Bar(METRICS[name].label, e.value, e.low, e.high, e.n) for name, e in summary.overall.items()]
    rows = "".join(
        f"<tr><th>{METRICS[name].label}</th><td class='n'>{value(e.value)}</td>"
        f"<td class='n'>{interval(e.low, e.high)}</td><td class='n'>{e.n}</td><td>{METRICS[name].meaning}</td></tr>"
        for name, e in summary.overall.items()
    )
    table = _table(("Mesure", "Valeur", "Intervalle à 95\u00a0%", "Questions", "Définition"), rows)
    return (
        "<section><h2>Ensemble</h2><p class='note'>Point\u00a0: moyenne\u00a0; trait\u00a0: intervalle à 95\u00a0%"
        "\u00a0; dernier nombre\u00a0: questions comptées.</p>"
        + forest(bars, "Mesures d’ensemble, avec leur intervalle")
        + f"<details><summary>En tableau, avec les définitions</summary>{table}</details>"
        + f"<h2>Statuts</h2><p class='note'>Lignes\u00a0: attendu\u00a0; colonnes\u00a0: obtenu.</p>"
        f"{confusion_matrix(summary.confusion)}</section>"
    )


def _kinds(summary: Summary) -> str:
    def plot(name: str) -> str:
        bars = [
            Bar(KIND_LABELS.get(kind, kind), e.value, e.low, e.high, e.n)
            for kind, found in summary.by_kind.items()
            if (e := found.get(name)) is not None
        ]
        label = METRICS[name].label
        return f"<h3>{label}</h3>{forest(bars, f'{label}, par sorte de question')}" if bars else ""

    plots = "".join(plot(name) for name in ("fully_correct", "nugget_recall", "recall_at_5"))
    return f"<section><h2>Par sorte de question</h2>{plots}</section>"


def _difference(difference: Difference | None) -> str:
    if difference is None:
        return ""
    earlier = difference.earlier
    rows = "".join(
        f"<tr><th>{METRICS[name].label}</th><td class='n'>{value(c.before)}</td><td class='n'>{value(c.after)}</td>"
        f"<td class='n'>{value(c.after - c.before, signed=True)}</td><td class='n'>{value(c.p)}</td>"
        f"<td class='n'>{c.n}</td></tr>"
        for name, c in difference.changes.items()
    )
    table = _table(("Mesure", "Avant", "Après", "Écart", "p", "Questions"), rows)
    return (
        f"<section><h2>Depuis la mesure précédente</h2><p>Précédente\u00a0: {escape(moment(earlier.date))}, "
        f"{escape(earlier.commit or 'hors dépôt')}. p\u00a0: test de permutation apparié, par groupe de questions.</p>"
        f"{table}{_ids('Devenues correctes', difference.gained)}"
        f"{_ids('Devenues incorrectes', difference.lost)}</section>"
    )


def _ids(label: str, names: Sequence[str]) -> str:
    listed = ", ".join(f"<a href='#{escape(name)}'>{escape(name)}</a>" for name in names) or "aucune"
    return f"<p><strong>{label}\u00a0:</strong> {listed}</p>"


def _cases(scores: Sequence[CaseScores]) -> str:
    shown = [item for item in scores if item.record.case.split != "test"]
    hidden = len(scores) - len(shown)
    parts = ["<section><h2>Question par question</h2>"]
    if hidden:
        parts.append(f"<p class='note'>Moitié réservée, non montrée\u00a0: {count(hidden, 'question')}.</p>")
    if shown:
        parts.append("<label><input type='checkbox' id='only'> Seulement celles qui ne sont pas correctes</label>")
    parts += [case_view(item) for item in shown]
    return "".join((*parts, "</section>"))


def _table(titles: Iterable[str], rows: str) -> str:
    head = "".join(f"<th scope='col'>{title}</th>" for title in titles)
    return f"<div class='wide'><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
