"""Words around place names that tell a place from a person, an organisation or a common word."""

from __future__ import annotations

from extract.lexicon.places.divisions import divisions
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class, word_row

LOCATIVE = word_class("names.locative")
WEAK_LOCATIVE = word_class("names.weak_locative")

CONTESTS = word_class("names.contests")
CONTEST_LINKS = words("for of on over")

#: kinds of place as common nouns -> the kind asked for
KIND_NOUNS = {
    **dict.fromkeys(("city", "cities", "capital", "metropolis"), "city"),
    **dict.fromkeys(word_row("names.kind_nouns.town"), "town"),
    **dict.fromkeys(word_row("names.kind_nouns.suburb"), "suburb"),
    **dict.fromkeys(word_row("names.kind_nouns.admin1"), "admin1"),
    **dict.fromkeys(("region", "regions", "territory"), "region"),
    **dict.fromkeys(word_row("names.kind_nouns.district"), "district"),
    **dict.fromkeys(("sub-district", "subdistrict", "commune", "canton"), "district"),
    **dict.fromkeys(("river", "creek"), "river"),
    **dict.fromkeys(("lake", "reservoir"), "lake"),
    **dict.fromkeys(("sea", "ocean", "gulf", "bay"), "sea"),
    **dict.fromkeys(("desert",), "desert"),
    **dict.fromkeys(word_row("names.kind_nouns.mountains"), "mountains"),
    **dict.fromkeys(("island", "islands", "peninsula"), "island"),
    **dict.fromkeys(("valley",), "valley"),
    **dict.fromkeys(("strait", "straits", "canal"), "strait"),
    **dict.fromkeys(("dam",), "dam"),
    **dict.fromkeys(("crossing", "checkpoint"), "crossing"),
    **dict.fromkeys(("airport", "airfield", "airbase"), "airport"),
    **dict.fromkeys(("refinery", "oilfield"), "refinery"),
    **dict.fromkeys(("camp",), "camp"),
    **dict.fromkeys(("port", "harbour", "harbor"), "port"),
    **{word: division.kind for word, division in divisions().items() if word != "area"},
}

ORGANISATION_NOUNS = word_class("names.organisation_nouns")

TITLES = word_class("names.titles")

GOVERNMENT_NOUNS = word_class("names.government_nouns")

PEOPLE_NOUNS = word_class("names.people_nouns")

TAKING_VERBS = word_class("names.taking_verbs")

KIND_SUFFIXES = word_class("names.kind_suffixes")
SMALL = word_class("names.small")
NEVER_FIRST = word_class("names.never_first")
GROUP_HEADS = word_class("names.group_heads")
NEVER_LAST = words("The A An And Of")
NEVER_IN_CAPITALS = word_class("names.never_in_capitals")

PLACE_LIKE_GIVEN = word_class("names.place_like_given")

SPANISH_KINDS = word_class("names.spanish_kinds")
ORGANISATION_HEADS = word_class("names.organisation_heads")

SPEECH_VERBS = word_class("names.speech_verbs")

DIRECTIONS = word_class("names.directions")

NEVER = word_class("names.never")
