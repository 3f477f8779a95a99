"""Reads the frame of a document: the stage between finding mentions and resolving them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.frame.countries import find_countries
from extract.frame.lists import find_lists
from extract.frame.model import Frame, Scope
from extract.frame.narrative import story_year
from extract.frame.period import Head, find_period, outside
from extract.frame.tables import find_records, find_rows
from extract.model import Published, Sentence, TimexMention


def read_frame(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[TimexMention] = (),
    *,
    title: str = "",
    published: Published | None = None,
) -> Frame:
    """The frame of ``text``, of its time expressions as found. Pure; linear in the text's length."""
    rows = list(find_rows(text)) or list(find_records(text))
    head = Head.of(text, sentences)
    return Frame(
        countries=find_countries(text, sentences, title=title if title not in text else ""),
        period=find_period(text, head, mentions, published),
        story_year=story_year(text, mentions, published, head.lines),
        scopes=_nested([*find_lists(text, sentences), *outside(text, sentences), *rows]),
    )


def _nested(scopes: Sequence[Scope]) -> tuple[Scope, ...]:
    """In the order of their starts, the wider first; one that would reach out of the one it begins in is cut."""
    kept: list[Scope] = []
    around: list[Scope] = []
    for scope in sorted(scopes, key=lambda s: (s.start, -s.end, s.kind)):
        while around and around[-1].end <= scope.start:
            around.pop()
        if around and scope.end > around[-1].end:
            scope = replace(scope, end=around[-1].end)
        kept.append(scope)
        around.append(scope)
    return tuple(kept)
