"""YAML front matter: ``title``, ``source``, ``url`` and the publication date above a report's text."""

from __future__ import annotations

import re
from typing import Any

from extract.documents.draft import Draft
from extract.documents.limits import MAX_FRONT_MATTER_BYTES

_FENCE = re.compile(r"^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
#: Names under which a publication date is found, the most telling first.
DATE_KEYS = ("published", "publication_date", "pubdate", "date", "created")
_SOURCE_KEYS = ("source", "publisher", "outlet", "site")
_URL_KEYS = ("url", "link", "permalink", "canonical_url")


def draft_of(text: str) -> Draft:
    """The draft of a text that may begin with front matter. What is no front matter stays text."""
    found = _FENCE.match(text[: MAX_FRONT_MATTER_BYTES + 8])
    fields = _scalars(found.group(1)) if found else {}
    if found is None or not fields:
        return Draft(text)
    return Draft(
        text=text[found.end() :].lstrip("\n"),
        title=fields.get("title", ""),
        source=_first(fields, _SOURCE_KEYS),
        url=_first(fields, _URL_KEYS),
        meta={key: fields[key] for key in DATE_KEYS if fields.get(key)},
    )


def _first(fields: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((fields[key] for key in keys if fields.get(key)), "")


def _scalars(block: str) -> dict[str, str]:
    """Top-level fields that are single values, as written: no dates, numbers or objects are made of them."""
    import yaml

    try:
        loaded: Any = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes only strings, lists, dicts
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    if not isinstance(loaded, dict):
        return {}
    return {key.lower(): value for key, value in loaded.items() if isinstance(key, str) and isinstance(value, str)}
