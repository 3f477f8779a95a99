"""The review page in a session, and the case behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from streamlit.testing.v1 import AppTest

from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import EventState, event_state
from extract.store.repository import Store
from tests.dashboard.running import markup_of, words_of

#: events of the case that deserve a look: no place; unconfirmed; no date
UNPLACED, UNCONFIRMED, UNDATED = 4, 6, 7
LATER = datetime(2040, 1, 1, tzinfo=UTC)


@dataclass
class Desk:
    """``clicks``, ``keys``: what the browser is about to send."""

    app: AppTest
    store: Store
    clicks: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def click(self, act: str) -> None:
        """Click on something drawn as HTML."""
        assert f'data-act="{act}"' in self.markup, act
        self.clicks.append(act)
        self.run()

    def press(self, key: str) -> None:
        self.keys.append(key)
        self.run()

    def push(self, key: str) -> None:
        self.app.button(key=key).click().run()
        assert not self.app.exception

    def run(self) -> None:
        self.app.run()
        assert not self.app.exception

    @property
    def markup(self) -> str:
        return markup_of(self.app)

    @property
    def words(self) -> str:
        return " ".join(words_of(self.app).split())

    @property
    def event(self) -> int:
        """The event that is open."""
        return int(self.app.query_params["event"])

    def state(self, event_id: int = 0) -> EventState:
        return event_state(self.store, event_id or self.event)

    def has(self, key: str) -> bool:
        return any(button.key == key for button in self.app.button)


Opener = Callable[..., Desk]


def by_ben(store: Store, event_id: int, kind: str = "denied") -> None:
    """Another analyst corrects the status of an event."""
    corrections.edit(store, event_state(store, event_id), "status", kind, by="Ben", at=LATER, why="saw it")
