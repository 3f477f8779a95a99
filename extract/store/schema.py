"""The tables of a case; ``extract.store.database.migrations`` brings an older case up to them.

What is queried is a column; the whole of an event mention, candidates and all, is kept beside it as JSON
(``extract.store.codec``), so that nothing found is lost and corrections can be replayed over it.

``document``, ``extraction``, ``event_mention`` and ``event_actor`` hold what the extractor found, and nothing else
writes to them (but for the mentions that an analyst added: ``hand_mention``). ``correction`` is what analysts said, an
append-only log. ``event`` and its tables are made from both by ``extract.store.merging.keep`` and can be made again.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

#: PRAGMA application_id of a SQLite case: "DtLn" as a big-endian integer.
APPLICATION_ID = 0x44744C6E
#: Version of the tables below. A change to them adds one to this and one step to ``migrations.MIGRATIONS``.
SCHEMA_VERSION = 4

#: Tables whose rows the database numbers (``id``), never giving a number twice.
NUMBERED = ("document", "event_mention", "correction")

metadata = sa.MetaData()

#: What the case is: rows ``application``, ``schema_version`` and ``revision`` (counts writes).
case_info = sa.Table(
    "case_info",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

document = sa.Table(
    "document",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),  # ascending in the order in which documents were added
    sa.Column("sha256", sa.String(64), nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False, index=True),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("published_start", sa.Date),
    sa.Column("published_end", sa.Date),
    sa.Column("published_basis", sa.Text),  # NULL: publication date not known
    sa.Column("published_explanation", sa.Text),
    sa.Column("published_span_start", sa.Integer),
    sa.Column("published_span_end", sa.Integer),
    sqlite_autoincrement=True,
)

#: "Done" with n events (0: found nothing; with "not read: Russian" as the error: not looked for), "failed" with the
#: error; no row: not yet.
extraction = sa.Table(
    "extraction",
    metadata,
    sa.Column("document_id", sa.ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("version", sa.Text, primary_key=True),  # extract.pipeline.VERSION
    sa.Column("state", sa.Text, nullable=False),  # "done" or "failed"
    sa.Column("published_key", sa.Text, nullable=False),  # publication date it was extracted with
    sa.Column("events", sa.Integer, nullable=False),
    sa.Column("error", sa.Text, nullable=False),
    sa.Column("mentions", sa.LargeBinary, nullable=False),  # zlib of JSON: sentences, timexes, toponyms, actors ...
)


def _what() -> tuple[sa.Column[Any], ...]:
    """What happened, who says so, when and where: columns of a mention and of an event alike, in their order."""
    return (
        sa.Column("event_type", sa.Text, nullable=False, index=True),
        sa.Column("sub_event_type", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False, index=True),
        sa.Column("attribution", sa.Text, nullable=False),
        sa.Column("attribution_actor", sa.Text, nullable=False),
        sa.Column("attribution_party", sa.Boolean),
        sa.Column("denial", sa.Text, nullable=False),
        sa.Column("time_start", sa.Date, index=True),
        sa.Column("time_end", sa.Date),
        sa.Column("time_precision", sa.Text),  # NULL: undated
        sa.Column("time_basis", sa.Text, nullable=False),
        sa.Column("time_explanation", sa.Text, nullable=False),
        sa.Column("place_id", sa.Text, index=True),  # NULL: not placed
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("country", sa.Text, nullable=False),
        sa.Column("admin1", sa.Text, nullable=False),
        sa.Column("geo_precision", sa.Text, nullable=False),
        sa.Column("radius_km", sa.Float),
        sa.Column("place_explanation", sa.Text, nullable=False),
        sa.Column("weapons", sa.Text, nullable=False),  # JSON list
    )


def _tolls() -> tuple[sa.Column[Any], ...]:
    names = (f"{kind}_{bound}" for kind in ("fatalities", "injured") for bound in ("low", "best", "high"))
    return tuple(sa.Column(name, sa.Integer) for name in names)


def _who() -> tuple[sa.Column[Any], ...]:
    """An actor and its role: columns of those of a mention and of an event alike."""
    names = ("role", "actor_id", "name", "kind", "country", "parent")
    return tuple(sa.Column(name, sa.Text, nullable=False) for name in names)


event_mention = sa.Table(
    "event_mention",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),  # kept over re-extraction while the trigger stays
    sa.Column("document_id", sa.ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
    sa.Column("ordinal", sa.Integer, nullable=False),  # 0-based, in the order of triggers
    sa.Column("trigger_start", sa.Integer, nullable=False),
    sa.Column("trigger_end", sa.Integer, nullable=False),
    sa.Column("trigger_text", sa.Text, nullable=False),
    sa.Column("evidence_start", sa.Integer, nullable=False),
    sa.Column("evidence_end", sa.Integer, nullable=False),
    sa.Column("evidence", sa.Text, nullable=False),
    *_what(),
    sa.Column("rules", sa.Text, nullable=False),  # JSON list
    *_tolls(),
    sa.Column("mention", sa.Text, nullable=False),  # JSON: the whole EventMention
    sa.Index("ix_event_mention_document", "document_id", "ordinal", unique=True),
    sqlite_autoincrement=True,
)

event_actor = sa.Table(
    "event_actor",
    metadata,
    sa.Column("event_id", sa.ForeignKey("event_mention.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    *_who(),
    sa.Column("span_start", sa.Integer, nullable=False),
    sa.Column("span_end", sa.Integer, nullable=False),
    sa.Index("ix_event_actor_actor", "actor_id", "role"),
)

#: What an online service answered to a place name (extract.gazetteer.online); nothing else is kept of asking.
online_answer = sa.Table(
    "online_answer",
    metadata,
    sa.Column("query", sa.Text, primary_key=True),  # folded
    sa.Column("answer", sa.Text, nullable=False),  # JSON; null: no such place
)

#: What the dashboard, the exports and the brief show: the coreferent event mentions of all documents, merged.
event = sa.Table(
    "event",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),  # lowest event_mention.id of its members
    # the member whose sentence and report are shown first; an event goes with its lead, and is made again
    sa.Column("lead_id", sa.ForeignKey("event_mention.id", ondelete="CASCADE"), nullable=False, index=True),
    *_what(),  # status: one of extract.model.Status, "disputed" among them
    *_tolls(),
    sa.Column("mentions", sa.Integer, nullable=False),  # members
    sa.Column("reports", sa.Integer, nullable=False),  # documents among them
    sa.Column("origins", sa.Integer, nullable=False),  # independent ones: copies of a text are of one origin
    sa.Column("parties", sa.Integer, nullable=False),  # to the conflict, among the origins' speakers
    sa.Column("disagreement", sa.Text, nullable=False),  # JSON {field: [{"value", "mentions": [ids], "sources"}]}
    sa.Column("reasons", sa.Text, nullable=False),  # JSON [[mention id, mention id, "why these two are one"]]
    sa.Column("corrected", sa.Boolean, nullable=False),  # an analyst set a field, or its members
    sa.Column("rejected", sa.Boolean, nullable=False),  # by an analyst: kept, shown only when asked for
    sa.Column("by_hand", sa.Boolean, nullable=False),  # every member was added by an analyst
)

#: Which event a mention is in. One that is in none has not been merged yet.
event_member = sa.Table(
    "event_member",
    metadata,
    sa.Column(
        "mention_id",
        sa.ForeignKey("event_mention.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    sa.Column("event_id", sa.ForeignKey("event.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("origin", sa.Integer, nullable=False),  # lowest document id of the documents of one origin
)

#: The merged actors of an event (``event_actor`` holds those of a mention).
event_role = sa.Table(
    "event_role",
    metadata,
    sa.Column("event_id", sa.ForeignKey("event.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
    *_who(),
    sa.Index("ix_event_role_actor", "actor_id", "role"),
)

#: Two events that belong together without being one.
event_link = sa.Table(
    "event_link",
    metadata,
    sa.Column("from_id", sa.ForeignKey("event.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    sa.Column("to_id", sa.ForeignKey("event.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, primary_key=True),  # "part_of": an incident of a campaign; "planned": what came of it
    sa.Column("reason", sa.Text, nullable=False),
    sa.Index("ix_event_link_to", "to_id"),
)

#: Blocking: a new mention is compared with those alone that share a key with it.
event_block = sa.Table(
    "event_block",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    # no foreign key: the keys of a mention that is gone lead merging to those it stood with
    sa.Column("mention_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Index("ix_event_block_mention", "mention_id"),
)

#: Documents whose mentions changed since they were last merged: written with the mentions, emptied by merging.
unmerged = sa.Table(
    "unmerged",
    metadata,
    sa.Column("document_id", sa.ForeignKey("document.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
)

#: What analysts said, in the order in which this case learnt of it. Rows are added, never changed or removed.
correction = sa.Table(
    "correction",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("uuid", sa.String(36), nullable=False, unique=True),
    sa.Column("made_at", sa.Text, nullable=False),  # UTC, ISO 8601 with microseconds and Z: sorts as text
    sa.Column("analyst", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),  # extract.store.corrections.log.Kind
    sa.Column("target", sa.Text, nullable=False),  # JSON: anchors of mentions, never row ids
    sa.Column("field", sa.Text, nullable=False),  # of an edit: which; else ""
    sa.Column("value", sa.Text, nullable=False),  # JSON
    sa.Column("previous", sa.Text, nullable=False),  # JSON: what stood there when it was made
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("revision", sa.Text, nullable=False),  # of the event, that it was made on; "" where on none
    sqlite_autoincrement=True,
)

#: The anchors of corrections one by one, and the mention that each fits now; made from ``correction.target``.
correction_anchor = sa.Table(
    "correction_anchor",
    metadata,
    sa.Column(
        "correction_id", sa.ForeignKey("correction.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("sha256", sa.String(64), nullable=False, index=True),
    sa.Column("mention_id", sa.Integer, index=True),  # NULL: fits nothing (any more, or yet)
)

#: When an analyst last went through the case, and how far it then reached.
visit = sa.Table(
    "visit",
    metadata,
    sa.Column("analyst", sa.Text, primary_key=True),
    sa.Column("visited_at", sa.Text, nullable=False),
    sa.Column("last_mention", sa.Integer, nullable=False),  # highest event_mention.id of that time
)

#: Mentions that an analyst added, beside what the extractor found; made from ``correction``.
hand_mention = sa.Table(
    "hand_mention",
    metadata,
    sa.Column(
        "mention_id",
        sa.ForeignKey("event_mention.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    sa.Column("correction_id", sa.ForeignKey("correction.id", ondelete="CASCADE"), nullable=False, index=True),
)

#: The case's own lexicon: in this case, a name is always this place or this actor; made from ``correction``.
case_entry = sa.Table(
    "case_entry",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),  # "place" or "actor"
    sa.Column("name_key", sa.Text, primary_key=True),  # folded
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),  # JSON: a Place or an Actor
    sa.Column("correction_id", sa.ForeignKey("correction.id", ondelete="CASCADE"), nullable=False),
)

#: Selections kept under a name. selection: the query string of the screen's address.
named_view = sa.Table(
    "named_view",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("selection", sa.Text, nullable=False),
    sa.Column("analyst", sa.Text, nullable=False),
    sa.Column("made_at", sa.Text, nullable=False),  # UTC, ISO 8601
)

#: The account of each input (a path as given, an upload): found = read + failed + passed_over.
intake = sa.Table(
    "intake",
    metadata,
    sa.Column("input", sa.Text, primary_key=True),
    sa.Column("found", sa.Integer, nullable=False),
    sa.Column("read", sa.Integer, nullable=False),
    sa.Column("failed", sa.Integer, nullable=False),
    sa.Column("passed_over", sa.Integer, nullable=False),
)

#: What of an input was not read, and why.
intake_item = sa.Table(
    "intake_item",
    metadata,
    sa.Column("input", sa.ForeignKey("intake.input", ondelete="CASCADE"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),  # "failed" or "passed over"
    sa.Column("reason", sa.Text, nullable=False),
)

#: Parts of files that stopped their reader: they are not given to one again while the file is the same.
reader_stop = sa.Table(
    "reader_stop",
    metadata,
    sa.Column("path", sa.Text, primary_key=True),
    sa.Column("part", sa.Integer, primary_key=True, autoincrement=False),  # its number in the file, from 1
    sa.Column("fingerprint", sa.String(64), nullable=False),  # of the file and of the rules that read it
    sa.Column("reason", sa.Text, nullable=False),
)
