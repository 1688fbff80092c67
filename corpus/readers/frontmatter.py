"""YAML front matter, reduced to JSON values."""

from __future__ import annotations

import datetime

import yaml

from corpus.errors import UnreadableFile


def parse_front_matter(text: str) -> dict[str, object] | None:
    """Give the mapping that ``text`` holds, dates as ISO strings; None when it holds something else than a mapping.

    Raises:
        UnreadableFile: not YAML, or YAML with anchors (a few of them can unfold into gigabytes).
    """
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
            raise UnreadableFile("L’en-tête utilise des renvois YAML (« * ») : écrivez chaque valeur en entier.")
        value = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        where = getattr(error, "problem_mark", None)
        line = f" (ligne {where.line + 2})" if where is not None else ""
        raise UnreadableFile(
            f"L’en-tête du document, entre les deux lignes « --- », n’est pas du YAML{line} : "
            "corrigez-le ou supprimez-le."
        ) from error
    if not isinstance(value, dict):
        return None
    return {str(key): _json_value(item) for key, item in value.items()}


def _json_value(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _json_value(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [_json_value(item) for item in value]
    if isinstance(value, datetime.date):  # datetime is one too
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)
