"""The trigger lexicon: what words evoke an event, of which type, who stands where around them.

``entry(id)`` gives one entry, ``entries()`` all in the order of the files. The data are the ``*.tsv`` beside this
file; README of the columns:

- ``id``: stable name, unique.
- ``pattern``: alternatives joined by ``||``; each a row of elements (extract.lexicon.triggers.pattern).
- ``type``: ACLED sub-event type before context refines it (extract.events.coding.code does that).
- ``frame``: ``slot=role`` pairs; the slots are those of SLOTS, the roles those of ROLES; or the name of a frame
  in ``frames.toml``, or that name with pairs that add to it.
- ``context``: conditions on the words around, all of which must hold (extract.lexicon.triggers.pattern).
- ``flags``: see FLAGS.
- ``example``: a sentence in which this entry must be found.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.actors import armed_names
from extract.lexicon.loader import LexiconError, Row, read_table, read_word_sets
from extract.lexicon.triggers.pattern import Condition, Pattern, parse_conditions, parse_patterns
from extract.lexicon.wordlist import words
from extract.standards import EVENT_TYPE_OF

HERE = Path(__file__).parent
FILES = ("battles", "explosions", "civilians", "protests", "riots", "strategic")
COLUMNS = ("id", "pattern", "type", "frame", "context", "flags", "example")

#: Syntactic slots of a frame. ``subj`` and ``obj`` are those of the active verb (a passive swaps them, ``by`` is the
#: active subject); ``poss`` is the possessor ("ISIL's attack"), ``mod`` the noun before a noun ("rebel attack",
#: "hospital bombing"); the rest are prepositions after the trigger.
SLOTS = frozenset(
    [
        "subj",
        "obj",
        "by",
        "on",
        "against",
        "of",
        "at",
        "with",
        "between",
        "from",
        "to",
        "for",
        "into",
        "toward",
        "among",
        "poss",
        "mod",
        "in",
        "over",
        "upon",
        "through",
        "near",
        "under",
    ]
)
#: ``agent`` and ``target``; ``both``: a list whose members are agent and target of each other (first agent);
#: ``place``: names where it happens, and is a target only if it is an actor; ``victim``: target that was hurt,
#: ``means``: the weapon stands here and the agent may be missing ("a bomb killed").
ROLES = frozenset({"agent", "target", "both", "place", "means"})
#: ``political``: an act of politics, not of the conflict (for role coding; assembly may leave it out);
#: ``result``: tells what came of an event (killed, wounded): an event of its own only where no other is in the clause;
#: ``vague``: a general word (operation, campaign, violence): coded only where nothing sharper stands in the clause;
#: ``plan``: the words themselves say that it is intended; ``repel``: the subject beats off the object's attack;
#: ``name``: may be part of a capitalised name ("Battle of Kursk");
#: ``of_place``: an event only where what stands in a target's slot is a place ("the town fell", not "the boy fell");
#: ``resume``: usually takes up an event told before ("the attack"): coreference may fold it.
FLAGS = frozenset({"political", "result", "vague", "plan", "repel", "name", "resume", "protest", "negated", "of_place"})


@dataclass(frozen=True, slots=True)
class TriggerEntry:
    """One entry. ``pos``: "verb" (a verb or a phrase that a verb heads), "noun", or "other"."""

    id: str
    lemma: str  # of the head: the first inflected element
    pos: str
    sub_event_type: str
    frame: Mapping[str, str]
    patterns: tuple[Pattern, ...]
    conditions: tuple[Condition, ...]
    flags: frozenset[str]
    example: str

    @property
    def event_type(self) -> str:
        return EVENT_TYPE_OF[self.sub_event_type]

    def role(self, slot: str) -> str:
        """Role that fills ``slot``, "" where the slot means nothing to this trigger."""
        return self.frame.get(slot, "")


@cache
def word_sets() -> Mapping[str, frozenset[str]]:
    """Named sets of words that patterns and conditions use (``sets.toml``).

    To "armed" come the names of one word that the actor lexicon has of armed actors: "M23 took the town".
    """
    sets = dict(read_word_sets(HERE / "sets.toml"))
    sets["armed"] |= armed_names() - _ALSO_WORDS
    return MappingProxyType(sets)


#: acronyms that in lower case are words of every text
_ALSO_WORDS = words("bra hum let mend sac tip tsk")


@cache
def _frames() -> Mapping[str, str]:
    frames: dict[str, str] = tomllib.loads((HERE / "frames.toml").read_text(encoding="utf-8"))
    return frames


@cache
def _table() -> Mapping[str, TriggerEntry]:
    table: dict[str, TriggerEntry] = {}
    for name in FILES:
        for row in read_table(HERE / f"{name}.tsv", COLUMNS, required=("id", "pattern", "type", "frame", "example")):
            if row["id"] in table:
                raise row.fail(f"id {row['id']!r} is there already")
            table[row["id"]] = _entry(row)
    return MappingProxyType(table)


def entries() -> tuple[TriggerEntry, ...]:
    """All entries, in the order of the files."""
    return tuple(_table().values())


def entry(entry_id: str) -> TriggerEntry:
    """The entry of that id. Raises KeyError where there is none."""
    return _table()[entry_id]


def _entry(row: Row) -> TriggerEntry:
    if row["type"] not in EVENT_TYPE_OF:
        raise row.fail(f"type {row['type']!r} is none of ACLED's sub-event types")
    flags = frozenset(row["flags"].split())
    if flags - FLAGS:
        raise row.fail(f"flags {sorted(flags - FLAGS)} are unknown")
    try:
        patterns = parse_patterns(row["pattern"], word_sets())
        conditions = parse_conditions(row["context"], word_sets())
    except LexiconError as error:
        raise row.fail(str(error)) from error
    head = patterns[0].head
    return TriggerEntry(
        id=row["id"],
        lemma=head.lemma,
        pos={"v": "verb", "n": "noun"}.get(head.pos, "other"),
        sub_event_type=row["type"],
        frame=MappingProxyType(_frame(row)),
        patterns=patterns,
        conditions=conditions,
        flags=flags,
        example=row["example"],
    )


def _frame(row: Row) -> dict[str, str]:
    frame: dict[str, str] = {}
    for part in row["frame"].split():
        pairs = part if "=" in part else _frames().get(part, "")
        if not pairs:
            raise row.fail(f"frame {part!r} is not in frames.toml")
        for pair in pairs.split():
            slot, _, role = pair.partition("=")
            if slot not in SLOTS or role not in ROLES:
                raise row.fail(f"frame pair {pair!r}: unknown slot or role")
            frame[slot] = role
    return frame
