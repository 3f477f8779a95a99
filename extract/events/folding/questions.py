"""The questions that the folding table may ask of two drafts of one document, by their words in the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from extract.events.draft import Draft
from extract.events.folding.facts import (
    agents,
    counted,
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
from extract.events.folding.join import TERRITORY, VIOLENT
from extract.events.folding.pair import ABOVE, Pair, relative, told_as, word_sets
from extract.events.folding.sums import several
from extract.events.folding.taken_up import (
    grave,
    harms,
    names_object,
    object_again,
    raid,
    retreat,
    says_who,
    shares_name,
    victims_again,
)
from extract.events.folding.telling import (
    aimed,
    alike,
    announced,
    another,
    bare,
    by_reference,
    came,
    captives,
    compared,
    counts_many,
    dated_apart,
    entry_of,
    first_below,
    happening,
    indefinite,
    is_total,
    is_update,
    it_was,
    minor_relative,
    reality,
    responsibility,
    side_deed,
    took_place,
    turns_elsewhere,
    two_clauses,
    two_objects,
)
from extract.events.listed import counted_from, own_scenes

REACH = 6  # sentences within which an event is taken up
_CAUSES = frozenset(("after", "because", "since"))  # what follows is why a crowd is there

#: of "one", the later mention or the headline, alone: asked once for all that it is held beside
OF_ONE: Mapping[str, Callable[[Draft], bool]] = MappingProxyType(
    {
        # how it is told
        "heading": lambda d: d.sentence.kind in ABOVE,
        "noun": lambda d: d.verb is None,
        "definite": lambda d: d.definite,
        "resume": lambda d: d.is_("resume") or happening(d),
        "result": lambda d: d.is_("result"),
        "bare": bare,
        "another": another,
        "elsewhere": turns_elsewhere,
        "by_reference": by_reference,
        "indefinite": indefinite,
        "relative": relative,
        "attendant": lambda d: told_as(d, "attendant"),
        "grievance": lambda d: d.verb is not None and d.verb.link in _CAUSES,
        "update": is_update,
        "it_was": it_was,
        "attributed": lambda d: d.verdict.speaker is not None,
        "whole": is_total,
        "aimed": aimed,
        "victims_again": victims_again,
        "says_who": says_who,
        "retreat": retreat,
        "names_object": names_object,
        "took_place": took_place,
        "responsibility": responsibility,
        "compared": compared,
        "harms": harms,
        # what it is
        "arrest": lambda d: d.sub_event_type == "Arrests",
        "answer": lambda d: d.trigger.lemma in word_sets()["answer"],
        # who, where
        "has_agent": lambda d: bool(d.arguments.agents),
        "has_place": lambda d: bool(said_places(d)),
        "counted": counted,
    }
)
#: of "other", what it may belong to, alone
OF_OTHER: Mapping[str, Callable[[Draft], bool]] = MappingProxyType(
    {
        "under_heading": lambda d: d.sentence.kind in ABOVE,
        "other_violent": lambda d: d.event_type in VIOLENT,
        "other_remote": lambda d: d.event_type == "Explosions/Remote violence",
        "raid": raid,
        "several": several,
        "riot": lambda d: d.event_type == "Riots",
        "other_has_agent": lambda d: bool(d.arguments.agents),
        "other_counted": counted,
    }
)
#: of "other" in the layout of its document
OF_LAYOUT: Mapping[str, Callable[..., bool]] = MappingProxyType(
    {"in_lead": lambda d, *, layout: layout.in_lead(d.number)}
)
#: what must be so of the two alone before a question of both can be answered yes
PRESUPPOSED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "same_agent": ("has_agent", "other_has_agent"),
        "same_place": ("has_place",),
        "around_place": ("has_place",),
        "same_toll": ("counted", "other_counted"),
    }
)
#: of the two beside each other: what is quick to say
QUICK: Mapping[str, Callable[[Pair], bool]] = MappingProxyType(
    {
        # what tells most of two far from each other comes first
        "near": lambda p: p.apart <= 2,
        "reach": lambda p: p.apart <= REACH,
        "next": lambda p: p.apart <= 1,
        "same_sentence": lambda p: p.one.number == p.other.number,
        "same_type": lambda p: p.one.sub_event_type == p.other.sub_event_type,
        "like_type": lambda p: alike(p) > 0,
        "same_section": lambda p: p.layout.sections[p.one.number] == p.layout.sections[p.other.number],
        # where the two stand
        "other_entry": lambda p: entry_of(p, p.one) != entry_of(p, p.other) or p.one.room != p.other.room,
        "same_entry": lambda p: entry_of(p, p.one) >= 0 and entry_of(p, p.one) == entry_of(p, p.other),
        "first_below": first_below,
        # what they are
        "violent": lambda p: p.one.event_type in VIOLENT and p.other.event_type in VIOLENT,
        "same_reality": lambda p: reality(p.one) == reality(p.other),
        "territory": lambda p: not TERRITORY.isdisjoint((p.one.sub_event_type, p.other.sub_event_type)),
    }
)
#: and what takes longer
OF_BOTH: Mapping[str, Callable[[Pair], bool]] = MappingProxyType(
    {
        # what they are
        "side_deed": side_deed,
        "came": came,
        "captives": captives,
        "grave": grave,
        "object_again": object_again,
        "shares_name": shares_name,
        "announced": announced,
        "tally": lambda p: p.one.tally or p.other.tally,
        "many": lambda p: counts_many(p.one) != counts_many(p.other),
        # how they are told
        "either_relative": lambda p: relative(p.one) or relative(p.other),
        "minor_relative": minor_relative,
        "turned": turned,
        "counted_from": lambda p: counted_from(p.other) != counted_from(p.one),
        "own_scenes": lambda p: own_scenes(p.one, p.other),
        "two_clauses": two_clauses,
        "two_objects": two_objects,
        "dated_apart": dated_apart,
        # who, where, when, how many
        "same_agent": lambda p: agents(p) == "same",
        "other_agent": lambda p: agents(p) == "other",
        "same_target": lambda p: targets(p) == "same",
        "other_target": lambda p: targets(p) == "other",
        "crossed": crossed,
        "same_place": lambda p: bool(place_relations(p) & {"same", "near"}),
        "around_place": lambda p: bool(place_relations(p) & {"same", "near", "within", "area"}),
        "other_place": lambda p: place_relations(p) == {"apart"},
        "other_day": lambda p: any(not meet(a, b) for a in said_days(p.one) for b in said_days(p.other)),
        "same_toll": shared_victims,
        "more_toll": lambda p: toll(p) == "more",
    }
)
QUESTIONS: frozenset[str] = frozenset((*OF_ONE, *OF_OTHER, *OF_LAYOUT, *QUICK, *OF_BOTH))
