"""The tables of a case, and the ordered steps that bring an older case up to date.

What is queried is a column; the whole of an event mention, candidates and all, is kept beside it as JSON
(``extract.store.codec``), so that nothing found is lost and corrections can be replayed over it.
The name ``event`` is left free for merged events.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import sqlalchemy as sa

#: PRAGMA application_id of a SQLite case: "DtLn" as a big-endian integer.
APPLICATION_ID = 0x44744C6E
#: Version of the tables below. A change to them adds one to this and one step to ``MIGRATIONS``.
SCHEMA_VERSION = 2

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

#: "Done" with n events (0: found nothing), "failed" with the error; no row: not yet.
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
    sa.Column("rules", sa.Text, nullable=False),  # JSON list
    sa.Column("fatalities_low", sa.Integer),
    sa.Column("fatalities_best", sa.Integer),
    sa.Column("fatalities_high", sa.Integer),
    sa.Column("injured_low", sa.Integer),
    sa.Column("injured_best", sa.Integer),
    sa.Column("injured_high", sa.Integer),
    sa.Column("mention", sa.Text, nullable=False),  # JSON: the whole EventMention
    sa.Index("ix_event_mention_document", "document_id", "ordinal", unique=True),
    sqlite_autoincrement=True,
)

event_actor = sa.Table(
    "event_actor",
    metadata,
    sa.Column("event_id", sa.ForeignKey("event_mention.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("actor_id", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("country", sa.Text, nullable=False),
    sa.Column("parent", sa.Text, nullable=False),
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

Migration = Callable[[sa.Connection], None]


def _add_online_answers(connection: sa.Connection) -> None:
    connection.exec_driver_sql(
        'CREATE TABLE online_answer ( "query" TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY ("query") )'
    )


#: Schema version -> the step that leads to it from the one before; applied in order, all in one transaction.
#: Steps are written in plain SQL and never changed after release: they meet the tables as they were then.
MIGRATIONS: Mapping[int, Migration] = {2: _add_online_answers}
