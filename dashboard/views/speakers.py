"""Who says so, and what the status of an event is in words that name them: the same on the screen and in a brief."""

from __future__ import annotations

from typing import Any

from dashboard.views.names import articled, directed, flat, inside
from dashboard.views.symbols import status_phrase
from dashboard.views.wording import sentence_case
from extract.model import Status

PARTY = " (a party to the conflict)"
_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "who", "them", "him", "her", "us", "one"))
_NOBODY = "an unnamed speaker"
#: statuses whose phrase has no room for a speaker
_ACCORDING = frozenset((Status.PLANNED, Status.HYPOTHETICAL, Status.UNCONFIRMED, Status.NEGATED))


def status_words(event: Any) -> str:
    """ "Claimed by residents, denied by the ministry", "Claimed by the rebels (a party to the conflict)", "Planned".

    ``event``: a row of the events table. Plain text: escape it for HTML.
    """
    said, denied = speaker(event), denier(event)
    party = PARTY if said and event.attribution_party is True else ""
    words = status_phrase(event.status, attribution=said + party if said else "", denial=denied)
    if said and event.status in _ACCORDING:
        words += f", according to {said}{party}"
    return sentence_case(words)


def speaker(event: Any) -> str:
    """Who says so, in the report's words; where that is a pronoun, the name it stands for if it is known."""
    words = _named(event.attribution)
    if words.lower() in _PRONOUNS:
        return directed(articled(inside(flat(event.attribution_actor)))) or _NOBODY
    actor = flat(event.attribution_actor)
    if actor and words[:1] != actor[:1] and words.lower() == actor.lower():
        return actor  # only the sentence's first letter was large
    return words


def denier(event: Any) -> str:
    """Who denies it, in the report's words, or ""."""
    return _named(event.denial)


def _named(words: Any) -> str:
    return directed(inside(flat(words)))
