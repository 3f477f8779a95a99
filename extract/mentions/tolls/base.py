"""The people beside a word of harm, and the mention that they make with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.lexicon.tolls import word_sets
from extract.mentions.tolls.people import People, is_thing, read_before, read_list
from extract.model import CasualtyMention, Span, Token, Toll

_ANYBODY = frozenset(("anyone", "anybody"))  # "did not know whether anyone had died"


def right(
    text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, at: int, kind: str, over: bool
) -> list[CasualtyMention]:
    while (at < len(tokens) and tokens[at].tag in ("``", "''")) or lower[at : at + 1] in (['"'], ["“"], ["”"]):
        at += 1  # "neutralising" 40 fighters
    while (
        at < len(tokens)
        and (tokens[at].tag in ("RB",) or lower[at] in ("between",))
        and lower[at] not in ("about", "around", "over", "nearly", "almost")
    ):
        at += 1
    people = read_list(tokens, lower, at)
    if people is None or (kind == "captured" and not people.said and tokens[people.end - 1].tag.startswith("NNP")):
        return []  # a bare name that is captured is as a rule a town
    return [mention(text, tokens, i, people.end, kind, people.toll, people, over, "active")]


def left(
    text: str,
    tokens: Sequence[Token],
    lower: Sequence[str],
    at: int,
    end: int,
    kind: str,
    over: bool,
    *,
    whole: bool = False,
) -> list[CasualtyMention]:
    """The people before word ``at`` suffer what ends before ``end``.

    ``whole``: "one of the five people killed" tells of all five.
    """
    people = read_before(tokens, lower, at)
    if people is None or people.start >= at:
        return []
    if is_thing(people.head) or people.head in _ANYBODY:
        return []
    if whole and lower[people.start : people.start + 3] == ["one", "of", "the"]:
        people = read_list(tokens, lower, people.start + 3) or people
    end, people = _joined_behind(tokens, lower, end, people)
    if lower[people.start] in ("nobody", "none") or lower[people.start : people.start + 2] == ["no", "one"]:
        return [mention(text, tokens, people.start, end, kind, Toll(0, 0, 0), people, over, "none")]
    return [mention(text, tokens, people.start, end, kind, people.toll, people, over, "passive")]


def mention(
    text: str,
    tokens: Sequence[Token],
    first: int,
    last: int,
    kind: str,
    toll: Toll,
    people: People | None,
    over: bool,
    rule: str,
) -> CasualtyMention:
    start, end = tokens[first].start, tokens[last - 1].end
    victims = None
    if people is not None and people.start < people.end:
        victims = Span(tokens[people.start].start, tokens[people.end - 1].end)
    return CasualtyMention(
        start=start,
        end=end,
        text=text[start:end],
        rule=f"casualty:{rule}",
        kind=kind,
        toll=toll,
        victims=victims,
        over_period=over and toll.figure > 0,
    )


def _joined_behind(tokens: Sequence[Token], lower: Sequence[str], end: int, people: People) -> tuple[int, People]:
    """ "was killed [along with two sons]": where the words end, and all the people."""
    at = end + (" ".join(lower[end : end + 2]) in word_sets()["joined"]) * 2
    if lower[end : end + 1] == ["with"] and end + 1 < len(tokens) and tokens[end + 1].tag == "PRP$":
        at = end + 1
    more = read_list(tokens, lower, at) if at > end else None
    if more is None or is_thing(more.head):
        return end, people
    return more.end, replace(people, toll=people.toll + more.toll, said=people.said or more.said)
