"""What an analyst can choose from: the actors and places of the case, and those that Dateline knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import sqlalchemy as sa
import streamlit as st

from dashboard import data
from extract.model import Actor, ActorKind, EventMention, GeoPrecision, Place
from extract.store import codec
from extract.store.schema import event, event_mention, event_role

#: events offered for merging; actors offered for a name
MOST_OFFERED = 12


def actors(words: str) -> list[Actor]:
    """Actors one of whose names has all of these words: those of the case, the most frequent first; then those of its
    countries; then others that Dateline knows."""
    wanted = _fold(words).split()
    if not wanted:
        return []
    here = _actors(*data.present())
    ids, countries = {one.id for one in here}, {one.country for one in here if one.country}
    aliases = _lexicon()
    found = [one for one in here if _names(wanted, one, aliases.get(one.id, (one, ""))[1])]
    known = [one for one, names in aliases.values() if one.id not in ids and _names(wanted, one, names)]
    first = " ".join(wanted)
    known.sort(
        key=lambda one: (one.country not in countries, not _fold(one.name).startswith(first), len(one.name), one.name)
    )
    return (found + known)[:MOST_OFFERED]


def _names(wanted: Sequence[str], actor: Actor, aliases: str) -> bool:
    """Has one name of the actor each of the words? ``aliases``: folded, a line each."""
    return any(all(word in name for word in wanted) for name in (_fold(actor.name), *aliases.split("\n")))


def _fold(words: str) -> str:
    """Without case and marks on letters: "Sahrawí" is found as "sahrawi"."""
    bare = unicodedata.normalize("NFKD", words.casefold())
    return "".join(char for char in bare if not unicodedata.combining(char))


def new_actor(name: str, kind: ActorKind) -> Actor:
    from extract.lexicon.actors.entries import slug

    words = " ".join(name.split())
    return Actor(slug(words) or "actor", words, kind)


def places(words: str) -> list[Place]:
    """Places of that name: those of the case, those of its countries, others, the best known first; then places of the
    case that hold the words."""
    from extract.gazetteer.lookup import open_gazetteer

    wanted = " ".join(words.split())
    if not wanted:
        return []
    key = wanted.casefold()
    known = _places(*data.present())
    here = [place for place in known if "~" not in place.gazetteer_id]  # "north of a town" is no place of that name
    same = [place for place in here if place.name.casefold() == key]
    like = [place for place in here if key in place.name.casefold()]
    countries = {place.country for place in known}
    told = sorted(open_gazetteer().lookup(wanted, limit=4 * MOST_OFFERED), key=lambda one: one.country not in countries)
    found: dict[str, Place] = {}
    for place in (*same, *told, *like):
        found.setdefault(place.gazetteer_id, place)
    return list(found.values())[:MOST_OFFERED]


def places_near(lat: float, lon: float) -> list[Place]:
    from extract.gazetteer.lookup import open_gazetteer

    return list(open_gazetteer().nearest(lat, lon, limit=5, within_km=40))


def surroundings(place: Place) -> str:
    """ "Anbar, Iraq": the province and country of a place, as far as they are known."""
    parts = [data._place_name(place.admin1), data._place_name(f"country:{place.country}") or place.country]
    return ", ".join(dict.fromkeys(part for part in parts if part and part != place.name))


def country(code: str) -> str:
    return data._place_name(f"country:{code}") or code if code else ""


def read_places(mention_ids: Sequence[int]) -> list[Place]:
    """The places that these passages were read to tell of, and those that their words could have meant instead."""
    query = sa.select(event_mention.c.mention).where(event_mention.c.id.in_(list(mention_ids)[:MOST_OFFERED]))
    with data.store().reading() as connection:
        found = connection.execute(query.order_by(event_mention.c.id)).scalars().all()
    places: dict[str, Place] = {}
    for text in found:
        told = codec.loads(EventMention, text).place
        for place in (told.place, *told.candidates) if told else ():
            places.setdefault(place.gazetteer_id, place)
    return list(places.values())


def middle() -> tuple[float, float]:
    """Latitude and longitude of the place of most events of the case; 0, 0 where none is placed."""
    known = _places(*data.present())
    return (known[0].lat, known[0].lon) if known else (0.0, 0.0)


@st.cache_resource(max_entries=2, show_spinner=False)
def _actors(name: str, revision: int) -> list[Actor]:  # noqa: ARG001 - keys the cache
    column = event_role.c
    who = (column.actor_id, column.name, column.kind, column.country, column.parent)
    query = sa.select(*who, sa.func.count().label("events")).group_by(*who)
    with data.store().reading() as connection:
        rows = connection.execute(query).all()
    rows = sorted(rows, key=lambda row: (-row.events, row.name, row.actor_id))
    return [Actor(row.actor_id, row.name, ActorKind(row.kind), row.country, row.parent) for row in rows]


@st.cache_resource(show_spinner=False)
def _lexicon() -> dict[str, tuple[Actor, str]]:
    """Id -> an actor that Dateline knows, and its names, folded, a line each."""
    from extract.lexicon.actors.lexicon import actor_lexicon
    from extract.resolve.actors.catalogue import STATE_BRANCHES, catalogue_actor

    lexicon = actor_lexicon()
    names: dict[str, tuple[str, ...]] = {one.id: one.names for one in lexicon.nations.values()}
    for nation in lexicon.nations.values():
        if nation.state:
            names |= {f"{nation.id}-{branch}": () for branch in STATE_BRANCHES}
            names[f"{nation.id}-military"] = (f"{nation.adjective} army",)  # what reports call it
    for entry in lexicon.entries.values():
        names[entry.id] = names.get(entry.id, ()) + entry.names
    found = ((catalogue_actor(one), _fold("\n".join(said))) for one, said in names.items())
    return {actor.id: (actor, said) for actor, said in found if actor is not None}


@st.cache_resource(max_entries=2, show_spinner=False)
def _places(name: str, revision: int) -> list[Place]:  # noqa: ARG001 - keys the cache
    column = event.c
    where = (
        column.place_id, column.place, column.lat, column.lon, column.country, column.admin1, column.geo_precision,
        column.radius_km,
    )  # fmt: skip
    query = sa.select(*where, sa.func.count().label("events")).where(column.place_id.is_not(None)).group_by(*where)
    with data.store().reading() as connection:
        rows = connection.execute(query).all()
    rows = sorted(rows, key=lambda row: (-row.events, row.place, row.place_id))
    return [
        Place(
            row.place, row.lat, row.lon, row.country, row.place_id, GeoPrecision(row.geo_precision), row.radius_km,
            admin1=row.admin1,
        )
        for row in rows
    ]  # fmt: skip
