"""The questions that the folding table may ask of two drafts of one document, by their words in the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from extract.events.fold_facts import (
    agents,
    crossed,
    meet,
    place_relations,
    said_days,
    said_places,
    shared_victims,
    targets,
    toll,
    turned,
)
from extract.events.fold_pair import Pair, relative, word_sets
from extract.events.fold_telling import (
    aimed,
    alike,
    announced,
    another,
    bare,
    by_reference,
    came,
    captives,
    dated_apart,
    entry_of,
    first_below,
    happening,
    indefinite,
    is_total,
    it_was,
    minor_relative,
    reality,
    side_deed,
    two_clauses,
    two_objects,
)
from extract.events.folding import TERRITORY, VIOLENT

_CAUSES = frozenset(("after", "because", "since"))  # what follows is why a crowd is there

_ASKED: dict[str, Callable[[Pair], bool]] = {
    # where the two stand
    "same_sentence": lambda p: p.one.number == p.other.number,
    "next": lambda p: p.apart <= 1,
    "near": lambda p: p.apart <= 2,
    "reach": lambda p: p.apart <= 6,
    "same_entry": lambda p: entry_of(p, p.one) >= 0 and entry_of(p, p.one) == entry_of(p, p.other),
    "other_entry": lambda p: entry_of(p, p.one) != entry_of(p, p.other) or p.one.room != p.other.room,
    "same_section": lambda p: p.layout.sections[p.one.number] == p.layout.sections[p.other.number],
    "first_below": first_below,
    "in_lead": lambda p: p.layout.in_lead(p.other.number),
    "heading": lambda p: p.one.sentence.kind in {"heading", "caption"},
    "under_heading": lambda p: p.other.sentence.kind in {"heading", "caption"},
    # how "one" is told
    "noun": lambda p: p.one.verb is None,
    "definite": lambda p: p.one.definite,
    "resume": lambda p: p.one.is_("resume") or happening(p.one),
    "result": lambda p: p.one.is_("result"),
    "bare": bare,
    "another": another,
    "by_reference": by_reference,
    "indefinite": indefinite,
    "relative": lambda p: relative(p.one),
    "either_relative": lambda p: relative(p.one) or relative(p.other),
    "minor_relative": minor_relative,
    "attendant": lambda p: p.one.entry.id in word_sets()["attendant"],
    "grievance": lambda p: p.one.verb is not None and p.one.verb.link in _CAUSES,
    "turned": turned,
    "update": lambda p: not word_sets()["update"].isdisjoint(p.one.syntax.lows[:8]),
    "it_was": it_was,
    "two_clauses": two_clauses,
    "two_objects": two_objects,
    "dated_apart": dated_apart,
    "attributed": lambda p: p.one.verdict.speaker is not None,
    "whole": lambda p: is_total(p.one),
    "tally": lambda p: p.one.tally or p.other.tally,
    "aimed": aimed,
    # what it is
    "same_type": lambda p: p.one.sub_event_type == p.other.sub_event_type,
    "like_type": lambda p: alike(p) > 0,
    "violent": lambda p: p.one.event_type in VIOLENT and p.other.event_type in VIOLENT,
    "side_deed": side_deed,
    "came": came,
    "captives": captives,
    "other_violent": lambda p: p.other.event_type in VIOLENT,
    "other_remote": lambda p: p.other.event_type == "Explosions/Remote violence",
    "riot": lambda p: p.other.event_type == "Riots",
    "arrest": lambda p: p.one.sub_event_type == "Arrests",
    "announced": announced,
    "territory": lambda p: not TERRITORY.isdisjoint((p.one.sub_event_type, p.other.sub_event_type)),
    "answer": lambda p: p.one.trigger.lemma in word_sets()["answer"],
    "same_reality": lambda p: reality(p.one) == reality(p.other),
    # who, where, when, how many
    "has_agent": lambda p: bool(p.one.arguments.agents),
    "same_agent": lambda p: agents(p) == "same",
    "other_agent": lambda p: agents(p) == "other",
    "same_target": lambda p: targets(p) == "same",
    "other_target": lambda p: targets(p) == "other",
    "crossed": crossed,
    "same_place": lambda p: bool(place_relations(p) & {"same", "near"}),
    "around_place": lambda p: bool(place_relations(p) & {"same", "near", "within", "area"}),
    "other_place": lambda p: place_relations(p) == {"apart"},
    "has_place": lambda p: bool(said_places(p.one)),
    "other_day": lambda p: any(not meet(a, b) for a in said_days(p.one) for b in said_days(p.other)),
    "same_toll": shared_victims,
    "more_toll": lambda p: toll(p) == "more",
}
QUESTIONS: Mapping[str, Callable[[Pair], bool]] = MappingProxyType(_ASKED)
