"""Dates on which somebody said something: "said on Monday", "took responsibility on Sunday"."""

from __future__ import annotations

import re

from extract.model import TimexMention

_LEAD = 60  # code points before a date in which its verb stands
#: a date behind a word of saying, with no more than hearers, an occasion or a place between: "told reporters in Gao on"
_SPOKEN = re.compile(
    r"\b(?:said|says|told|announced|reported|added|warned|confirmed|stated|wrote|tweeted|acknowledged"
    r"|(?:claimed|took|accepted|assumed|denied) (?:the )?responsibility)\b"
    r"(?:\s(?!(?:that|for|was|were|had|has|have|shot|struck|fell|left|took|hit|blew|fought|held|broke|came|went|began|\w+ed)\b)"
    r"[\w'’-]+){0,7}?\s(?:on\s+)?(?:late\s+|early\s+)?$"
)


def spoken(text: str, mention: TimexMention) -> bool:
    """Is it the day on which somebody said so?"""
    return _SPOKEN.search(text[max(0, mention.start - _LEAD) : mention.start]) is not None
