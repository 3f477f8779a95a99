"""Borders: "the Syrian border", "the Iraq-Syria border", "Kenya's border with Somalia", "the Durand Line".

Where the words name a country outright, its mention is marked as standing for the border; where they do so by an
adjective, or the border has a name of its own, the border becomes a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.gazetteer.borders import COMBINING, country_words, lines, words_of
from extract.lexicon.words import word_class
from extract.model import ToponymMention

HEAD = re.compile(r"(?<![\w-])(?:[Bb]order|[Ff]rontier)(?:s|lands?)?(?![\w-])")
NO_PLACE = word_class("names.no_place")
#: between the head and "with", "between", "of", "into"
AREA = (
    r"(?: (?:area|region|zone|strip|district|province|town|city|village|post|point|crossing|checkpoint|fence|wall|belt"
    r"|line|land)s?)?"
)
AFTER = re.compile(
    rf"{AREA}(?P<town> town| city| village| crossing| post)?"
    r" (?P<link>with|between|of|from|into|to|in|separating|dividing|shared with)"
    r" (?:both |the |neighbou?ring |nearby |northern |southern |eastern |western ){0,2}"
)
TOWN = re.compile(r" (?:town|city|village|crossing|post|point|checkpoint|district|province)s?(?: of| at|,)? ?(?=[A-Z])")
OVER = re.compile(r"\b(?:cross\w*|over|across|through)\b[^.;:]{0,15}$", re.IGNORECASE)
MODIFIER = word_class("names.modifier")
DIRECTION = re.compile(r"^(?:north|south)?(?:east|west)?ern$|^(?:north|south)ern$")
JOINT = re.compile(r"(?: ?[-–—/] ?| and | & )$")
NEXT = re.compile(r"(?: and | & | from |[-–—/]| and the )(?:the )?")
POSSESSIVE = ("'s", "’s", "s'", "s’")
NAME_END = re.compile(r"(?:[A-Z][\w.]*\s)?[A-Z][\w.]*$")
NAME_START = re.compile(r"[A-Z][\w.]*(?:\s[A-Z][\w.]*)?")
WINDOW = 60  # characters before the head in which its modifiers and names stand


_BORDER_LINKS = word_class("names.border_links")


@dataclass(frozen=True, slots=True)
class Party:
    """A country (or part of one) beside the head: where it stands, its name, and its mention if it has one."""

    start: int
    end: int
    name: str
    mention: ToponymMention | None


def with_borders(text: str, mentions: Sequence[ToponymMention]) -> tuple[ToponymMention, ...]:
    """The mentions, those that stand for a border marked, and those of borders that adjectives or names of their own
    give; in order, not overlapping."""
    heads = list(HEAD.finditer(text)) if "order" in text or "rontier" in text else []
    named = list(named_lines(text))
    if not heads and not named:
        return tuple(mentions)
    result = {mention.start: mention for mention in mentions}
    starts = dict(result)
    ends = {mention.end: mention for mention in mentions}
    for head in heads:
        mark(text, head.start(), head.end(), starts, ends, result)
    ordered = sorted([*result.values(), *named], key=lambda m: (m.start, m.rule != "toponym.border"))
    kept: list[ToponymMention] = []
    for mention in ordered:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def mark(
    text: str,
    start: int,
    end: int,
    starts: Mapping[int, ToponymMention],
    ends: Mapping[int, ToponymMention],
    result: dict[int, ToponymMention],
) -> None:
    """Mark in ``result`` what the head at ``start``..``end`` makes a border, or put a new mention there."""
    following = re.match(r"[ \n]([A-Za-z-]+)", text[end : end + 30])
    if following and following[1].lower() in NO_PLACE:
        return
    town = TOWN.match(text, end)
    if town is not None and town.end() in starts:
        return  # the town's own name follows
    before, direction = parties_before(text, start, ends)
    after = parties_after(text, start, end, starts)
    if not before and text[end - 1] == "s" and re.match(r" [A-Z]", text[end : end + 2]):
        return  # a verb: "Diyala borders Iran"
    parties = [*before, *after]
    if not parties or (before and text[end - 1] == "s" and end + 1 in starts):
        return
    names = tuple(dict.fromkeys(party.name for party in parties))
    relation = f"{direction} border".strip()
    named = [party.mention for party in parties if party.mention is not None]
    if named:
        for mention in named:
            result[mention.start] = replace(mention, border=names, relation=relation, metonym=False)
        return
    first = min((party.start for party in before), default=start)
    last = max([end, *(party.end for party in after)]) if not before else end
    result[first] = ToponymMention(
        first, last, text[first:last], rule="toponym.border", kind="border", border=names, relation=relation
    )


def parties_before(text: str, start: int, ends: Mapping[int, ToponymMention]) -> tuple[list[Party], str]:
    """One or two parties named right before the head, in order, and the direction among its modifiers."""
    lowest = max(0, start - WINDOW)
    at, direction = start, ""
    while at > lowest and text[at - 1] in " \n":
        word_end = at - 1
        word_start = max(text.rfind(" ", lowest, word_end), text.rfind("\n", lowest, word_end)) + 1
        word = text[word_start:word_end].lower()
        if word not in MODIFIER:
            break
        direction = word if DIRECTION.match(word) else direction
        at = word_start
    if at <= lowest or text[at - 1] not in " \n":
        return [], direction
    at -= 1
    for ending in POSSESSIVE:
        if text.endswith(ending, lowest, at):
            at -= 2 if ending[0] != "s" else 1
            break
    second = party_before(text, at, ends)
    if second is None:
        return [], direction
    joint = JOINT.search(text, max(0, second.start - 5), second.start)
    first = party_before(text, joint.start(), ends) if joint else None
    return ([first, second] if first else [second]), direction


def party_before(text: str, end: int, ends: Mapping[int, ToponymMention]) -> Party | None:
    mention = ends.get(end)
    if mention is not None:
        return Party(mention.start, end, mention.text, mention)
    match = NAME_END.search(text, max(0, end - 40), end)
    return known_party(match.start(), match[0], from_end=True) if match else None


def known_party(start: int, words_: str, *, from_end: bool) -> Party | None:
    """A party that the table of countries knows by these words, or by the last (first) of them."""
    lower = words_.lower()
    if lower in country_words():
        return Party(start, start + len(words_), words_, None)
    if any(c.isspace() for c in words_):
        one = words_.split()[-1 if from_end else 0]
        if one.lower() in country_words() and one.lower() not in COMBINING:
            at = start + (words_.rindex(one) if from_end else 0)
            return Party(at, at + len(one), one, None)
    return None


def party_after(text: str, start: int, starts: Mapping[int, ToponymMention]) -> Party | None:
    mention = starts.get(start)
    if mention is not None:
        return Party(start, mention.end, mention.text, mention)
    match = NAME_START.match(text, start)
    party = known_party(start, match[0], from_end=False) if match else None
    goes_on = party is not None and re.match(r" [A-Z]", text[party.end : party.end + 2])
    return None if goes_on else party  # "the border of Italian Libya"


def parties_after(text: str, start: int, end: int, starts: Mapping[int, ToponymMention]) -> list[Party]:
    """One or two parties named behind the head: "with Jordan", "between X and Y"; "into Y" only where it is crossed."""
    link = AFTER.match(text, end)
    if link is None or link["town"]:
        return []
    if link["link"] in ("from", "into", "to", "in") and not OVER.search(text, max(0, start - 40), start):
        return []
    first = party_after(text, link.end(), starts)
    if first is None:
        return []
    if link["link"] in _BORDER_LINKS:
        following = NEXT.match(text, first.end)
        second = party_after(text, following.end(), starts) if following else None
        if second is not None:
            return [first, second]
    return [first] if link["link"] != "between" else []


def named_lines(text: str) -> Iterator[ToponymMention]:
    """Borders with names of their own, where the text speaks of a country that they need."""
    for line in lines():
        at = text.find(line.name)
        if at < 0:
            continue
        if line.needs and not any(word in text for need in line.needs for word in words_of(need) or (need,)):
            continue
        parties = (f"={line.a}", f"={line.b}", *(() if line.point is None else (f"={line.point[0]},{line.point[1]}",)))
        while at >= 0:
            end = at + len(line.name)
            inside = (at and text[at - 1].isalnum()) or text[end : end + 1].isalnum()
            if not inside:
                yield ToponymMention(
                    at, end, line.name, rule="toponym.border", kind="border", border=parties, relation="border"
                )
            at = text.find(line.name, end)
