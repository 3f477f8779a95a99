"""What the cells of a table's row, or the labelled lines of a record, give to the event that the row tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.events.draft import Draft
from extract.events.grounds import of_actors
from extract.events.meant import ActorIndex
from extract.frame import Frame, Scope, ScopeKind
from extract.lexicon.rules import located
from extract.model import ActorKind, CasualtyMention, EventPlace, ResolvedToponym, Span, Toll

_COUNT = re.compile(r"\d{1,5}")
#: who cannot be what a cell names: a newsroom, a person only named
_NO_SIDE = frozenset((ActorKind.NEWSROOM,))


def give_roles(drafts: Sequence[Draft], frame: Frame, actors: ActorIndex) -> list[Draft]:
    """Agents and targets of the cells to the events of their rows that name none in the row's own words.

    Nobody from outside the row does or suffers anything in it. A table's header tells of nothing.
    """
    told = [one for one in drafts if not _in_header(one, frame)]
    rows = [_row(one, frame) for one in told]
    pairs = zip(told, rows, strict=True)
    deeds = {row.start for one, row in pairs if row is not None and not one.is_("result") and _violent(one)}
    for one, row in zip(told, rows, strict=True):
        if row is None:
            continue
        one.room = row.start
        for role, listed in (("agent", one.arguments.agents), ("target", one.arguments.targets)):
            cell = row.cell(role)
            listed[:] = [a for a in listed if row.start <= a.mention.start < row.end]
            if cell is None or listed or (one.is_("result") and row.start in deeds):
                continue  # what came of a deed is told of it
            found = [a for a in actors.within(cell.start, cell.end) if a.actor.kind not in _NO_SIDE]
            if found:
                listed.append(found[0])
                one.rules.append(of_actors(f"role:cell={role}", found[:1]))
    return told


def give_tolls(text: str, drafts: Sequence[Draft], frame: Frame) -> None:
    """Counts of the cells to the first event of each row; a count in the row's own words gives way to its cell."""
    told: set[int] = set()
    for one in drafts:
        row = _row(one, frame)
        if row is None or row.start in told:
            continue
        told.add(row.start)
        for kind in ("killed", "injured"):
            cell = row.cell(kind)
            words = text[cell.start : cell.end] if cell is not None else ""
            if cell is None or _COUNT.fullmatch(words) is None:
                continue
            one.tolls[:] = [(number, toll) for number, toll in one.tolls if toll.kind != kind]
            count = int(words)
            if count:
                toll = CasualtyMention(cell.start, cell.end, words, "cell", kind, Toll(count, count, count))
                one.tolls.append((one.number, toll))
                one.rules.append(located(f"toll:cell={kind}", [cell]))


def place_of_row(
    one: Draft, frame: Frame, toponyms: Sequence[ResolvedToponym], starts: Sequence[int]
) -> EventPlace | None:
    """The place that the row names: what its own words gave, else its cell; never one from another row."""
    row = _row(one, frame)
    if row is None:
        return one.place
    mention = one.place.mention if one.place is not None else None
    if mention is not None and row.start <= mention.start < row.end:
        return one.place
    for meaning in ("place", "region"):
        cell = row.cell(meaning)
        if cell is None:
            continue
        for found in toponyms[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]:
            if found.place is not None:
                span = Span(found.mention.start, found.mention.end)
                return EventPlace(found.place, span, f"named in the row's own cell; {found.explanation}")
    if row.cell("place") is not None or row.cell("region") is not None:
        return None
    return one.place


def _violent(one: Draft) -> bool:
    return one.entry.event_type != "Strategic developments"


def _in_header(one: Draft, frame: Frame) -> bool:
    return any(scope.kind is ScopeKind.HEADER for scope in frame.around(one.trigger.start))


def _row(one: Draft, frame: Frame) -> Scope | None:
    """The row or record that tells the event."""
    return next((scope for scope in frame.around(one.trigger.start) if scope.fields), None)
