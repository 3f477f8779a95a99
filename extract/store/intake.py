"""What the case keeps of reading: the account of each input, and what stopped its reader.

An input is a path as it was given, or a file that was uploaded; a later run over it replaces its account.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import sqlalchemy as sa

from extract.account import NOT_READ, Account, Item
from extract.store import rows
from extract.store.chunks import chunks
from extract.store.repository import Store
from extract.store.schema import document, extraction, intake, intake_item, reader_stop

_BLOCK = 1 << 20


def save_account(store: Store, name: str, account: Account) -> None:
    """Put ``account`` in the place of the one that the input ``name`` had; nothing is written where it is the same."""
    if accounts(store).get(name) == _kept(account):
        return
    with store.writing() as connection:
        for table in (intake_item, intake):
            connection.execute(sa.delete(table).where(table.c.input == name))
        connection.execute(sa.insert(intake).values(input=name, **account.counts()))
        values = [
            {"input": name, "ordinal": at, "name": item.name, "state": item.state, "reason": item.reason}
            for at, item in enumerate(account.items)
        ]
        if values:
            connection.execute(sa.insert(intake_item), values)


def _kept(account: Account) -> Account:
    return Account(**account.counts(), items=[Item(item.name, item.state, item.reason) for item in account.items])


def accounts(store: Store) -> dict[str, Account]:
    """The account of every input, by its name."""
    with store.reading() as connection:
        found = {
            row.input: Account(row.found, row.read, row.failed, row.passed_over)
            for row in connection.execute(sa.select(intake).order_by(intake.c.input))
        }
        for row in connection.execute(sa.select(intake_item).order_by(intake_item.c.input, intake_item.c.ordinal)):
            found[row.input].items.append(Item(row.name, row.state, row.reason))
    return found


# -- what stopped a reader -----------------------------------------------------------------------------------------


def fingerprint(content: str | bytes, version: str) -> str:
    """Of a file (its path, or its content) and of the rules that read it: other rules may read it."""
    digest = hashlib.sha256(version.encode())
    if isinstance(content, bytes):
        digest.update(content)
    else:
        with Path(content).open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    return digest.hexdigest()


def save_stop(store: Store, path: str, part: int, mark: str, reason: str) -> None:
    """Note at once that this part stopped its reader: a run that ends here must not meet it again."""
    same = (reader_stop.c.path == path) & (reader_stop.c.part == part)
    with store.writing() as connection:
        connection.execute(sa.delete(reader_stop).where(same))
        connection.execute(sa.insert(reader_stop).values(path=path, part=part, fingerprint=mark, reason=reason))


def stops(store: Store) -> dict[str, tuple[str, tuple[tuple[int, str], ...]]]:
    """Path -> (fingerprint, ((part, why), ...)) of the files that stopped a reader."""
    found: dict[str, tuple[str, tuple[tuple[int, str], ...]]] = {}
    with store.reading() as connection:
        for row in connection.execute(sa.select(reader_stop).order_by(reader_stop.c.path, reader_stop.c.part)):
            mark, parts = found.get(row.path, ("", ()))
            found[row.path] = (row.fingerprint, (*(parts if mark == row.fingerprint else ()), (row.part, row.reason)))
    return found


def forget_stops(store: Store, paths: Iterable[str]) -> None:
    with store.writing() as connection:
        for part in chunks(sorted(set(paths))):
            connection.execute(sa.delete(reader_stop).where(reader_stop.c.path.in_(part)))


def failed_before(store: Store, version: str, among: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """Id -> (name, why) of the reports ``among`` these that ``version`` could not extract, as they are dated now."""
    return _told(store, (extraction.c.version == version) & (extraction.c.state == "failed"), among)


def unread_before(store: Store, version: str, among: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """Id -> (name, language) of the reports ``among`` these whose language ``version`` does not read."""
    done = (extraction.c.version == version) & (extraction.c.state == "done") & (extraction.c.error != "")
    found = _told(store, done, among)
    return {key: (name, error.removeprefix(NOT_READ)) for key, (name, error) in found.items()}


def _told(store: Store, which: sa.ColumnElement[bool], among: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """Id -> (name, error) of the reports ``among`` these with such an extraction, as they are dated now."""
    dated = extraction.c.published_key.is_not_distinct_from(rows.PUBLISHED_KEY)
    query = (
        sa.select(document.c.id, document.c.name, extraction.c.error)
        .join(extraction, extraction.c.document_id == document.c.id)
        .where(which & dated)
    )
    with store.reading() as connection:
        found = [
            row
            for part in chunks(sorted(set(among)))
            for row in connection.execute(query.where(document.c.id.in_(part)))
        ]
    return {row.id: (row.name, row.error) for row in found}
