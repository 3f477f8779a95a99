"""Whom a phrase names, from the phrase alone: kind, stable id where the words give one, country."""

from __future__ import annotations

from typing import NamedTuple

from extract.lexicon.actors import Entry, Head, Nation, Phrase, actor_lexicon, word_set
from extract.lexicon.words import word_class, word_values
from extract.mentions.actors.chunks import Chunk
from extract.mentions.actors.classes import Found
from extract.model import ActorKind, EntityType

BRANCHES = word_values("actors.branches")
_WEAK = word_class("actors.weak")
_ARMED = frozenset(
    ("force", "armed", "militia", "group", "military", "officer", "special", "communal", "enemy", "marines")
)
_PERSONS = frozenset(
    (
        "rep",
        "office",
        "officer",
        "civil",
        "clergy",
        "source",
        "protest",
        "riot",
        "military",
        "police",
        "special",
        "marines",
    )
)
_SPEAKERS = frozenset(("rep", "source", "office", "officer"))
_PARTY_MUSCLE = word_class("actors.party_muscle")


class Identity(NamedTuple):
    """``named``: the words name somebody, nothing has to be taken back to an actor named before; ``listed``: by a name
    of the lexicon; ``name_at``: token where a proper name begins that follows the head ("President X"), else -1;
    ``by_group``: token where the name of the group begins whose fighters or speakers these are, else -1."""

    kind: ActorKind
    actor_id: str = ""
    country: str = ""
    type: EntityType = EntityType.ORGANISATION
    plural: bool = False
    named: bool = False
    listed: bool = False
    name_at: int = -1
    affiliation: str = ""
    by_group: int = -1


def identify(found: Found, codes: str, chunk: Chunk) -> Identity:
    """Identity of an actor phrase."""
    if chunk.head not in found:
        return Identity(ActorKind.PERSON, type=EntityType.PERSON, named=True, name_at=chunk.head)
    if chunk.start == chunk.head and found[chunk.head][1] == chunk.end:
        return identify_alone(found[chunk.head][0])
    phrases: list[Phrase] = []
    nations: list[Nation] = []
    heads: list[Head] = []  # nouns up to the head, and those after it
    later: list[Head] = []
    group_at = -1
    for at in range(chunk.start, chunk.end):
        if at not in found:
            continue
        phrase = found[at][0]
        phrases.append(phrase)
        if phrase.nation is not None:
            nations.append(phrase.nation)
        elif phrase.head is not None:
            (heads if at <= chunk.head else later).append(phrase.head)
        elif phrase.code == "G":
            group_at = at
    head_phrase, head_end = found[chunk.head]
    nation = _nation(nations)
    if head_phrase.code in "RT" and head_end < chunk.end and codes[head_end] in "Nb":
        entries = found[group_at][0].entries if group_at >= 0 else ()
        return _with_name(head_phrase.head, entries, nation, head_end)
    if heads and _ruling(heads).function in _WEAK:
        heads += later
    return _by_class(head_phrase, heads, phrases, nation, group_at)


def identify_alone(phrase: Phrase) -> Identity:
    """Identity of a phrase that is all of its chunk."""
    heads = [phrase.head] if phrase.head is not None else []
    return _by_class(phrase, heads, [phrase], phrase.nation, -1)


def shared_head(found: Found, first: Chunk, second: Chunk) -> Identity:
    """Identity of a nationality that shares the noun of the next phrase: "Chinese" of "Chinese and Indian soldiers"."""
    own = found[first.head][0]
    others = [found[at][0] for at in range(second.start, second.end) if at in found]
    phrases = [own, *(phrase for phrase in others if phrase.nation is None)]
    heads = [phrase.head for phrase in phrases if phrase.head is not None]
    return _by_class(found[second.head][0], heads, phrases, own.nation, -1)


def _by_class(
    phrase: Phrase, heads: list[Head], phrases: list[Phrase], nation: Nation | None, group_at: int
) -> Identity:
    """Identity of a phrase by the class of its head ``phrase``."""
    code = phrase.code
    if code == "G":
        return _named(phrase.entries, phrase.kind, nation)
    if phrase.nation is not None:
        if code in "cg" or (code == "y" and _also_a_name(phrase)):
            return _state_itself(phrase.nation, code)
        return _people(phrase.nation, code)
    if phrase.head is None:
        return Identity(phrase.kind, country=nation.country if nation is not None else "")
    return _by_head(phrase.head, heads, phrases, nation, group_at)


def _also_a_name(phrase: Phrase) -> bool:
    """Does the adjective name the state itself as well: "U.S."?"""
    return phrase.nation is not None and phrase.words in phrase.nation.names


def _people(nation: Nation, code: str) -> Identity:
    actor_id = f"{nation.id}-people" if nation.state else nation.id
    return Identity(ActorKind.CIVILIANS, actor_id, nation.country, _people_type(code), code == "Y", named=True)


def _people_type(code: str) -> EntityType:
    return EntityType.NATIONALITY if code == "y" else EntityType.ORGANISATION


def _nation(nations: list[Nation]) -> Nation | None:
    """The state named last, else the people named last."""
    states = [nation for nation in nations if nation.state]
    if states:
        return states[-1]
    return nations[-1] if nations else None


def _named(entries: tuple[Entry, ...], kind: ActorKind, nation: Nation | None) -> Identity:
    """A name. One of a group of another state than the one said ("Chadian Republican Guard") is another group's."""
    country = nation.country if nation is not None else ""
    if country and nation is not None and nation.state:
        kind = entries[0].kind if entries else kind
        entries = tuple(entry for entry in entries if entry.country in ("", country))
    if len(entries) == 1:
        entry = entries[0]
        person = entry.kind is ActorKind.PERSON
        type_ = EntityType.PERSON if person else EntityType.ORGANISATION
        return Identity(entry.kind, entry.id, entry.country, type_, not person, named=True, listed=True)
    if entries:
        return Identity(entries[0].kind, "", country, plural=True, named=True, listed=True)
    return Identity(kind, "", country, plural=True, named=True)


def _with_name(head: Head | None, entries: tuple[Entry, ...], nation: Nation | None, name_at: int) -> Identity:
    """A head with a proper name after it: a person with a title or office, or a group told by its kind."""
    country = nation.country if nation is not None else ""
    if head is not None and head.function in ("group", "militia", "armed", "body", "force") and not _person_noun(head):
        return Identity(head.kind, "", country, plural=True, named=True, name_at=name_at)
    kind, affiliation = ActorKind.PERSON, nation.id if nation is not None and nation.state else ""
    if len(entries) == 1:
        kind, affiliation, country = entries[0].kind, entries[0].id, country or entries[0].country
    elif head is not None and head.function == "office":
        kind, affiliation = ActorKind.GOVERNMENT, affiliation and f"{affiliation}-government"
    elif head is not None and head.function in BRANCHES:
        kind, affiliation = ActorKind.STATE_FORCES, affiliation and f"{affiliation}-{BRANCHES[head.function]}"
    return Identity(kind, "", country, EntityType.PERSON, named=True, name_at=name_at, affiliation=affiliation)


def _person_noun(head: Head) -> bool:
    """Is one of these a person (a militant), not a body (a militia, a group)?"""
    return head.function in ("armed", "militia") and head.lemma not in ("militia", "gang", "cartel", "death squad")


def _state_itself(nation: Nation, code: str) -> Identity:
    if not nation.state:
        return Identity(ActorKind.CIVILIANS, nation.id, nation.country, EntityType.NATIONALITY, named=True)
    actor_id = f"{nation.id}-government" if code == "g" else nation.id
    return Identity(ActorKind.GOVERNMENT, actor_id, nation.country, named=True)


def _by_head(head: Head, heads: list[Head], phrases: list[Phrase], nation: Nation | None, group_at: int) -> Identity:
    """A common noun with whatever names and nationalities stand beside it."""
    names = [p for p in phrases if p.code == "G"]
    entries = names[-1].entries if names else ()
    ruling = _ruling(heads)
    if ruling.function == "platform" and not names and (nation is None or not nation.state):
        ruling = _ruling(heads[:-1] or heads)  # "rebel drones" are rebels
    country = nation.country if nation is not None else ""
    person = EntityType.PERSON if not head.plural and _is_person(head) else EntityType.ORGANISATION
    plural = head.plural
    if len(entries) == 1:
        return _of_group(entries[0], ruling, person, plural)
    if names:
        if ruling.function in _ARMED or ruling.function in _SPEAKERS:
            kind, group = entries[0].kind if entries else names[-1].kind, group_at
            return Identity(kind, "", country, person, plural, named=True, listed=bool(entries), by_group=group)
        return Identity(_kind(ruling, nation), "", country, person, plural, named=True)
    if nation is not None and nation.state:
        communal = any(p.nation is not None and not p.nation.state for p in phrases)
        return _of_state(nation, ruling, person, plural, communal=communal)
    return Identity(_kind(ruling, nation), "", country, person, plural, named=nation is not None)


def _ruling(heads: list[Head]) -> Head:
    """The noun that says what the actor is: the last one that says more than "leader" or "group"."""
    for head in reversed(heads):
        if head.function not in _WEAK:
            soldiers = heads[-1].function in ("military", "force") and head.function == "government"
            return heads[-1] if soldiers else head
    return heads[-1]


def _is_person(head: Head) -> bool:
    return head.function in _PERSONS and head.lemma not in word_set("bodies")


def _kind(head: Head, nation: Nation | None) -> ActorKind:
    if nation is not None and not nation.state and head.function in ("force", "militia", "group"):
        return ActorKind.IDENTITY_MILITIA
    if head.function == "force":
        return ActorKind.STATE_FORCES if head.lemma != "fighter" else ActorKind.REBEL_GROUP
    return head.kind


def _of_group(entry: Entry, head: Head, type_: EntityType, plural: bool) -> Identity:
    """A noun with a named actor before it: "Hamas officials", "NATO troops", "Assad's forces"."""
    function = head.function
    if entry.kind is ActorKind.PERSON:
        return _of_person(entry, head, type_, plural)
    if entry.kind in (ActorKind.ORGANISATION, ActorKind.GOVERNMENT, ActorKind.EXTERNAL) and (
        function in BRANCHES or function in ("force", "platform")
    ):
        forces = entry.id if entry.id.endswith("-forces") else f"{entry.id}-forces"
        return Identity(ActorKind.EXTERNAL, forces, entry.country, type_, plural, named=True)
    if function in _ARMED or function in _SPEAKERS or function in BRANCHES or function in ("government", "platform"):
        return Identity(entry.kind, entry.id, entry.country, type_, plural, named=True)
    if head.lemma in _PARTY_MUSCLE:
        return Identity(ActorKind.POLITICAL_MILITIA, "", entry.country, type_, plural, named=True)
    return Identity(head.kind, "", entry.country, type_, plural, named=True)


def _of_person(person: Entry, head: Head, type_: EntityType, plural: bool) -> Identity:
    """The forces or government of a ruler are the state's; those of a group's leader the group's."""
    lexicon = actor_lexicon()
    nation = lexicon.nations.get(person.parent.removesuffix("-government"))
    strong = head.function in BRANCHES or head.function in ("force", "government", "platform")
    if nation is not None and strong:
        return _of_state(nation, head, type_, plural)
    group = lexicon.entries.get(person.parent)
    if group is not None and (strong or head.function in _ARMED or head.function == "rep"):
        return Identity(group.kind, group.id, group.country, type_, plural, named=True)
    return Identity(head.kind, "", person.country, type_, plural, named=True)


def _of_state(nation: Nation, ruling: Head, type_: EntityType, plural: bool, *, communal: bool = False) -> Identity:
    function, lemma = ruling.function, ruling.lemma
    branch = ""
    if communal and function in ("force", "militia", "group"):
        return Identity(ActorKind.IDENTITY_MILITIA, "", nation.country, type_, plural, named=True)
    if function in BRANCHES:
        branch = BRANCHES[function]
    elif function == "force" and lemma in word_set("force_nouns"):
        branch = "military"
    elif function == "platform":
        branch = "air-force" if lemma in word_set("aircraft") else "navy" if lemma in word_set("ships") else "military"
    if branch:
        kind = ActorKind.EXTERNAL if branch == "peacekeepers" else ActorKind.STATE_FORCES
        return Identity(kind, f"{nation.id}-{branch}", nation.country, type_, plural, named=True)
    if function in ("government", "office") or (function == "rep" and lemma == "leader"):
        actor_id = f"{nation.id}-government"
        return Identity(ActorKind.GOVERNMENT, actor_id, nation.country, type_, plural, named=True)
    if function == "force":
        return Identity(ActorKind.OTHER, "", nation.country, type_, plural, named=True)
    return Identity(ruling.kind, "", nation.country, type_, plural, named=True)
