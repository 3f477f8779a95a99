"""Names for people to read beside the gazetteer ids of provinces and countries."""

from __future__ import annotations

from functools import cache


@cache
def gazetteer_name(gazetteer_id: str) -> str:
    """Name of the place with that id; "" for no id, an unknown one, or where the place index cannot be read."""
    if not gazetteer_id:
        return ""
    from extract.errors import GazetteerError
    from extract.gazetteer.lookup import open_gazetteer

    try:
        place = open_gazetteer().place(gazetteer_id)
    except GazetteerError:
        return ""
    return place.name if place else ""


def country_id(country: str) -> str:
    """Gazetteer id of a country by its ISO 3166-1 alpha-2 code; "" for ""."""
    return f"country:{country}" if country else ""
