"""Why an event is coded as it is: for every field the rules, in plain words, with the spans that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from extract.lexicon.rules import plain, read_rule
from extract.lexicon.triggers import entry
from extract.model import EventActor, EventMention, Extraction, Role, Span, Status

Json = dict[str, Any]
#: what the rules of a field begin with
_FIELDS = {
    "type": ("coding:",),
    "status": ("status:",),
    "attribution": ("attribution:",),
    "weapons": ("weapon:",),
    "toll": ("casualty:",),
    "also": ("fold:",),
}
Resolutions = Mapping[tuple[int, int], str]


def resolutions(extraction: Extraction) -> Resolutions:
    """Span of each actor mention -> why it is taken for the actor that it is."""
    return {(a.mention.start, a.mention.end): a.explanation for a in extraction.actors}


def why(event: EventMention, text: str, resolved: Resolutions) -> Json:
    """Field of the event -> reasons; a reason has ``rule`` (its id), ``because`` and ``spans`` (of ``text``).

    ``actors`` holds one entry an actor, in the order of the event's own list.
    """
    rules = [read_rule(rule) for rule in event.rules]

    def told(prefixes: tuple[str, ...]) -> list[Json]:
        return [_reason(name, plain(name), spans, text) for name, spans in rules if name.startswith(prefixes)]

    said = [event.attribution] if event.attribution is not None else []
    fields = {name: told(prefixes) for name, prefixes in _FIELDS.items()}
    limited = "status:told by" if event.status is Status.CLAIMED else "status:own voice"
    return {
        "trigger": [_trigger(name, spans, event, text) for name, spans in rules if name.startswith("trigger:")],
        "type": fields["type"],
        "status": fields["status"] or [_reason(limited, plain(limited), said or [event.evidence], text)],
        "attribution": [
            _reason(name, plain(name), [*said, *spans], text)
            for name, spans in rules
            if name.startswith("attribution:")
        ],
        "actors": [_actor(actor, rules, text, resolved) for actor in event.actors],
        "time": _when(event, text),
        "place": _where(event, text),
        "toll": fields["toll"],
        "weapons": fields["weapons"],
        "also": fields["also"],
    }


def _trigger(name: str, spans: Iterable[Span], event: EventMention, text: str) -> Json:
    example = entry(event.trigger.entry).example
    return _reason(name, f"{plain(name)}; it is meant as in “{example}”", spans, text)


def _actor(actor: EventActor, rules: Iterable[tuple[str, tuple[Span, ...]]], text: str, resolved: Resolutions) -> Json:
    mention = (actor.mention.start, actor.mention.end)
    fits = {Role.AGENT: ("=agent", "=both", "=means"), Role.TARGET: ("=target", "=both", "=place")}[actor.role]
    reasons = [
        _reason(name, plain(name), [span for span in spans if (span.start, span.end) == mention], text)
        for name, spans in rules
        if name.startswith("role:") and name.endswith(fits) and mention in {(s.start, s.end) for s in spans}
    ]
    if actor.actor.id.startswith("place:"):
        reasons = [_reason("role:aimed at=target", plain("role:aimed at=target"), [actor.mention], text)]
    identity = resolved.get(mention, "")
    if identity and not actor.actor.id.startswith("place:"):
        reasons.append(_reason("identity", identity, [actor.mention], text))
    return {"role": actor.role.value, "name": actor.actor.name, "reasons": reasons}


def _when(event: EventMention, text: str) -> list[Json]:
    if event.time is None:
        return [_reason("time:unknown", plain("time:unknown"), [], text)]
    name = f"time:{event.time.basis.value}"
    spans = [event.time.mention] if event.time.mention is not None else []
    return [_reason(name, event.time.explanation or plain(name), spans, text)]


def _where(event: EventMention, text: str) -> list[Json]:
    if event.place is None:
        return []
    spans = [event.place.mention] if event.place.mention is not None else []
    name = f"place:{event.place.place.geo_precision.value}"
    return [_reason(name, event.place.explanation or plain(name), spans, text)]


def _reason(rule: str, because: str, spans: Iterable[Span], text: str) -> Json:
    return {
        "rule": rule,
        "because": because,
        "spans": [{"start": s.start, "end": s.end, "text": text[s.start : s.end]} for s in spans],
    }
