"""What an HTML page declares about itself: title, author, date, publisher, address."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

from corpus.readers.clean import normalise, squeeze

_META = {
    "title": ("og:title", "dc.title", "dcterms.title"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator", "byl"),
    "date": ("article:published_time", "date", "dc.date", "dcterms.date", "datepublished", "pubdate"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name"),
    "url": ("og:url",),
}
_ISO_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?")


def page_metadata(soup: BeautifulSoup) -> dict[str, object]:
    """Give title, author, ISO date, publisher and url as the ``meta``, ``title``, ``time`` and ``link`` tags say."""
    declared = _declared(soup)
    found = {
        field: next((declared[name] for name in names if declared.get(name)), "") for field, names in _META.items()
    }
    if not found["title"] and soup.title is not None:
        found["title"] = _clean(soup.title.get_text())
    if found["author"].startswith(("http://", "https://")):
        found["author"] = ""
    date = _ISO_DATE.match(found["date"]) or _ISO_DATE.match(_attribute(soup, "time", "datetime"))
    found["date"] = date[0] if date else ""
    if not found["url"]:
        found["url"] = _attribute(soup, "link", "href", rel="canonical")
    return {field: value for field, value in found.items() if value}


def _declared(soup: BeautifulSoup) -> dict[str, str]:
    declared: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop")
        if name and meta.get("content"):
            declared.setdefault(str(name).lower(), _clean(str(meta["content"])))
    return declared


def _attribute(soup: BeautifulSoup, tag: str, attribute: str, **attributes: str) -> str:
    found = soup.find(tag, {**attributes, attribute: True})
    return _clean(str(found[attribute])) if isinstance(found, Tag) else ""


def _clean(text: str) -> str:
    return squeeze(normalise(text))[:500]
