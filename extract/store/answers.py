"""What an online service has answered, kept in the case: asked once, used ever after, also without a network."""

from __future__ import annotations

import json
from collections.abc import Iterator, MutableMapping
from typing import Any

import sqlalchemy as sa

from extract.store.repository import Store
from extract.store.schema import online_answer


class Answers(MutableMapping[str, dict[str, Any] | None]):
    """Folded query -> answer (``None``: the service knows no such place). Read once; each change is a transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store
        with store.reading() as connection:
            kept = connection.execute(sa.select(online_answer)).all()
        self._kept: dict[str, dict[str, Any] | None] = {row.query: json.loads(row.answer) for row in kept}

    def __getitem__(self, query: str) -> dict[str, Any] | None:
        return self._kept[query]

    def __setitem__(self, query: str, answer: dict[str, Any] | None) -> None:
        text = json.dumps(answer, ensure_ascii=False, sort_keys=True, allow_nan=False)
        with self._store.writing() as connection:
            connection.execute(sa.delete(online_answer).where(online_answer.c.query == query))
            connection.execute(sa.insert(online_answer).values(query=query, answer=text))
        self._kept[query] = answer

    def __delitem__(self, query: str) -> None:
        del self._kept[query]
        with self._store.writing() as connection:
            connection.execute(sa.delete(online_answer).where(online_answer.c.query == query))

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)
