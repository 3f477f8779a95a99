"""Why an event deserves a look in the review."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why an event deserves a look, in words for the screen."""

    DISPUTED = "disputed"  # one side claims it, another denies it
    CONFLICT = "analysts differ"  # two analysts set the same field to different values
    # what is most likely wrong (extract.store.review.doubts): the queue asks first about these
    FAR = "place far off"  # far from the rest of its report, in a country that the report hardly speaks of
    ACTOR_NAME = "place named like an actor"
    TOLL = "doubtful toll"  # higher than one happening's, or that of a long time
    PERIOD = "doubtful date"  # after its report came out, or long before without words that say so
    AGENT = "doubtful agent"  # unarmed people, an observer or a newsroom are said to have done violence
    UNPLACED = "not placed"
    UNDATED = "undated"
    LOW_EVIDENCE = "low evidence"  # unconfirmed, or on the word of a party alone
    CHANGED = "changed since it was accepted"
    NEW = "new since the last visit"
    ORPHANED = "orphaned correction"  # fits nothing in the text any more


DOUBTS = frozenset((Reason.FAR, Reason.ACTOR_NAME, Reason.TOLL, Reason.PERIOD, Reason.AGENT))
