"""Noun phrases, verb groups and what stands between them: one sentence as a row of chunks.

The tags of a sentence become a string of one letter a token (``_letters``); one regular expression over that string
finds the chunks. Offsets here are token indices of the sentence, end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.lexicon.actors import actor_lexicon
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class
from extract.model import Token

_BY_TAG = {
    "MD": "M", "VB": "v", "VBP": "p", "VBZ": "z", "VBD": "d", "VBN": "n", "VBG": "g", "TO": "T", "RB": "R", "RBR": "R",
    "RBS": "R", "IN": "I", "RP": "Y", "DT": "D", "PDT": "D", "PRP$": "D", "WP$": "w", "JJ": "J", "JJR": "J", "JJS": "J",
    "CD": "C", "NN": "N", "NNS": "N", "NNP": "N", "NNPS": "N", "FW": "N", "PRP": "O", "EX": "E", "POS": "S", "WDT": "W",
    "WP": "W", "WRB": "A", "CC": "K", ",": ",", ":": ":", ".": ".", "``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")",
    "$": "J", "#": "J", "SYM": "J", "TIME": "t", "JJT": "J",
}  # fmt: skip
_BE = word_class("syntax.be")
_HAVE = words("have has had 've ’ve")
_DO = words("do does did")
_SPECIAL = (
    dict.fromkeys(sorted(_BE), "B")
    | dict.fromkeys(sorted(_HAVE), "H")
    | dict.fromkeys(sorted(_DO), "U")
    | dict.fromkeys(("be", "been", "being"), "e")
    | {"having": "h"}
)
_DAYS = word_class("syntax.days")
_UNITS = word_class("syntax.units")
_REFLEXIVES = words("itself himself herself themselves")
_ACCUSED = words("accused accuse accuses accusing suspected")
_ACCUSED_REACH = 8  # tokens
_INTRANSITIVE = word_class("syntax.intransitive")
_SHOOTING = words("fired opened launched")
_POINTERS = word_class("syntax.pointers")
_DAY_PARTS = words("night morning evening afternoon")

_VERB_GROUP = (
    r"(?P<aux>[MBHU](?:[Re]|,R,|[BHU](?=[Reng]))*(?:[vng]Y?)?)"
    r"|(?P<fin>[zpd]Y?)"
    r"|(?P<inf>TR*(?:vY?|(?:[HUe]R*)+(?:[vng]Y?)?))"
)
_NOUN_PHRASE = (
    r"(?P<np>[OE]"
    r"|(?:R(?=[CJ]))*D*(?:(?<![NOS,])n(?=J*N))?(?:[JNS]|(?<!N)C|R(?=[JCn])|(?<=D)R(?=N)|(?<=J)KJ(?=[JN])|(?<=[DJCS])[ng](?=[JCNng]*N))*N"
    r"|D*R?[JC]*C|D+J+(?![JN])|D+n(?![DI])|D)"
)
#: kinds that one letter decides, without the expression
_BY_LETTER = {"I": "prep", ",": "comma", "K": "coord", ":": "stop", ".": "stop", "W": "wh", "w": "wh", "A": "when"}
_WORDY = frozenset("pzdvngNJ")
_GROUPS = frozenset(("aux", "inf", "ger", "part", "fin"))
_CHUNK = re.compile(
    rf"(?P<time>t+)|{_NOUN_PHRASE}|{_VERB_GROUP}"
    r"|(?P<ger>(?:g|hR*(?:eR*)*[ng]?|eR*[ng])Y?)|(?P<part>nY?)|(?P<base>[vBHUe])"
    r"|(?P<to>T)|(?P<adv>[RYS]+|J)|(?P<mark>.)"
)


_IN_QUANTIFIER = word_class("syntax.in_quantifier")
_QUANTIFIER_STARTS = word_class("syntax.quantifier_starts")


@dataclass(slots=True)
class Chunk:
    """``kind``: "np", "time", "aux", "fin", "inf", "ger", "part", "base" (verb groups), "prep", "wh", "when", "adv",
    "coord", "comma", "stop", "mark". ``head``: the noun or the main verb.
    """

    kind: str
    start: int
    end: int
    head: int
    word: str  # the head in lower case

    @property
    def is_verb(self) -> bool:
        return self.kind in VERB_KINDS


VERB_KINDS = frozenset(("aux", "fin", "inf", "ger", "part", "base"))
FINITE_KINDS = frozenset(("aux", "fin"))


def _letters(tokens: Sequence[Token], lows: Sequence[str]) -> str:
    by_tag = _BY_TAG
    row = [by_tag.get(token.tag, "x") for token in tokens]
    _marks(tokens, lows, row)
    numbered = False
    accused = -9
    for i, letter in enumerate(row):
        if letter in _WORDY:
            low = lows[i]
            if low in _ACCUSED:
                accused = i
            elif low.endswith("ing") and i - accused < _ACCUSED_REACH and lows[i - 1] == "of" and letter in "NJ":
                row[i] = "g"  # "accused the rebels of mining roads"
                continue
            special = _SPECIAL.get(low)
            if low == "do" and tokens[i].tag == "VB":
                continue  # "did not do it": no helping verb
            if special is not None and not (letter == "N" and tokens[i].tag == "NNP" and tokens[i].text.isupper()):
                row[i] = special  # "a mine laid by IS" has no verb there
            elif low in _DAYS and (low != "march" or tokens[i].text[0].isupper()):
                row[i] = "t"
            elif low in _UNITS and i and lows[i - 1] in _POINTERS:
                row[i] = row[i - 1] = "t"
            elif low in _DAY_PARTS and i and row[i - 1] == "t":
                row[i] = "t"
            elif letter == "n" and low in _SHOOTING and i and row[i - 1] == "K":
                row[i] = "d"  # "stopped the bus and fired shots"
            elif letter == "J" and low == "armed" and i and row[i - 1] in "NJ" and lows[i + 1 : i + 2] == ["with"]:
                row[i] = "n"  # "a criminal armed with an axe"
            elif letter == "n" and i and row[i - 1] == "N" and low in _INTRANSITIVE:
                row[i] = "d"  # "militants advanced towards the base": no participle of a verb without an object
            elif letter == "z" and low in {"'s", "’s"}:
                row[i] = "B"
            elif low == "death" and i > 1 and lows[i - 1] == "to" and row[i - 2] in "dvn":
                row[i] = row[i - 1] = "R"  # "beat to death two men"
        elif letter == "O" and i and row[i - 1] == "N" and lows[i] in _REFLEXIVES:
            row[i] = "R"  # "the town itself"
        elif letter == "E" and i and row[i - 1] == "N":
            row[i] = "R"  # "his forces there withdrew"
        elif letter == "C":
            numbered = True
            if not i or row[i - 1] not in "t,":
                continue
            if _is_date_number(lows[i]) and (row[i - 1] == "t" or (i > 1 and row[i - 2] == "t")):
                row[i] = "t"
                if row[i - 1] == ",":
                    row[i - 1] = "t"
    if numbered:
        for i in range(len(row) - 1):
            if row[i] == "C" and row[i + 1] == "t" and _is_date_number(lows[i]) and lows[i] < "4":
                row[i] = "t"  # "5 August"
        _quantifiers(lows, row)
    if "(" in row:
        _brackets(row)
    return "".join(row)


def _marks(tokens: Sequence[Token], lows: Sequence[str], row: list[str]) -> None:
    """A cell of a table ends at its bar; "OAG/JAS fighters" are one noun phrase."""
    for i, letter in enumerate(row):
        if letter == "J" and tokens[i].text == "|":
            row[i] = ":"
        elif letter == "K" and lows[i] == "and" and 0 < i < len(row) - 2 and row[i - 1] == "J" and row[i + 2] == "N":
            if tokens[i - 1].text[:1].isupper() and tokens[i + 1].text[:1].isupper():
                row[i] = "J"  # "French and American troops"
        elif letter == ":" and tokens[i].text == "/" and 0 < i < len(row) - 1 and row[i - 1] == row[i + 1] == "N":
            joined = tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
            if joined and tokens[i - 1].text[:1].isupper() and tokens[i + 1].text[:1].isupper():
                row[i] = "J"


def _brackets(row: list[str]) -> None:
    """ "some [militia] forces": an editor's word in brackets belongs to the noun phrase."""
    for i in range(len(row) - 2):
        if row[i] == "(" and row[i + 2] == ")" and row[i + 1] in "NJ" and i + 3 < len(row) and row[i + 3] in "NJ":
            row[i] = row[i + 2] = "J"


def _quantifiers(lows: Sequence[str], row: list[str]) -> None:
    """ "about 20", "at least 20", "more than 20", "up to 20", "as many as 20" belong to the number."""
    for i, letter in enumerate(row):
        if letter != "C" or not i:
            continue
        k = i - 1
        if row[k] == "I" and lows[k] in {"about", "around", "over", "than", "as"}:
            row[k] = "J"
            while k and lows[k] in _IN_QUANTIFIER and k > i - 4:
                k -= 1
                if lows[k] not in _QUANTIFIER_STARTS:
                    break
                row[k] = "J"
        elif (lows[k] in {"least", "most"} and k and lows[k - 1] == "at") or (
            row[k] == "T" and k and lows[k - 1] == "up"
        ):
            row[k] = row[k - 1] = "J"


def _is_date_number(text: str) -> bool:
    return text.isdigit() and len(text) in {1, 2, 4}


def find_chunks(tokens: Sequence[Token], lows: Sequence[str]) -> list[Chunk]:
    """The sentence as a row of chunks that covers every token once. ``lows``: the tokens in lower case."""
    chunks: list[Chunk] = []
    letters = _letters(tokens, lows)
    start, length = 0, len(letters)
    matches = _CHUNK.match
    while start < length:
        kind = _BY_LETTER.get(letters[start])
        if kind is not None:
            chunks.append(Chunk(kind, start, start + 1, start, lows[start]))
            start += 1
            continue
        match = matches(letters, start)
        kind, end = (match.lastgroup or "mark", match.end()) if match is not None else ("mark", start + 1)
        head = end - 1
        if kind in _GROUPS:
            while head > start and letters[head] in "YR,":
                head -= 1
        chunks.append(Chunk("prep" if kind == "to" else kind, start, end, head, lows[head]))
        start = end
    _part_place_and_subject(chunks, tokens, lows)
    return chunks


def _part_place_and_subject(chunks: list[Chunk], tokens: Sequence[Token], lows: Sequence[str]) -> None:
    """ "In Aleppo rebels attacked a post": a place that opens its clause, and the subject right behind it."""
    for i in range(len(chunks) - 2, 0, -1):
        chunk = chunks[i]
        if chunk.kind != "np" or chunk.end - chunk.start < 2 or chunks[i - 1].word not in _LOCATIVES:
            continue
        if i > 1 and chunks[i - 2].kind not in _BEFORE_CLAUSE and chunks[i - 2].word not in _SAYING_THAT:
            continue
        follower = next((c.kind for c in chunks[i + 1 :] if c.kind not in {"adv", "time"}), "")
        if follower not in FINITE_KINDS or chunk.word not in _people_in_groups():
            continue
        last = max((k for k in range(chunk.start, chunk.end - 1) if _names_place(tokens[k], lows[k])), default=-1)
        if last >= 0 and not any(token.tag == "POS" for token in tokens[chunk.start : chunk.end]):
            place = Chunk("np", chunk.start, last + 1, last, lows[last])
            chunks[i : i + 1] = [place, Chunk("np", last + 1, chunk.end, chunk.head, chunk.word)]


def _names_place(token: Token, low: str) -> bool:
    return token.tag in {"NNP", "NNPS"} or low in _SETTLEMENTS


@cache
def _people_in_groups() -> frozenset[str]:
    """Nouns for several people who may act: "rebels", "police", "troops"."""
    return frozenset(form for form, head in actor_lexicon().heads.items() if head.plural)


_LOCATIVES = word_class("syntax.locatives")
_SETTLEMENTS = word_class("syntax.settlements")
_BEFORE_CLAUSE = word_class("syntax.before_clause")
_SAYING_THAT = word_class("syntax.saying_that")
