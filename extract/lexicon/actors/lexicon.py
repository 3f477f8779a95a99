"""Read the tables once; look words up in a trie of folded words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from extract.lexicon.actors.entries import SKIPPED, Entry, Head, Nation, Phrase, fold, folded, slug
from extract.lexicon.loader import Row, read_table, read_word_sets
from extract.model import ARMED_KINDS, ActorKind

_HERE = Path(__file__).parent
_COUNTRIES = _HERE.parent / "places" / "countries.tsv"
_COUNTRY_COLUMNS = ("iso2", "name", "aliases", "adjectives", "people", "lat", "lon")
_NATION_COLUMNS = ("id", "iso2", "name", "adjective", "names", "adjectives", "people", "seats", "example")
_HEAD_COLUMNS = ("singular", "plural", "number", "function", "kind", "noun", "example")
_ENTRY_COLUMNS = ("id", "name", "aliases", "kind", "country", "parent")
_COMMUNITY_COLUMNS = ("id", "name", "adjectives", "people", "country")
_WORD_COLUMNS = ("code", "words", "kind", "example")
#: tables of named actors
ENTRY_TABLES = ("groups.tsv", "forces.tsv", "organisations.tsv", "newsrooms.tsv", "persons.tsv")

#: names of so many words are known without capitals too: "popular mobilization units"
_LONG_NAME = 3
_LONGEST_ACRONYM = 12  # characters, full stops counted: "U.S.S.R."
#: trie: folded word -> node; under "" the phrases that end here. Any, since the type is recursive.
Node = dict[str, Any]


class ActorLexicon:
    """Everything known about actors. Read only after it is built."""

    def __init__(self) -> None:
        self.root: Node = {}
        self.entries: dict[str, Entry] = {entry.id: entry for entry in _entries()}
        self.nations: dict[str, Nation] = {nation.id: nation for nation in _nations()}
        self.heads: dict[str, Head] = {}
        #: kind of group by folded form noun ("front", "ministry")
        self.forms: dict[str, ActorKind] = {}
        self._add_entries()
        for nation in self.nations.values():
            self._add_nation(nation)
        for head in _heads():
            self.heads.setdefault(head.form, head)
            self._add(Phrase(_head_code(head), head.form, head=head))
        for word in _words():
            self._add(word)
            if word.code == "F":
                self.forms[fold(word.words)] = word.kind

    def _add_entries(self) -> None:
        """One phrase a name, with every entry that has it; names that only differ in spelling are one."""
        shared: dict[tuple[str, ...], dict[str, list[tuple[str, Entry]]]] = {}
        for entry in self.entries.values():
            for name in entry.names:
                spelling = name if len(name) < _LONGEST_ACRONYM and Phrase("G", name).acronym else ""
                shared.setdefault(folded(name), {}).setdefault(spelling, []).append((name, entry))
        for keys, spellings in shared.items():
            for pairs in spellings.values():
                names = [name for name, _ in pairs]
                words = next((name for name in names if name[0].islower()), names[0])  # may be written small
                entries = {entry.id: entry for _, entry in pairs}
                self._add(Phrase("G", words, entries=tuple(entries.values())), keys)

    def _add(self, phrase: Phrase, keys: tuple[str, ...] = ()) -> None:
        node = self.root
        for key in keys or folded(phrase.words):
            node = node.setdefault(key, {})
        node.setdefault("", []).append(phrase)

    def _add_nation(self, nation: Nation) -> None:
        for words, code in (
            (nation.names, "c"),
            (nation.adjectives, "y"),
            (nation.people, "Y"),
            (nation.seats, "g"),
        ):
            for word in dict.fromkeys(words):
                self._add(Phrase(code, word, nation=nation))

    def single(self, word: str) -> tuple[Phrase | None, bool]:
        """The phrase that this word alone means, and whether it may begin a longer one."""
        node = self.root.get(fold(word))
        if node is None:
            return None, False
        return choose(node.get("", ()), word), len(node) > ("" in node)

    def longest(self, words: list[str], start: int) -> tuple[Phrase, int] | None:
        """The longest phrase of two or more words that begins at ``words[start]``, and where it ends (exclusive)."""
        node = self.root.get(fold(words[start]))
        best: tuple[Phrase, int] | None = None
        at = start + 1
        while node is not None and at < len(words):
            key = fold(words[at])
            at += 1
            if key in SKIPPED:
                continue
            node = node.get(key)
            if node is None:
                break
            if "" in node:
                found = choose(node[""], " ".join(words[start:at]))
                best = (found, at) if found is not None else best
        return best


def choose(phrases: Iterable[Phrase], text: str) -> Phrase | None:
    """The first of the phrases that may be written as ``text``: acronyms in capitals, short names with one."""
    for phrase in phrases:
        if phrase.acronym:
            if "".join(c for c in text if c.isalnum()) == "".join(c for c in phrase.words if c.isalnum()):
                return phrase
        elif (
            phrase.head is not None
            or phrase.words[0].islower()
            or _begins_large(text)
            or (phrase.entries and text.count(" ") >= _LONG_NAME - 1)
        ):
            return phrase
    return None


def _begins_large(text: str) -> bool:
    """Does a name begin with a capital, after its article ("al-") if any, or with a number ("82nd Airborne")?"""
    if text[:1].isdigit():
        return any(map(str.isupper, text))
    return text[:1].isupper() or (text[2:3] == "-" and text[3:4].isupper())


@lru_cache(maxsize=1)
def actor_lexicon() -> ActorLexicon:
    """The lexicon, read on first use and kept."""
    return ActorLexicon()


def armed_names() -> frozenset[str]:
    """Names of one word, of three letters or more, that armed actors go by; in lower case."""
    known = (entry.names for entry in actor_lexicon().entries.values() if entry.kind in ARMED_KINDS)
    return frozenset(name.lower() for names in known for name in names if " " not in name and len(name) > 2)


@lru_cache(maxsize=1)
def _sets() -> dict[str, frozenset[str]]:
    return read_word_sets(_HERE / "sets.toml")


@cache  # asked for each word: a call of C, not of Python
def word_set(name: str) -> frozenset[str]:
    """A named set of ``sets.toml``. Raises KeyError where there is none of that name."""
    return _sets()[name]


def _split(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split("|") if part.strip())


def _entries() -> Iterator[Entry]:
    for table in ENTRY_TABLES:
        for row in read_table(_HERE / table, _ENTRY_COLUMNS, required=("id", "name", "kind")):
            names = tuple(dict.fromkeys((row["name"], *_split(row["aliases"]))))
            yield Entry(row["id"], row["name"], _kind(row), row["country"], row["parent"], names)


def _kind(row: Row) -> ActorKind:
    try:
        return ActorKind(row["kind"])
    except ValueError:
        raise row.fail(f"no such kind of actor: {row['kind']!r}") from None


def _nations() -> Iterator[Nation]:
    supplement = read_table(_HERE / "nations.tsv", _NATION_COLUMNS, required=("iso2", "example"))
    more = {row["iso2"]: row for row in supplement if not row["id"]}
    own_words = {word for row in supplement if row["id"] for word in _split(row["names"]) + _split(row["adjectives"])}
    for row in read_table(_COUNTRIES, _COUNTRY_COLUMNS, required=("iso2", "name")):
        extra = more[row["iso2"]].fields if row["iso2"] in more else dict.fromkeys(_NATION_COLUMNS, "")
        names = (row["name"], *_split(row["aliases"]), *_split(extra["names"]))
        adjectives = (*_split(row["adjectives"]), *_split(extra["adjectives"]))
        people = (*_split(row["people"]), *_split(extra["people"]))
        singular = tuple(word for word in people if word not in adjectives and not word.endswith("s"))
        plural = tuple(word for word in people if word not in adjectives and word.endswith("s"))
        yield Nation(
            slug(row["name"]),
            row["name"],
            extra["adjective"] or (adjectives[0] if adjectives else row["name"]),
            row["iso2"],
            True,
            tuple(name for name in names if name not in own_words and name not in adjectives),
            tuple(word for word in (*adjectives, *singular) if word not in own_words),
            plural,
            _split(extra["seats"]),
        )
    for row in supplement:
        if row["id"]:
            yield Nation(
                row["id"],
                row["name"],
                row["adjective"],
                row["iso2"],
                True,
                tuple(name for name in _split(row["names"]) if name not in _split(row["adjectives"])),
                _split(row["adjectives"]),
                _split(row["people"]),
                _split(row["seats"]),
            )
    for row in read_table(_HERE / "communities.tsv", _COMMUNITY_COLUMNS, required=("id", "name")):
        adjectives = _split(row["adjectives"])
        yield Nation(
            row["id"], row["name"], adjectives[0], row["country"], False, (), adjectives, _split(row["people"]), ()
        )


def _heads() -> Iterator[Head]:
    for row in read_table(_HERE / "heads.tsv", _HEAD_COLUMNS, required=("plural", "function", "kind", "example")):
        kind, noun, lemma = _kind(row), row["noun"] == "yes", row["singular"] or row["plural"]
        collective = row["number"] == "coll"
        yield Head(lemma, row["plural"], row["plural"], True, collective, row["function"], kind, noun)
        if row["singular"] and row["singular"] != row["plural"]:
            yield Head(lemma, row["plural"], row["singular"], False, False, row["function"], kind, noun)


def _words() -> Iterator[Phrase]:
    for row in read_table(_HERE / "words.tsv", _WORD_COLUMNS, required=("code", "words")):
        kind = _kind(row) if row["kind"] else ActorKind.OTHER
        for word in _split(row["words"]):
            yield Phrase(row["code"], word, kind=kind)


def _head_code(head: Head) -> str:
    if head.function == "platform":
        return "k"
    if head.collective:
        return "K"
    return "H" if head.plural else "R"
