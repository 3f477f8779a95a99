"""A small extractor for tests of what goes on around the real one: every "shelled" and "leave" is an event."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.model import Document, EventMention, Extraction, Sentence, Span, TriggerMention
from tests.unit.store.samples import withdrawal


class FakeExtractor:
    """Refuses a text that holds "fault", as a fault of ours would."""

    def __init__(self, version: str = "fake-1") -> None:
        self.version = version
        self.seen: list[str] = []

    def extract(self, document: Document) -> Extraction:
        self.seen.append(document.name)
        if "fault" in document.text:
            raise ValueError("a fault\nof two lines")
        events = tuple(_event(found) for found in re.finditer("shelled|leave", document.text))
        whole = (Sentence(0, len(document.text)),) if document.text else ()
        return Extraction(document, whole, (), (), (), (), events, self.version)


def _event(found: re.Match[str]) -> EventMention:
    trigger = TriggerMention(found.start(), found.end(), found.group())
    return replace(withdrawal(), trigger=trigger, evidence=Span(found.start(), found.end()), actors=())
