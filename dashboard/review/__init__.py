"""The bridge from the review to the case: cached questions about what deserves a look, and what analysts say.

As in `dashboard.data`, answers are cached by case and revision.
"""

from dashboard.review.events import about, history, near, now_in, reasons_of, state_of
from dashboard.review.known import (
    MOST_OFFERED,
    actors,
    country,
    middle,
    new_actor,
    places,
    places_near,
    read_places,
    surroundings,
)
from dashboard.review.say import (
    accept,
    add,
    always,
    edit,
    exported,
    imported,
    merge,
    note,
    reject,
    restore,
    split,
    undo,
    visit,
)
from dashboard.review.waiting import Queue, by, conflicts, corrections_made, key, orphans, queue, rejected

__all__ = [
    "MOST_OFFERED", "Queue", "about", "accept", "actors", "add", "always", "by", "conflicts", "corrections_made",
    "country", "edit", "exported", "history", "imported", "key", "merge", "middle", "near", "new_actor", "note",
    "now_in", "orphans", "places", "places_near", "queue", "read_places", "reasons_of", "reject", "rejected", "restore",
    "split", "state_of", "surroundings", "undo", "visit",
]  # fmt: skip
