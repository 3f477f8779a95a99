"""The ordered steps that bring a case of an older schema version up to date.

Steps are written in plain SQL and never changed after release: they meet the tables as they were then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import sqlalchemy as sa

Migration = Callable[[sa.Connection], None]

_SERIAL = {"sqlite": "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT", "postgresql": "SERIAL NOT NULL PRIMARY KEY"}

_EVENTS_AND_CORRECTIONS = (
    """
    CREATE TABLE event ( id INTEGER NOT NULL, lead_id INTEGER NOT NULL, event_type TEXT NOT NULL, sub_event_type
    TEXT NOT NULL, status TEXT NOT NULL, attribution TEXT NOT NULL, attribution_actor TEXT NOT NULL,
    attribution_party BOOLEAN, denial TEXT NOT NULL, time_start DATE, time_end DATE, time_precision TEXT,
    time_basis TEXT NOT NULL, time_explanation TEXT NOT NULL, place_id TEXT, place TEXT NOT NULL, lat FLOAT, lon
    FLOAT, country TEXT NOT NULL, admin1 TEXT NOT NULL, geo_precision TEXT NOT NULL, radius_km FLOAT,
    place_explanation TEXT NOT NULL, weapons TEXT NOT NULL, fatalities_low INTEGER, fatalities_best INTEGER,
    fatalities_high INTEGER, injured_low INTEGER, injured_best INTEGER, injured_high INTEGER, mentions INTEGER
    NOT NULL, reports INTEGER NOT NULL, origins INTEGER NOT NULL, parties INTEGER NOT NULL, disagreement TEXT
    NOT NULL, reasons TEXT NOT NULL, corrected BOOLEAN NOT NULL, rejected BOOLEAN NOT NULL, by_hand BOOLEAN NOT
    NULL, PRIMARY KEY (id), FOREIGN KEY(lead_id) REFERENCES event_mention (id) ON DELETE CASCADE )
    """,
    "CREATE INDEX ix_event_event_type ON event (event_type)",
    "CREATE INDEX ix_event_lead_id ON event (lead_id)",
    "CREATE INDEX ix_event_place_id ON event (place_id)",
    "CREATE INDEX ix_event_status ON event (status)",
    "CREATE INDEX ix_event_time_start ON event (time_start)",
    """
    CREATE TABLE event_member ( mention_id INTEGER NOT NULL, event_id INTEGER NOT NULL, origin INTEGER NOT NULL,
    PRIMARY KEY (mention_id), FOREIGN KEY(mention_id) REFERENCES event_mention (id) ON DELETE CASCADE, FOREIGN
    KEY(event_id) REFERENCES event (id) ON DELETE CASCADE )
    """,
    "CREATE INDEX ix_event_member_event_id ON event_member (event_id)",
    """
    CREATE TABLE event_role ( event_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, role TEXT NOT NULL, actor_id
    TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, parent TEXT NOT NULL, PRIMARY
    KEY (event_id, ordinal), FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE )
    """,
    "CREATE INDEX ix_event_role_actor ON event_role (actor_id, role)",
    """
    CREATE TABLE event_link ( from_id INTEGER NOT NULL, to_id INTEGER NOT NULL, kind TEXT NOT NULL, reason TEXT
    NOT NULL, PRIMARY KEY (from_id, to_id, kind), FOREIGN KEY(from_id) REFERENCES event (id) ON DELETE CASCADE,
    FOREIGN KEY(to_id) REFERENCES event (id) ON DELETE CASCADE )
    """,
    "CREATE INDEX ix_event_link_to ON event_link (to_id)",
    """
    CREATE TABLE event_block ( "key" TEXT NOT NULL, mention_id INTEGER NOT NULL, PRIMARY KEY ("key", mention_id)
    )
    """,
    "CREATE INDEX ix_event_block_mention ON event_block (mention_id)",
    """
    CREATE TABLE unmerged ( document_id INTEGER NOT NULL, PRIMARY KEY (document_id), FOREIGN KEY(document_id)
    REFERENCES document (id) ON DELETE CASCADE )
    """,
    """
    CREATE TABLE correction ( id {serial}, uuid VARCHAR(36) NOT NULL, made_at TEXT NOT NULL, analyst TEXT NOT
    NULL, kind TEXT NOT NULL, target TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, previous TEXT NOT
    NULL, note TEXT NOT NULL, revision TEXT NOT NULL, UNIQUE (uuid) )
    """,
    """
    CREATE TABLE correction_anchor ( correction_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, sha256
    VARCHAR(64) NOT NULL, mention_id INTEGER, PRIMARY KEY (correction_id, ordinal), FOREIGN KEY(correction_id)
    REFERENCES correction (id) ON DELETE CASCADE )
    """,
    "CREATE INDEX ix_correction_anchor_mention_id ON correction_anchor (mention_id)",
    "CREATE INDEX ix_correction_anchor_sha256 ON correction_anchor (sha256)",
    """
    CREATE TABLE visit ( analyst TEXT NOT NULL, visited_at TEXT NOT NULL, last_mention INTEGER NOT NULL, PRIMARY
    KEY (analyst) )
    """,
    """
    CREATE TABLE hand_mention ( mention_id INTEGER NOT NULL, correction_id INTEGER NOT NULL, PRIMARY KEY
    (mention_id), FOREIGN KEY(mention_id) REFERENCES event_mention (id) ON DELETE CASCADE, FOREIGN
    KEY(correction_id) REFERENCES correction (id) ON DELETE CASCADE )
    """,
    "CREATE INDEX ix_hand_mention_correction_id ON hand_mention (correction_id)",
    """
    CREATE TABLE case_entry ( kind TEXT NOT NULL, name_key TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT
    NULL, correction_id INTEGER NOT NULL, PRIMARY KEY (kind, name_key), FOREIGN KEY(correction_id) REFERENCES
    correction (id) ON DELETE CASCADE )
    """,
    """
    CREATE TABLE named_view ( name TEXT NOT NULL, selection TEXT NOT NULL, analyst TEXT NOT NULL, made_at TEXT
    NOT NULL, PRIMARY KEY (name) )
    """,
    # every event is made from its mentions when the case is opened
    "INSERT INTO unmerged (document_id) SELECT DISTINCT document_id FROM event_mention",
)

_INTAKE = (
    """
    CREATE TABLE intake ( input TEXT NOT NULL, found INTEGER NOT NULL, read INTEGER NOT NULL, failed INTEGER NOT
    NULL, passed_over INTEGER NOT NULL, PRIMARY KEY (input) )
    """,
    """
    CREATE TABLE intake_item ( input TEXT NOT NULL, ordinal INTEGER NOT NULL, name TEXT NOT NULL, state TEXT NOT
    NULL, reason TEXT NOT NULL, PRIMARY KEY (input, ordinal), FOREIGN KEY(input) REFERENCES intake (input) ON
    DELETE CASCADE )
    """,
    """
    CREATE TABLE reader_stop ( path TEXT NOT NULL, part INTEGER NOT NULL, fingerprint VARCHAR(64) NOT NULL, reason
    TEXT NOT NULL, PRIMARY KEY (path, part) )
    """,
)


def _add_online_answers(connection: sa.Connection) -> None:
    connection.exec_driver_sql(
        'CREATE TABLE online_answer ( "query" TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY ("query") )'
    )


def _add_events_and_corrections(connection: sa.Connection) -> None:
    serial = _SERIAL[connection.dialect.name]
    for statement in _EVENTS_AND_CORRECTIONS:
        connection.exec_driver_sql(" ".join(statement.split()).replace("{serial}", serial))


def _add_intake(connection: sa.Connection) -> None:
    for statement in _INTAKE:
        connection.exec_driver_sql(" ".join(statement.split()))


#: Schema version -> the step that leads to it from the one before; applied in order, all in one transaction.
MIGRATIONS: Mapping[int, Migration] = {2: _add_online_answers, 3: _add_events_and_corrections, 4: _add_intake}
