"""Keeps the events of a case true to its event mentions.

The tables hold what `extract.events.coreference` makes of all mentions together, whatever the order in which reports
came; a change is merged by looking only at the neighbourhood that it can reach.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from extract.events import coreference
from extract.events.coreference import Group, Neighbourhood, Record, group, indexed
from extract.events.coreference.blocks import keys
from extract.events.coreference.comparing.profile import profile
from extract.events.coreference.event import Event, event_of
from extract.events.coreference.links import node_of
from extract.events.coreference.origins import Sketch, sketch
from extract.lexicon import actors as actor_tables
from extract.lexicon import merging as merging_tables
from extract.lexicon.actors import actor_lexicon
from extract.model import ActorKind
from extract.store.changes import touch
from extract.store.chunks import chunks
from extract.store.collector import collector_off
from extract.store.merging import names as merging_names
from extract.store.merging import rows as merging_rows
from extract.store.merging.links import LOST, link_changed, link_everything, linked_to
from extract.store.merging.read import Reader
from extract.store.schema import (
    case_info,
    document,
    event,
    event_block,
    event_link,
    event_member,
    event_mention,
    event_role,
)

_ROWS = 2_000  # events written at a time
RULES = "merging"  # in case_info: the rules that made the events
_MANY = 200  # documents from which it may be quicker to merge everything anew
# Keys of event_block besides those of blocking: the document of a mention; its content; and the event that analysts'
# decisions made of it. By them is found what was there before, also of mentions that are gone.
_DOCUMENT, _CONTENT, _TIED = "d:", "h:", "e:"
# How far merging everything is, 0 to 1, when the mentions are read, their keys written, they grouped, events written.
_READ, _KEYED, _GROUPED, _WRITTEN = 0.25, 0.45, 0.6, 0.95

#: Told how far a long step is, from 0 to 1.
Told = Callable[[float], None]
Item = TypeVar("Item")


def silent(_part: float) -> None:
    """Told of progress, shows nothing."""


def merge(connection: sa.Connection, changed_documents: Sequence[int] | None, *, told: Told = silent) -> int:
    """Bring the events up to the mentions, after those of ``changed_documents`` changed (None: of all, anew).

    To be called in the transaction in which they changed, or in one of its own; what analysts decided about their
    mentions counts as a change of theirs. Returns how many events were made. The outcome is the same, whatever part of
    the changes a call is told of at a time. ``told`` hears how far it is where everything is merged.
    """
    present = by_present_rules(connection)
    if not present:
        connection.execute(sa.delete(case_info).where(case_info.c.key == RULES))
        connection.execute(sa.insert(case_info).values(key=RULES, value=rules()))
    if not present or changed_documents is None or _most(connection, changed_documents):
        return _everything(connection, told)
    return _changed(connection, sorted(set(changed_documents)))


def by_present_rules(connection: sa.Connection) -> bool:
    """Were the events made by the rules and actors of this version?"""
    known = connection.execute(sa.select(case_info.c.value).where(case_info.c.key == RULES)).scalar()
    return bool(known == rules())


@lru_cache(maxsize=1)
def rules() -> str:
    """Fingerprint of the rules of merging and of what they know of actors; others may merge otherwise."""
    rooms = (coreference.__file__, actor_tables.__file__, merging_tables.__file__)
    folders = tuple(Path(room).parent for room in rooms if room)
    digest = hashlib.sha256()
    found = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    for path in sorted(path for path in found if "__pycache__" not in path.parts):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _most(connection: sa.Connection, documents: Sequence[int]) -> bool:
    """Did so many change that it is quicker to go through all? The outcome is the same."""
    if len(documents) < _MANY:
        return False
    return 2 * len(documents) >= connection.execute(sa.select(sa.func.count()).select_from(document)).scalar_one()


def _everything(connection: sa.Connection, told: Told) -> int:
    told(0.0)
    touch(connection, None)
    for table in (event_link, event_role, event_member, event, event_block):
        connection.execute(sa.delete(table))
    reader = Reader(connection)
    with collector_off():
        merging_names.write_all(connection)
        count = connection.execute(sa.select(sa.func.count()).select_from(event_mention)).scalar_one()
        index = indexed(_counted(reader.all(), count, told, 0.0, _READ))
        keyed = _counted(zip(index.profiles, index.keys, strict=True), count, told, _READ, _KEYED)
        for part in chunks(keyed, _ROWS):
            _write_keys(connection, ((one.record, names) for one, names in part))
        groups = group(index, reader.bonds())
        told(_GROUPED)
        written = _counted(_write(connection, groups, reader.tied()), len(groups), told, _GROUPED, _WRITTEN)
        nodes = [node_of(made, merging_rows.event_id(made)) for made in written if not made.rejected]
        link_everything(connection, nodes)
    told(1.0)
    return len(groups)


def _counted(items: Iterable[Item], count: int, told: Told, first: float, last: float) -> Iterator[Item]:
    """The items, of which there are ``count``; ``told`` hears of it now and then, from ``first`` to ``last``."""
    for done, item in enumerate(items):
        if done % _ROWS == 0:
            told(first + (last - first) * done / count)
        yield item
    told(last)


def _changed(connection: sa.Connection, documents: Sequence[int]) -> int:
    reader = Reader(connection)
    mine = frozenset(documents)
    before = _mentions_before(connection, documents)
    renamed = merging_names.write_changed(connection, before, documents)
    read = reader.of_documents(documents, renamed)  # and what analysts tied to them
    placed = frozenset(renamed)  # of other reports, but read by what these say
    now = {record.id: record for record in read if record.document in mine or record.id in placed}
    before |= _contents(connection, sorted(now.keys() - before.keys()))
    changed = {i: record for i, record in now.items() if before.get(i) != _content(record)}
    gone = sorted(set(before) - (set(now) - set(changed)))
    lost = _keys_of(connection, gone)
    _delete_keys(connection, sorted({*gone, *changed}))
    _write_keys(connection, ((record, keys(profile(record))) for record in changed.values()))
    # blocks that a mention left, and the mentions that were one event with it
    others = {record.id: record for record in reader.of_ids(_under(connection, lost))}
    others |= {record.id: record for record in read if record.id not in changed}
    hood = Neighbourhood(lambda names: reader.of_ids(_under(connection, names)), reader.bonds)
    groups = hood.groups(changed.values(), others.values())
    stale, beside = _events_of(connection, groups)
    while beside:
        groups = hood.groups((), reader.of_ids(beside))
        stale, beside = _events_of(connection, groups)
    relink = linked_to(connection, stale)
    for part in chunks(stale):
        connection.execute(sa.delete(event).where(event.c.id.in_(part)))
    ids = [member.record.id for one in groups for member in one.members]
    touch(connection, {*before, *ids, *stale})  # an event has the id of one of its mentions
    _delete_keys(connection, ids, _TIED)
    for _ in _write(connection, groups, reader.tied()):
        pass
    link_changed(connection, ids, relink)
    return len(groups)


def _events_of(connection: sa.Connection, groups: Sequence[Group]) -> tuple[list[int], list[int]]:
    """Events in the tables that hold a member of the groups, and their members that are in none of the groups."""
    ids = {member.record.id for one in groups for member in one.members}
    events: set[int] = set()
    for part in chunks(sorted(ids)):
        query = sa.select(event_member.c.event_id).where(event_member.c.mention_id.in_(part))
        events.update(connection.execute(query.distinct()).scalars())
    members: set[int] = set()
    for part in chunks(sorted(events)):
        query = sa.select(event_member.c.mention_id).where(event_member.c.event_id.in_(part))
        members.update(connection.execute(query).scalars())
    return sorted(events), sorted(members - ids)


# -- blocking keys -------------------------------------------------------------------------------------------------


def _mentions_before(connection: sa.Connection, documents: Sequence[int]) -> dict[int, str]:
    """Mentions that the documents had when they were last merged -> their content then."""
    ids: list[int] = []
    for names in chunks([f"{_DOCUMENT}{document_id}" for document_id in documents]):
        under = sa.select(event_block.c.mention_id).where(event_block.c.key.in_(names))
        ids.extend(connection.execute(under).scalars())
    return _contents(connection, sorted(ids))


def _contents(connection: sa.Connection, ids: Sequence[int]) -> dict[int, str]:
    content: dict[int, str] = {}
    for part in chunks(ids):
        query = sa.select(event_block.c.mention_id, event_block.c.key).where(event_block.c.mention_id.in_(part))
        for row in connection.execute(query.where(event_block.c.key.startswith(_CONTENT))):
            content[row.mention_id] = row.key
    return content


def _keys_of(connection: sa.Connection, ids: Sequence[int]) -> list[str]:
    """Keys under which others can be found that these mentions stood with."""
    found: set[str] = set()
    for part in chunks(ids):
        query = sa.select(event_block.c.key).where(event_block.c.mention_id.in_(part)).distinct()
        found.update(connection.execute(query).scalars())
    own = (_DOCUMENT, _CONTENT, LOST, *merging_names.NAMES)
    return sorted(key for key in found if not key.startswith(own))


def _under(connection: sa.Connection, names: Sequence[str]) -> list[int]:
    found: set[int] = set()
    for part in chunks(names):
        found.update(
            connection.execute(sa.select(event_block.c.mention_id).where(event_block.c.key.in_(part))).scalars()
        )
    return sorted(found)


def _delete_keys(connection: sa.Connection, ids: Sequence[int], prefix: str = "") -> None:
    """Those with a prefix, or all but the names."""
    for part in chunks(ids):
        mine = sa.delete(event_block).where(event_block.c.mention_id.in_(part))
        if prefix:
            mine = mine.where(event_block.c.key.startswith(prefix))
        else:
            mine = mine.where(*(~event_block.c.key.startswith(name) for name in merging_names.NAMES))
        connection.execute(mine)


def _write_keys(connection: sa.Connection, keyed: Iterable[tuple[Record, Iterable[str]]]) -> None:
    rows: list[dict[str, object]] = []
    for record, blocks in keyed:
        names = (f"{_DOCUMENT}{record.document}", _content(record), *blocks)
        rows.extend({"key": name, "mention_id": record.id} for name in names)
    if rows:
        connection.execute(sa.insert(event_block), rows)


def _content(record: Record) -> str:
    """Fingerprint of everything that merging reads of a mention."""
    plain = replace(record, id=0, document=0, fixed=frozenset())
    told = repr((plain, sorted(record.fixed)))
    return _CONTENT + hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


# -- events --------------------------------------------------------------------------------------------------------


def _write(connection: sa.Connection, groups: Sequence[Group], tied: frozenset[int]) -> Iterator[Event]:
    """Write the events of ``groups``; each is given on, once it stands in the tables."""
    rooms = newsrooms()
    for part in chunks(groups, _ROWS):
        sketches = _sketches(connection, part)
        made = [event_of(one, sketches.__getitem__, rooms, tied=tied) for one in part]
        connection.execute(sa.insert(event), [merging_rows.event_values(one) for one in made])
        connection.execute(sa.insert(event_member), [row for one in made for row in merging_rows.member_values(one)])
        if roles := [row for one in made for row in merging_rows.role_values(one)]:
            connection.execute(sa.insert(event_role), roles)
        if rows := [row for one in made for row in _tied_keys(one, tied)]:
            connection.execute(sa.insert(event_block), rows)
        yield from made


def _tied_keys(made: Event, tied: frozenset[int]) -> list[dict[str, object]]:
    if tied.isdisjoint(member.id for member in made.members):
        return []
    key = f"{_TIED}{merging_rows.event_id(made)}"
    return [{"key": key, "mention_id": member.id} for member in made.members]


def _sketches(connection: sa.Connection, groups: Iterable[Group]) -> dict[int, Sketch]:
    """Sketches of the texts of the documents that share an event with others."""
    wanted: set[int] = set()
    for one in groups:
        documents = {member.record.document for member in one.members}
        wanted.update(documents if len(documents) > 1 else ())
    found: dict[int, Sketch] = {}
    for part in chunks(sorted(wanted)):
        query = sa.select(document.c.id, document.c.text).where(document.c.id.in_(part))
        found |= {row.id: sketch(row.text) for row in connection.execute(query)}
    return found


@lru_cache(maxsize=1)
def newsrooms() -> frozenset[str]:
    """Names of the newsrooms that the lexicon knows, in lower case."""
    entries = actor_lexicon().entries.values()
    return frozenset(entry.name.casefold() for entry in entries if entry.kind is ActorKind.NEWSROOM)
