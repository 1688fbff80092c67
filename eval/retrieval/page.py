"""The page of a measure of retrieval: one self-contained HTML file, no script and no request."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from eval.french import count, moment, value
from eval.plots import Bar, forest
from eval.retrieval.rejected import REJECTED
from eval.retrieval.report import Report
from eval.retrieval.scores import MEASURES
from eval.retrieval.wording import Figure, Table, kind_label, tables


def page(report: Report) -> str:
    """Write the page of a report; every foreign text is escaped."""
    style = files("eval").joinpath("report.css").read_text(encoding="utf-8")
    body = "".join((_head(report), _overall(report), *map(_table, tables(report)), _rejected(), _missed(report)))
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Recherche, mesure du {escape(report.meta.date[:10])}</title><style>{style}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def _head(report: Report) -> str:
    meta = report.meta
    rows = {
        "Date": moment(meta.date),
        "Questions": f"{count(len(report.questions), 'question')} à preuve (moitié de développement)",
        "Encodeur": report.encoder,
        "Version du code": (meta.commit or "hors dépôt") + (" (modifié)" if meta.modified else ""),
        "Corpus": meta.corpus_version,
        "Jeu de questions": meta.golden_digest[:12],
        "Machine": report.machine,
    }
    items = "".join(f"<div><dt>{name}</dt><dd>{escape(text)}</dd></div>" for name, text in rows.items())
    return f"<h1>Recherche de l’assistant Humanifest</h1><dl class='facts'>{items}</dl>"


def _overall(report: Report) -> str:
    plots = []
    for title, found in (("Toutes les questions", report.service.overall), ("Sans mot commun", report.service.no_word)):
        bars = [Bar(MEASURES[name][0], e.value, e.low, e.high, e.n) for name, e in found.items()]
        if bars:
            plots.append(f"<h3>{title}</h3>{forest(bars, f'Recherche, {title.lower()}')}")
    meanings = "".join(f"<li><strong>{label}</strong>\u00a0: {meaning}</li>" for label, meaning in MEASURES.values())
    definitions = f"<details><summary>Définitions</summary><ul>{meanings}</ul></details>"
    return f"<section><h2>Ensemble</h2>{''.join(plots)}{definitions}</section>"


def _table(table: Table) -> str:
    head = "".join(f"<th scope='col'>{escape(title)}</th>" for title in table.columns)
    rows = "".join(f"<tr><th>{escape(str(row[0]))}</th>{''.join(map(_cell, row[1:]))}</tr>" for row in table.rows)
    note = f"<p class='note'>{escape(table.note)}</p>" if table.note else ""
    return (
        f"<section><h2>{escape(table.title)}</h2>{note}<div class='wide'><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _cell(cell: str | Figure) -> str:
    """One cell; the interval stands under its figure, so that a table of eight figures fits the page."""
    shown = escape(cell) if isinstance(cell, str) else f"{escape(cell.text)}<br><small>{escape(cell.interval)}</small>"
    return f"<td class='n'>{shown}</td>"


def _rejected() -> str:
    rows = "".join(f"<tr><th>{escape(tried)}</th><td>{escape(outcome)}</td></tr>" for tried, outcome in REJECTED)
    table = f"<table><thead><tr><th>Essayé</th><th>Mesuré alors</th></tr></thead><tbody>{rows}</tbody></table>"
    return f"<section><h2>Méthodes écartées</h2><div class='wide'>{table}</div></section>"


def _missed(report: Report) -> str:
    rows = "".join(
        f"<tr><th><code>{escape(question.id)}</code></th><td>{escape(question.text)}</td>"
        f"<td>{escape(kind_label(question.kind))}</td><td class='n'>{value(values['recall_at_5'])}</td>"
        f"<td class='n'>{value(values['recall_at_10'])}</td></tr>"
        for question, values in report.missed
    )
    head = "<tr><th>Question</th><th>Texte</th><th>Sorte</th><th>Rappel à 5</th><th>Rappel à 10</th></tr>"
    table = f"<div class='wide'><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>"
    summary = f"{count(len(report.missed), 'question')} dont une preuve manque aux 5 premiers passages"
    return f"<section><h2>Questions manquées</h2><details><summary>{summary}</summary>{table}</details></section>"
