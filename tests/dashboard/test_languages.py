"""The page Reports says of a report in a language that is not read which language that is."""

from __future__ import annotations

from dashboard.components.reports.list import totals, what_became
from extract.store.rows import DocumentRow


def _row(number: int, *, state: str = "done", error: str = "") -> DocumentRow:
    return DocumentRow(number, "", f"{number}.txt", "", "", "", None, 40, state, "test", 0, error)


# "Read, no event found" would tell an analyst that the report had nothing to say.
def test_it_is_never_said_to_tell_no_event() -> None:
    unread, quiet, broken = _row(1, error="not read: Russian"), _row(2), _row(3, state="failed", error="too large")
    assert "not read: Russian" in what_became(unread)
    assert what_became(quiet) == "read, no event found"
    assert "failed: too large" in what_became(broken)
    assert "1 without events" in totals([unread, quiet, broken])
    assert "1 not read for their language" in totals([unread, quiet, broken])
