"""The account of a run: everything that was found ends as read, failed or passed over, and the numbers add up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extract.documents.outcome import Failure, Opened, PassedOver
from extract.isolation.model import Begun
from extract.model import Document

if TYPE_CHECKING:
    from extract.intake import Told
    from extract.online_places import Asked

FAILED, PASSED_OVER = "failed", "passed over"
#: before the name of the language of a report that was read as a file and whose language nothing here reads
NOT_READ = "not read: "


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was not read: its name, "failed" or "passed over", and why.

    path, part: which part of which file; stopped: it stopped its reader, now or in another run.
    """

    name: str
    state: str
    reason: str
    path: str = ""
    part: int = 0
    stopped: bool = False


@dataclass(slots=True)
class Account:
    """What was found in an input. An archive or a file of JSON lines that was opened is what it holds, and not counted.

    found = read + failed + passed_over, whenever nothing is being read.
    """

    found: int = 0
    read: int = 0
    failed: int = 0
    passed_over: int = 0
    items: list[Item] = field(default_factory=list)

    def add(self, told: Told, *, named: bool = False) -> None:
        """``named``: the user gave this very file; then a kind that is not read is a failure."""
        outcome = told.outcome
        if isinstance(outcome, Begun):
            self.found += 1
        elif isinstance(outcome, Opened):
            self.found -= 1
        elif isinstance(outcome, Document):
            self.read += 1
        elif isinstance(outcome, PassedOver):
            self._list(told, outcome.name, PASSED_OVER, outcome.reason)
        elif outcome.unsupported and not named:
            self._list(told, outcome.name, PASSED_OVER, "not a kind of file that is read")
        else:
            self._list(told, outcome.name, FAILED, str(outcome.error))

    def _list(self, told: Told, name: str, state: str, reason: str) -> None:
        stopped = isinstance(told.outcome, Failure) and told.outcome.stopped
        self.items.append(Item(name, state, reason, told.path, told.part, stopped))
        if state == FAILED:
            self.failed += 1
        else:
            self.passed_over += 1

    def counts(self) -> dict[str, int]:
        return {"found": self.found, "read": self.read, "failed": self.failed, "passed_over": self.passed_over}


@dataclass(slots=True)
class Summary:
    """What a run did. accounts: of each input, in the order given. Reports that were read and could not be extracted
    are ``unextracted``: (name, reason).
    """

    accounts: dict[str, Account] = field(default_factory=dict)
    new: int = 0
    extracted: int = 0
    events: int = 0
    undated: int = 0
    unplaced: int = 0
    without_publication_date: list[str] = field(default_factory=list)
    unextracted: list[tuple[str, str]] = field(default_factory=list)
    not_read: list[tuple[str, str]] = field(
        default_factory=list
    )  # (name, language) of what no events are looked for in
    asked: Asked | None = None  # of the online step, where it was switched on

    def _sum(self, name: str) -> int:
        return sum(account.counts()[name] for account in self.accounts.values())

    @property
    def read(self) -> int:
        return self._sum("read")

    @property
    def counts(self) -> dict[str, int]:
        """found, read, failed, passed_over of all inputs."""
        return {name: self._sum(name) for name in Account().counts()}

    def _items(self, state: str) -> list[Item]:
        return [item for account in self.accounts.values() for item in account.items if item.state == state]

    @property
    def failures(self) -> list[tuple[str, str]]:
        """(name, reason) of what could not be read, then of what could not be extracted."""
        return [(item.name, item.reason) for item in self._items(FAILED)] + self.unextracted

    @property
    def passed_over(self) -> list[tuple[str, str]]:
        return [(item.name, item.reason) for item in self._items(PASSED_OVER)]

    def as_json(self) -> dict[str, Any]:
        """As plain values: what ``dateline extract --json`` writes."""
        return {
            **self.counts,
            "new": self.new,
            "extracted": self.extracted,
            "not_extracted": len(self.unextracted),
            "event_mentions": self.events,
            "undated": self.undated,
            "not_placed": self.unplaced,
            "inputs": [{"input": name, **account.counts()} for name, account in self.accounts.items()],
            "failed_items": [{"name": item.name, "reason": item.reason} for item in self._items(FAILED)],
            "passed_over_items": [{"name": item.name, "reason": item.reason} for item in self._items(PASSED_OVER)],
            "not_read_items": [{"name": name, "language": language} for name, language in self.not_read],
            "not_extracted_items": [{"name": name, "reason": reason} for name, reason in self.unextracted],
            "without_publication_date": self.without_publication_date,
        }
