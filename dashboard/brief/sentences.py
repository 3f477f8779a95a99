"""One event as one English sentence, from its fields by templates (``phrases``). Pure.

Nothing is added to what the fields say, and no sentence leaves out the event's status: what was claimed, planned or
denied is never told as if it had happened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.brief import phrases
from dashboard.views import wording
from dashboard.views.names import articled, directed, flat
from dashboard.views.speakers import PARTY, denier, speaker
from dashboard.views.symbols import status_phrase
from extract.model import Status

#: names of one role told in a sentence; the rest are counted
MOST_NAMES = 4
#: values told of a field on which reports differ
MOST_VALUES = 4
#: longest quoted word of a report, in characters
LONGEST_QUOTE = 60

_VERB = re.compile(r"\[([^|\]]*)\|([^|\]]*)\|([^|\]]*)\]")
#: field of ``disagreement`` -> its name in a sentence
_FIELDS = {
    "time": "the date",
    "place": "the place",
    "status": "whether it happened",
    "event_type": "what happened",
    "sub_event_type": "what happened",
    "actors": "who was involved",
    "agents": "who did it",
    "targets": "to whom",
    "fatalities": "the number killed",
    "injured": "the number injured",
    "tolls": "the toll",
    "weapons": "the weapons",
}


@dataclass(frozen=True, slots=True)
class _Clause:
    subject: str
    base: str
    past: str
    participle: str
    rest: str
    own: bool  # the subject is who did it

    def forms(self) -> dict[str, str]:
        return {
            "past": f"{self.subject} {self.past}{self.rest}",
            "might": f"{self.subject} might {self.base}{self.rest}",
            "would": f"{self.subject} would {self.base}{self.rest}",
            "nothing": f"{self.subject} did not {self.base}{self.rest}",
            "to": f"to {self.base}{self.rest}",
            "to_have": f"to have {self.participle}{self.rest}",
            "having": f"having {self.participle}{self.rest}",
        }


def sentence(event: Any) -> str:
    """The sentence of one row of the events table; it ends with a full stop."""
    status = Status(event.status)
    clause = _clause(event)
    said, denied = speaker(event), denier(event)
    if status is Status.DENIED:  # its speaker is who denies
        said, claimed = denied or said, said if denied else ""
    else:
        claimed = ""
    frame = phrases.FRAMES[status]
    template = frame.plain
    if said:
        template = frame.own if frame.own and clause.own and _own_words(event) and not claimed else frame.said
    party = PARTY if said and said != denied and event.attribution_party is True else ""
    words = template.format(s=said + ("" if _named_in(event) else party), **clause.forms())
    if claimed:
        words += phrases.CLAIMED_BY.format(s=claimed)
    if denied and status is not Status.DENIED:
        words += phrases.DENIED_BY.format(d=denied)
    beside = [part for part in (differences(event), copies(event)) if part]
    return " ".join([f"{wording.sentence_case(words)}.", *beside])


def toll(event: Any) -> str:
    """ "12 to 20 killed and 3 injured"; "" where no report gives a number."""
    known = wording.tolls(event)
    if len(known) > 1 and all(high == 0 for _, _, high in known):
        return "nobody killed or injured"
    return wording.listed(
        [f"{wording.people(low, high, to=' to ') if high != 0 else 'nobody'} {label}" for label, low, high in known]
    )


def differences(event: Any) -> str:
    """ "Reports differ on the number killed: 12 in Valley News, 20 in Harbour Post."; "" where they agree."""
    found: Mapping[str, Sequence[Mapping[str, Any]]] = getattr(event, "disagreement", None) or {}
    told = dict.fromkeys(_field_values(field, found[field]) for field in sorted(found, key=_field_rank))
    return phrases.DIFFER.format(fields="; on ".join(told)) if told else ""


def copies(event: Any) -> str:
    """ "Told by 3 reports from 1 origin."; "" where every report is an origin of its own."""
    if event.reports <= event.origins:
        return ""
    many = {"reports": wording.count(event.reports, "report"), "origins": wording.count(event.origins, "origin")}
    return phrases.COPIES.format(**many)


def _field_rank(field: str) -> tuple[int, str]:
    return (list(_FIELDS).index(field) if field in _FIELDS else len(_FIELDS), field)


def _field_values(field: str, values: Sequence[Mapping[str, Any]]) -> str:
    told = [words for words in (_value(field, value) for value in values[:MOST_VALUES]) if words]
    name = _FIELDS.get(field, "other details")
    return f"{name}: {', '.join(told)}" if told else name


def _value(field: str, value: Mapping[str, Any]) -> str:
    words = directed(flat(value.get("value")))
    if field == "time" and words:
        words = wording.iso_days(words)
    elif field == "status" and words in set(Status):
        words = status_phrase(words)
    sources = [directed(flat(source)) for source in value.get("sources", ()) if flat(source)]
    return phrases.VALUE.format(value=words, sources=wording.listed(sources)) if words and sources else words


def who(names: Sequence[str]) -> str:
    """Names of one role, each with its article, the first ones in full: "the army and two militias"."""
    return wording.listed([directed(articled(flat(name))) for name in names if flat(name)], most=MOST_NAMES)


def _clause(event: Any) -> _Clause:
    pattern = phrases.PATTERNS.get(event.sub_event_type, phrases.UNKNOWN)
    agents, targets = who(event.agents), who(event.targets)
    chosen = _choose(pattern, event, agents=bool(agents), targets=bool(targets))
    verb = _VERB.search(chosen)
    assert verb is not None, chosen  # noqa: S101 - every pattern has one; a test holds them to it
    names = {"a": agents, "t": targets}
    rest = chosen[verb.end() :].format(**names)
    if pattern.quoted:
        rest += _quote(event, chosen)
    numbers = toll(event)
    if numbers:
        rest += phrases.TOLL.format(toll=numbers)
    subject = chosen[: verb.start()].strip()
    own = subject == "{a}"
    return _Clause(subject.format(**names), verb[1], verb[2], verb[3], rest, own)


def _choose(pattern: phrases.Pattern, event: Any, *, agents: bool, targets: bool) -> str:
    places = bool(event.target_ids) and all(str(actor).startswith("place:") for actor in event.target_ids)
    if targets and places and pattern.ground:
        return pattern.ground[0 if agents else 1]
    if targets:
        return pattern.both if agents else pattern.target
    return pattern.agent if agents else pattern.neither


def _quote(event: Any, pattern: str) -> str:
    """The report's own word for it, unless the pattern uses that word itself."""
    words = flat(event.trigger, LONGEST_QUOTE).strip("“”\"'")
    if words.lower() in re.findall(r"[a-z]+", pattern):
        return ""
    return phrases.QUOTE.format(words=directed(words)) if words else ""


def _own_words(event: Any) -> bool:
    """Does the speaker tell what the speaker did?"""
    if len(event.agents) != 1:
        return False
    agent = flat(event.agents[0]).lower()
    return agent in (flat(event.attribution).lower(), flat(event.attribution_actor).lower())


def _named_in(event: Any) -> bool:
    """Is the speaker one of those that the sentence names as taking part? Then it need not say so again."""
    here = {flat(name).lower() for name in (*event.agents, *event.targets)}
    return not here.isdisjoint({flat(event.attribution).lower(), flat(event.attribution_actor).lower()} - {""})
