"""Inputs to the documents of a case, with the account of each: what was read, what failed, what was passed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from extract.account import Account, Summary
from extract.documents.draft import one_line
from extract.documents.outcome import Failure, PassedOver
from extract.documents.read import File, inputs
from extract.intake import Readers, Told, readers_for
from extract.model import Document, Published
from extract.store.intake import fingerprint, forget_stops, save_account, save_stop, stops
from extract.store.repository import Store

_BATCH_DOCUMENTS = 50  # documents stored in one transaction while reading
_BATCH_CHARS = 20_000_000


@dataclass(slots=True)
class Reading:
    """Reads inputs into a case. ``ids``: documents that were read, whether they are new or not.

    version: of the rules; retry: give what stopped a reader in another run to one again.
    """

    store: Store
    version: str
    summary: Summary
    published: Published | None = None
    jobs: int | None = None
    retry: bool = False
    ids: set[int] = field(default_factory=set)
    _batch: list[Document] = field(default_factory=list)

    def read(self, path: str | Path, told_so: Callable[[int], None]) -> None:
        """One input. ``told_so`` is called with the number of reports read in all, at each of them."""
        name = one_line(str(path))
        account = self.summary.accounts[name] = Account()
        listed = list(inputs(path))
        known = self._stops(listed)
        files = (self._file(found, known) for found in listed)
        with Readers(readers_for(len(listed), self.jobs)) as readers:
            for told in readers.read(files):
                account.add(told, named=told.path == str(path))
                if isinstance(told.outcome, Document):
                    self._keep(told.outcome)
                    told_so(self.summary.read)
                elif isinstance(told.outcome, Failure) and told.outcome.stopped:
                    self._note(told, known)
        self._store_batch()
        save_account(self.store, name, account)

    def _stops(self, listed: list[Path | PassedOver | Failure]) -> dict[str, tuple[tuple[int, str], ...]]:
        """Of the files listed: what stopped their readers in other runs, where they are still the same."""
        before = stops(self.store)
        paths = {
            key: str(found) for found in listed if isinstance(found, Path) and (key := one_line(str(found))) in before
        }
        if self.retry and paths:
            forget_stops(self.store, paths)
            return {}
        return {path: before[key][1] for key, path in paths.items() if before[key][0] == self._mark(path)}

    def _mark(self, path: str) -> str:
        try:
            return fingerprint(path, self.version)
        except (OSError, ValueError):
            return ""

    def _file(
        self, found: Path | PassedOver | Failure, known: dict[str, tuple[tuple[int, str], ...]]
    ) -> File | PassedOver | Failure:
        if not isinstance(found, Path):
            return found
        return File(str(found), published=self.published, avoid=known.get(str(found), ()))

    def _note(self, told: Told, known: dict[str, tuple[tuple[int, str], ...]]) -> None:
        """At once: a run that is killed here must not meet it again."""
        assert isinstance(told.outcome, Failure)  # noqa: S101 - narrows for mypy
        if told.part not in dict(known.get(told.path, ())):
            mark = self._mark(told.path)
            save_stop(self.store, one_line(told.path), told.part, mark, str(told.outcome.error))

    def _keep(self, report: Document) -> None:
        self._batch.append(report)
        if len(self._batch) >= _BATCH_DOCUMENTS or sum(len(one.text) for one in self._batch) >= _BATCH_CHARS:
            self._store_batch()

    def _store_batch(self) -> None:
        if not self._batch:
            return
        for report, added in zip(self._batch, self.store.add_documents(self._batch), strict=True):
            self.ids.add(added.document_id)
            self.summary.new += added.new
            if not _dated(added.published):
                self.summary.without_publication_date.append(report.name)
        self._batch.clear()


def _dated(published: Published | None) -> bool:
    """Whether publication is known to the day or to bounds on both sides: what "Monday" is counted from."""
    return published is not None and published.interval.start is not None and published.interval.end is not None
