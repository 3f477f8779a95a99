"""What the clauses around a trigger say of its event."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.events.status.speakers import Speaker
from extract.model import Status


@dataclass(slots=True)
class Verdict:
    status: Status = Status.ASSERTED
    speaker: Speaker | None = None
    denier: Speaker | None = None
    tense: str = ""  # "past", "present", "future", ""
    purpose: bool = False  # the event is what another one was for ("an attack to retake the town")
    attempt: bool = False  # somebody tried it: an attack that happened, and no place that was taken
    wish: bool = False  # somebody says it should happen: no event
    rules: list[str] = field(default_factory=list)
