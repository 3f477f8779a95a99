"""Lists: their entries, each a room of its own, and the sentence right above them that leads them in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.frame.model import Scope, ScopeKind
from extract.lexicon.frame import lead_in_words
from extract.model import Sentence, Span

_WORD = re.compile(r"[a-z]+")
_NAME_LENGTH = 3  # words
_LONGEST = 400  # code points of a lead-in


def find_lists(text: str, sentences: Sequence[Sentence]) -> list[Scope]:
    """Items and lead-ins, in no particular order.

    An item is what stands behind one bullet, number or clock time, up to the next. A lead-in rules the items that
    follow it at once; those of the list before do not reach into it. A sentence that leads in another lead-in
    ("18 strikes in two countries. In the first, 11 strikes: ...") rules both lists.
    """
    scopes: list[Scope] = []
    outer: list[tuple[Sentence, int]] = []  # lead-ins still open, with the end of what they rule so far
    before: Sentence | None = None  # the sentence right before, if it may lead in
    number = 0
    while number < len(sentences):
        sentence = sentences[number]
        if sentence.kind != "item":
            if sentence.kind == "heading" and not _leads(text, sentence):
                if outer and _names_part(text, sentence):  # "Syria", above those of the items that are there
                    before, number = outer[-1][0], number + 1
                    continue
                outer.clear()
            before = sentence if _leads(text, sentence) else None
            if before is not None:
                outer.append((before, -1))
            elif outer and outer[-1][1] < 0:
                outer.clear()  # running text after all
            number += 1
            continue
        number, items = _items(text, sentences, number)
        scopes += [Scope(item.start, item.end, ScopeKind.ITEM, item) for item in items]
        end = items[-1].end
        if before is None:
            outer.clear()
        outer = [(lead, end) for lead, _ in outer]
        scopes += [Scope(lead.start, stop, ScopeKind.LEAD_IN, Span(lead.start, lead.end)) for lead, stop in outer]
        before = None
    return _longest(scopes)


def _leads(text: str, sentence: Sentence) -> bool:
    """May the sentence lead in a list: does it end in a colon, or tell of several happenings?"""
    if sentence.end - sentence.start > _LONGEST or sentence.kind in ("caption", "dateline"):
        return False
    if text[sentence.end - 1] == ":":
        return True
    low = text[sentence.start : sentence.end].lower()
    return not lead_in_words().isdisjoint(_WORD.findall(low))


def _names_part(text: str, heading: Sentence) -> bool:
    """Is the heading nothing but a name, under which some of the items of one list stand?"""
    row = text[heading.start : heading.end].rstrip(":").split()
    return len(row) <= _NAME_LENGTH and all(word[:1].isupper() and word.isalpha() for word in row)


def _items(text: str, sentences: Sequence[Sentence], number: int) -> tuple[int, list[Span]]:
    """The items from sentence ``number`` on, and the number of the first sentence behind them."""
    items: list[Span] = []
    while number < len(sentences):
        sentence = sentences[number]
        if sentence.kind != "item":
            if not (items and _goes_on(text, items[-1], sentence)):
                break
            items[-1] = Span(items[-1].start, sentence.end)
            number += 1
            continue
        if items and "\n" not in text[items[-1].end : sentence.start] and text[items[-1].end - 1] != ";":
            items[-1] = Span(items[-1].start, sentence.end)  # a further sentence of the same item
        else:
            items.append(Span(sentence.start, sentence.end))
        number += 1
    return number, items


def _goes_on(text: str, item: Span, sentence: Sentence) -> bool:
    """Is it a further line of a log's entry: no blank line between, and no time of its own?"""
    return (
        sentence.kind == "body"
        and text[item.start].isdigit()
        and not text[item.end : sentence.start].strip()
        and text.count("\n", item.end, sentence.start) < 2
    )


def _longest(scopes: list[Scope]) -> list[Scope]:
    """Of a lead-in that rules several lists only the widest reach."""
    widest: dict[tuple[int, ScopeKind], Scope] = {}
    for scope in scopes:
        key = (scope.start, scope.kind)
        if key not in widest or widest[key].end < scope.end:
            widest[key] = scope
    return list(widest.values())
