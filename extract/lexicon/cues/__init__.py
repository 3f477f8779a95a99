"""The cue lexicon: words that say how far a thing told has happened, and on whose word.

Kinds (where they stand to the event, which decides their scope): ``say``, ``deny``, ``plan``, ``fail``, ``try`` and
``believe`` are verbs that govern the event's clause; ``hedge``: adverbs and phrases that colour their whole clause;
``adjective``: before the event's noun; ``noun``: governs the noun by "of", "for", "to"; ``condition``: opens the
event's clause; ``source``: "according to"; ``retract``: a verb of taking back, over a ``claim_noun``; ``own_claim``:
whose it is; ``wrong_claim``: what it is called.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.loader import read_table
from extract.lexicon.wordlist import words
from extract.model import Status

_TABLE = Path(__file__).with_name("cues.tsv")
COLUMNS = ("id", "words", "kind", "status", "example")
VERBAL = frozenset(("say", "deny", "plan", "fail", "try", "believe"))
KINDS = VERBAL | {"hedge", "adjective", "noun", "condition", "source"}
#: kinds that mean something together only (`extract.events.status.retracted`): no cue by themselves
TAKEN_BACK = frozenset(("retract", "claim_noun", "own_claim", "wrong_claim"))
KINDS |= TAKEN_BACK
_VOWELS = frozenset("aeiou")

#: agencies, papers and broadcasters as reports name them; they report, they do not claim
NEWSROOM_WORDS: frozenset[str] = words(
    """reuters afp ap upi itar-tass tass interfax xinhua dpa efe acan-efe ansa kyodo antara irna isna tasnim sana
    anadolu bbc cnn rudaw aljazeera newspaper newspapers daily magazine television tv radio broadcaster newsroom
    media press correspondent correspondents reporter reporters journalist agency agencies channel website
    outlet outlets weekly bloomberg guardian times post tribune telegraph dawn notimex prela tanjug ceteka
    yonhap kuna petra wafa mena presidency-press news"""
)
#: wire services' own authors and people who saw: not a party, yet no newsroom
WITNESS_WORDS: frozenset[str] = words("witness witnesses eyewitnesses resident residents villagers locals observers")


@dataclass(frozen=True, slots=True)
class CueEntry:
    id: str
    kind: str
    status: Status
    phrases: tuple[tuple[str, ...], ...]  # lower-case words
    example: str
    expected: Status  # of the event in the example


def forms(verb: str) -> tuple[str, ...]:
    """Base, third person, past and -ing of a regular English verb."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb, verb + "es", verb + "ed", verb + "ing"
    return verb, verb + "s", verb + "ed", verb + "ing"


@cache
def entries() -> tuple[CueEntry, ...]:
    """All entries in the order of the file."""
    return tuple(_entries())


def _entries() -> list[CueEntry]:
    found = []
    for row in read_table(_TABLE, COLUMNS, required=COLUMNS):
        if row["kind"] not in KINDS:
            raise row.fail(f"kind {row['kind']!r} is none of {sorted(KINDS)}")
        phrases: list[tuple[str, ...]] = []
        for phrase in row["words"].split("|"):
            first, *rest = phrase.split()
            options = forms(first[:-2]) if first.endswith("/v") else (first,)
            phrases.extend((option, *rest) for option in options)
        example, arrow, expected = row["example"].partition(" => ")
        if not arrow or "[" not in example:
            raise row.fail("the example wants a [trigger] and => status")
        found.append(CueEntry(row["id"], row["kind"], Status(row["status"]), tuple(phrases), example, Status(expected)))
    return found


@cache
def by_first_word() -> Mapping[str, tuple[tuple[tuple[str, ...], CueEntry], ...]]:
    """First word -> (phrase, entry), longest phrase first."""
    index: dict[str, list[tuple[tuple[str, ...], CueEntry]]] = {}
    for entry in (one for one in entries() if one.kind not in TAKEN_BACK):
        for phrase in entry.phrases:
            index.setdefault(phrase[0], []).append((phrase, entry))
    return MappingProxyType({k: tuple(sorted(v, key=lambda pair: -len(pair[0]))) for k, v in index.items()})


@cache
def verbs() -> Mapping[str, str]:
    """Verb form -> kind, for single words of the verbal kinds; the first entry that lists a form wins."""
    found: dict[str, str] = {}
    for entry in entries():
        if entry.kind in VERBAL:
            for phrase in entry.phrases:
                if len(phrase) == 1:
                    found.setdefault(phrase[0], entry.kind)
    return MappingProxyType(found)


@cache
def phrases(kind: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a kind, in the order of the file."""
    return tuple(phrase for entry in entries() if entry.kind == kind for phrase in entry.phrases)


@cache
def single(kind: str) -> frozenset[str]:
    """The single words of a kind."""
    return frozenset(phrase[0] for phrase in phrases(kind) if len(phrase) == 1)


@cache
def attempts() -> frozenset[str]:
    """Forms of the verbs after which a thing is done without having come about: "tried to take the town"."""
    return frozenset(phrase[0] for one in entries() if one.id == "attempt" for phrase in one.phrases)


@cache
def _single_words(kind: str) -> Mapping[str, Status]:
    return MappingProxyType(
        {
            phrase[0]: entry.status
            for entry in entries()
            if entry.kind == kind
            for phrase in entry.phrases
            if len(phrase) == 1
        }
    )


def adjectives() -> Mapping[str, Status]:
    """Adjective -> status of the noun that it stands before."""
    return _single_words("adjective")


def nouns() -> Mapping[str, Status]:
    """Noun -> status of the noun or infinitive that it governs."""
    return _single_words("noun")
