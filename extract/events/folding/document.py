"""One event a happening: drafts that tell of the same thing are put together.

Within a sentence: what came of an event ("killing 12") goes to the event, a general word to the sharper
one beside it, a purpose ("to retake the town") to the deed it was the purpose of, a repelling to the attack.
Within a document: a headline goes to what the body tells, "the attack" to the attack told before, a second telling to
the first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.events.draft import Draft
from extract.events.folding.join import FACTS, TERRITORY, agree, family, fold
from extract.events.folding.sentence import within_sentence
from extract.events.folding.story import headlines, kept_apart, story
from extract.events.folding.sums import sums_up
from extract.events.folding.telling import is_total
from extract.events.grounds import of_actors
from extract.events.syntax.layout import Layout
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class
from extract.model import Status, TimeBasis

_TELLINGS = 20  # earlier events of a kind that a further telling is compared with
_NEAR = 6  # sentences back that "the attack" looks for its attack


def put_together(drafts: Sequence[Draft], plan: Layout) -> list[Draft]:
    """The drafts that stand for events of their own, in the order of their triggers. ``plan``: of their document."""
    by_sentence: dict[int, list[Draft]] = {}
    for one in drafts:
        by_sentence.setdefault(one.number, []).append(one)
    for row in by_sentence.values():
        within_sentence(row)
    kept = [one for one in drafts if one.into is None]
    for i, one in enumerate(kept):
        if one.is_("repel"):
            _repels(one, kept[max(0, i - 12) : i])
    kept = [one for one in kept if one.into is None]
    _take_up(kept, plan)
    kept = [one for one in kept if one.into is None]
    _tellings(kept, plan)
    story([one for one in kept if one.into is None], plan)
    kept = [one for one in kept if one.into is None and not _only_compares(one)]
    kept = [one for one in kept if not sums_up(one, kept, plan)]
    headlines(kept, plan)
    return [one for one in kept if one.into is None]


def _only_compares(one: Draft) -> bool:
    return one.superlative and not (one.arguments.agents or one.tolls or one.also)


def _take_up(kept: list[Draft], plan: Layout) -> None:
    """ "The attack" takes up an attack told before; "nine people were killed" what the sentence before told."""
    for i, one in enumerate(kept):
        earlier = [o for o in reversed(kept[max(0, i - 12) : i]) if o.into is None and one.number - o.number <= _NEAR]
        earlier = [o for o in earlier if o.sentence.kind != "heading" and o.room == one.room]
        rule, found = "", None
        if one.verdict.status is Status.DENIED:
            rule, found = "denied", _denied_of(one, earlier)
        elif one.definite or _placed_before(one):
            rule, found = "taken up", _first(one, earlier, _may_take_up, plan)
        elif one.is_("result") and one.verdict.status in FACTS:
            rule, found = "toll told after", _first(one, earlier, _tells_toll_of, plan)
        if found is not None:
            fold(one, found, rule)


def _first(one: Draft, earlier: Sequence[Draft], fits: Callable[[Draft, Draft], bool], plan: Layout) -> Draft | None:
    """The first that fits and that no row of the table of pairs keeps apart from it."""
    return next((other for other in earlier if fits(one, other) and not kept_apart(one, other, plan)), None)


def _repels(one: Draft, before: Sequence[Draft]) -> None:
    """ "The advance was repelled": whoever advanced last is repelled; in one sentence, it is how the attack ended."""
    for other in reversed(before):
        apart = one.number - other.number > _NEAR or other.into is not None or other.verdict.status not in FACTS
        if apart or family(other) != "violence" or other.is_("result") or other.is_("repel"):
            continue
        if not other.arguments.agents or one.agent_ids() & other.agent_ids() or not agree(one, other, actors=False):
            continue
        if one.number == other.number and not one.arguments.agents:
            fold(one, other, "repelled")
        elif not one.arguments.targets:
            one.arguments.targets.extend(other.arguments.agents)
            one.rules.append(of_actors("role:repelled=target", other.arguments.agents))
        return


def _named_again(one: Draft, other: Draft) -> bool:
    """ "The fall of the city": a noun for what was told before with its actors."""
    bare = one.verb is None and not one.arguments.agents and not one.tolls and one.sub_event_type in TERRITORY
    return bare and (one.verdict.status in FACTS) == (other.verdict.status in FACTS)


def _dated_again(one: Draft, other: Draft) -> bool:
    """ "The 2004 battle in the city": the same noun, with the same date said, at the same place."""
    dated = one.time is not None and other.time is not None and one.time.basis is other.time.basis is TimeBasis.EXPLICIT
    same = dated and one.time is not None and other.time is not None and one.time.interval == other.time.interval
    nouns = one.verb is None and other.verb is None and one.trigger.lemma == other.trigger.lemma
    unsaid = not (one.agent_ids() and other.agent_ids())
    known = one.definite or _owned(one)
    return same and nouns and unsaid and known and agree(one, other)


def _owned(one: Draft) -> bool:
    """ "the army's own battle": a possessor stands before the noun."""
    return any(token.tag == "POS" for token in one.syntax.tokens[one.syntax.chunks[one.chunk].start : one.first])


def _same_as_denied(one: Draft, other: Draft) -> bool:
    return other.verdict.status in FACTS and family(other) == family(one) and agree(one, other)


def _placed_before(one: Draft) -> bool:
    """ "The device had been placed by ...": the bomb that was told of before."""
    verb = one.verb
    if verb is None or one.entry.id not in {"plant_bomb.v", "bomb_placed"}:
        return False
    row = verb.subject if verb.passive else verb.objects
    return any(one.syntax.lows[one.syntax.chunks[np].start] in {"the", "this", "these"} for np in row)


def _denied_of(one: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """What was told that is denied: the same deed first, also by hands that the denier calls his own, else the last
    of its family."""
    fitting = [other for other in earlier if _same_as_denied(one, other)]
    same = [other for other in earlier if _same_deed(one, other) and (other in fitting or _denied_by_own(one, other))]
    return next(iter(same), next(iter(fitting), None))


def _denied_by_own(one: Draft, other: Draft) -> bool:
    """ "He denied that his men had shot the driver": whoever shot him, by another word, were his men."""
    denier = one.verdict.denier
    own = all(
        actor.mention.text.lower().split()[0] in _OWN or (denier is not None and denier.span.overlaps(actor.mention))
        for actor in one.arguments.agents
    )
    fact = other.verdict.status in FACTS and family(other) == family(one)
    return own and fact and agree(one, other, actors=False)


_OWN = word_class("folding.own")


def _tells_toll_of(one: Draft, other: Draft) -> bool:
    """ "Shells fell on the market. Nine people were killed": soon after, and nothing that speaks against it."""
    if other.is_("repel") or (is_total(one) and other.sub_event_type in TERRITORY):
        return False
    agents = bool(one.arguments.agents)
    if other.verb is not None and other.verb.link in {"after", "since", "before"} and other.sub_event_type in TERRITORY:
        return False  # "two days after the town fell": what came before the story
    if not 0 < one.number - other.number <= (1 if agents else 2):
        return False
    if agents and (not other.arguments.agents or any(toll.kind == "killed" for _, toll in other.tolls)):
        return False
    fact = other.verdict.status in FACTS and not other.is_("result")
    return fact and family(other) == "violence" and agree(one, other, actors=agents)


def _may_take_up(one: Draft, other: Draft) -> bool:
    """Facts take up facts. What is planned of "the attack" may be of one under way, but not of "the next attack"."""
    far = one.number - other.number > 1 or bool(one.agent_ids()) or not one.is_("resume") or _aimed(one)
    # "Rebels ambushed a patrol. The attack killed two shepherds": whom it hit beside
    if other.is_("result") or family(other) != family(one) or not agree(one, other, actors=far):
        return False
    fact, other_fact = one.verdict.status in FACTS, other.verdict.status in FACTS
    own = one.target_ids() and not other.target_ids() and not _same_deed(one, other)
    if one.counts() & other.counts() or (own and far):
        return False  # it has a story of its own
    if fact and other_fact:
        return True
    if not other_fact:
        return not fact and (_same_deed(one, other) or bool(one.agent_ids() & other.agent_ids()))
    return not any(rule.startswith(("status:adjective", "status:noun")) for rule in one.verdict.rules)


def _aimed(one: Draft) -> bool:
    """ "The attack on the convoy": the noun says itself what it was aimed at."""
    return not _AT.isdisjoint(one.syntax.lows[one.last : one.last + 1])


_AT = words("on against upon targeting")


def _same_deed(one: Draft, other: Draft) -> bool:
    return one.sub_event_type == other.sub_event_type or one.trigger.lemma == other.trigger.lemma


def _tellings(kept: list[Draft], plan: Layout) -> None:
    """A second telling of one event: the same deed by the same actors at the same place, dates not at odds."""
    seen: dict[tuple[str, str], list[Draft]] = {}
    for one in kept:
        place = one.place.place.gazetteer_id if one.place is not None else ""
        before = seen.setdefault((one.sub_event_type, place), [])
        for other in before[-_TELLINGS:] if place else ():
            rule = _told_before(one, other)
            if rule and not kept_apart(one, other, plan):
                fold(one, other, rule)
                break
        else:
            before.append(one)


def _told_before(one: Draft, other: Draft) -> str:
    """The rule by which ``one``, of the same type at the same place, is ``other`` again; "" where none holds."""
    if other.sentence.kind == "heading" or one.room != other.room or one.tally or other.tally:
        return ""
    if _dated_again(one, other):
        return "told again"
    if _named_again(one, other):
        return "named again"
    same = one.trigger.lemma == other.trigger.lemma and one.agent_ids() & other.agent_ids()
    return "told again" if same and agree(one, other) else ""
