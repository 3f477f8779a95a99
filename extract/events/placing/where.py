"""Where an event happened: the place that its words tie to the trigger, not where a speaker, actor or newsroom is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.events.placing.capitals import capitals
from extract.events.placing.said import DATED, everywhere, home, pinned, seat, told_of
from extract.frame import Frame
from extract.gazetteer.kinds import POPULATED
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class
from extract.mentions.places.coordinates import RULE as COORDINATES
from extract.model import EventPlace, GeoPrecision, Place, ResolvedToponym, Sentence, Span, ToponymMention
from extract.quick import quick
from extract.resolve.places.held import held_name
from extract.resolve.places.relative import relative_place

NO_FRAME = Frame()
LOOK_BACK = 4  # sentences through which a place stays in force
BESIDE = 40  # places of the sentence on either side of the trigger that are weighed
CROSSING = 30  # characters between "crossed" and the country whose border it was
LISTED = 12  # places of one list
LIST_GAP = re.compile(r",? and (?:in |near |at )?|, (?:in |near |at )?")
UNGOVERNED = 3.0  # off the weight of an unknown place that no preposition of place governs
LEAD = 8  # places at the head of a document that may stand for the whole
ELSEWHERE = word_class("placing.elsewhere")
LOCATIVE = word_class("placing.locative")
TOWARD = word_class("placing.toward")
ORIGIN = words("from")
GOVERNORS = LOCATIVE | TOWARD | ORIGIN
KIND_WORDS = word_class("placing.kind_words")
ACTOR_WORDS = word_class("placing.actor_words")
#: passed over between a preposition and the name it governs
PASSED = KIND_WORDS | word_class("placing.passed")
SPEECH = re.compile(
    r"\b(?:said|says|speaking|spoke|told|tells|announced|reported|reporting|statement|interview|conference|briefing"
    r"|according to|based|born|headquartered|reporters|correspondent|spokesman|spokeswoman|spokesperson|office)"
    r"\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
#: in lower-case words, any of these before SPEECH is tried, which is dear
SPEAKING = re.compile(
    r"said|says|spoke|speaking|told|tells|announced|report|statement|interview|conference|briefing|according|based"
    r"|born|headquartered|correspondent|office"
)
#: the head of "the border with X", "the frontier between X and Y"
BORDER = re.compile(r"(?:border|frontier)s?\b[^.;]{0,45}$")
CROSS = re.compile(r"cross|border|frontier|infiltrat", re.IGNORECASE)
HAPPENING = re.compile(
    r"\b(?:said|says|told|announced|reported|according)\b.{0,40}\b(?:that|in which|attack\w*|kill\w*|clash\w*|fight\w*"
    r"|bomb\w*|shell\w*|strike|struck|erupt\w*|offensive)\b",
    re.IGNORECASE,
)
BASED = re.compile(
    r"(?:-| )(?:based|born|backed|led|trained|bound|controlled|aligned|allied|funded|supported|sponsored)\b",
    re.IGNORECASE,
)
#: of a country: who did it ("seized by France"), not where
DOER = "by"
#: behind a name: whose spokesmen they are ("Lebanon's health ministry said")
SPEAKER = re.compile(r".s (?:[\w-]+ ){1,4}(?:said|says|told|reported|announced|confirmed|added|denied)\b")
TAKEN = 40  # characters between a verb and the place that it takes as its object
FARTHER = re.compile(
    r"\b(\d[\d,.]{0,8}) ?(km|kilomet(?:er|re)s?|miles?) (?:farther|further) "
    r"((?:north|south)(?:-?(?:east|west))?|east|west)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[\w'’-]+|[^\w\s]")
LINKING = word_class("placing.linking")


@quick
@dataclass(frozen=True, slots=True)
class _Seen:
    """One usable place mention with what the words right before and after it are."""

    toponym: ResolvedToponym
    place: Place
    span: Span
    sentence: int
    before: str
    modifier: bool
    aside: bool  # a speaker's or a group's home
    doer: bool = False  # a country that did it


def linked(between: str) -> bool:
    """Are there only linking words between a verb and a name?"""
    return all(word in LINKING or word == "," for word in WORD.findall(between.lower()))


def drawn_at_its_town(place: Place) -> bool:
    """A quarter that the gazetteer lacks: the town named beside it says as much, and is what stays in force."""
    return place.kind in ("suburb", "district") and "~" in place.gazetteer_id


def is_elsewhere(mention: ToponymMention) -> bool:
    """Is the name that of a place which may lie anywhere, so that no earlier place stands in for it?"""
    return not mention.metonym and (mention.kind in ELSEWHERE or not mention.kind)


class PlaceContext:
    """The places of one document, asked for each event. Offsets as in the text."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        toponyms: Sequence[ResolvedToponym],
        frame: Frame = NO_FRAME,
    ) -> None:
        self._text = text
        self._frame = frame
        self._sentences = tuple(sentences)
        self._starts = [sentence.start for sentence in sentences]
        named = [toponym for toponym in toponyms if toponym.place and not toponym.mention.metonym]
        described = [*capitals(text, toponyms), *everywhere(text, toponyms)]
        self._toponyms = sorted([*named, *described], key=lambda t: t.mention.start)
        self._pinned = pinned(text, named)
        self._held = {(self._number(t.mention.start), t.mention.within) for t in named if t.mention.within}
        self._by_sentence: dict[int, list[ResolvedToponym]] = {}
        for toponym in self._toponyms:
            self._by_sentence.setdefault(self._number(toponym.mention.start), []).append(toponym)
        self._unknown = [t.mention for t in toponyms if not t.place and is_elsewhere(t.mention)]  # in order
        self._looked: dict[int, list[_Seen]] = {}  # sentences that were asked for
        self._head = [self._look(toponym) for toponym in self._toponyms[:LEAD]]

    def of(self, trigger: Span, clause: Span, actors: Sequence[Span] = ()) -> EventPlace | None:
        """The place of the event with this trigger; None where the text names none that could be it."""
        number = self._number(trigger.start)
        here = self._usable(number, number, actors)
        if len(here) > 2 * BESIDE:  # only in lists without end
            middle = bisect_right(here, trigger.start, key=lambda s: s.span.start)
            here = here[max(0, middle - BESIDE) : middle + BESIDE]
        ranked = sorted(here, key=lambda s: (-self._weight(s, trigger, clause), s.span.start))
        if ranked and self._weight(ranked[0], trigger, clause) > -2.5:
            if not clause.contains(ranked[0].span) and self._names_unknown(trigger, clause, actors):
                return None
            best = self._nearer(ranked, trigger, clause)
            how = "in the clause of" if clause.contains(best.span) else "in the sentence of"
            return self._placed(best, f'{how} "{self._words(trigger)}"', [s for s in ranked if s is not best])
        if not here:
            here = self._in_names(number, clause, actors)
            if here:
                return self._placed(here[0], "in a name that the clause holds", here[1:])
        if not here and self._names_unknown(trigger, clause, actors):
            return self._at_dateline()  # "in the village of Tabit", which nobody knows, is not where the last event was
        return self._in_force(number, here, actors) or self._anywhere()

    def _names_unknown(self, trigger: Span, clause: Span, actors: Sequence[Span]) -> bool:
        """Does the clause say where, by a name that could not be placed?"""
        first = bisect_right(self._unknown, clause.start - 1, key=lambda mention: mention.start)
        for mention in self._unknown[first:]:
            if mention.start >= clause.end:
                break
            lead = self._text[max(clause.start, mention.start - 60) : mention.start]
            said = bool(mention.relation) or self._governor(lead) in LOCATIVE | TOWARD
            taken = trigger.end <= mention.start and linked(self._text[trigger.end : mention.start])
            if (said or taken) and not any(actor.contains(mention) for actor in actors):
                return True
        return False

    def _at_dateline(self) -> EventPlace | None:
        """The town that the text is dated from, where it names no other: an unknown place is in or about it."""
        towns = [t for t in self._toponyms if t.place is not None and t.place.kind in POPULATED]
        if len({t.place.gazetteer_id for t in towns if t.place is not None}) != 1:
            return None
        seen = self._look(towns[0])
        dated = self._kind(seen.sentence) == "dateline" or DATED.match(self._text, seen.span.end)
        return self._placed(seen, "the town that the text is dated from", []) if dated else None

    def _nearer(self, ranked: list[_Seen], trigger: Span, clause: Span) -> _Seen:
        """The best place, or a town in it that the same clause names ("Hit fell ... in Anbar province")."""
        best = ranked[0]
        if best.place.kind not in ("country", "admin1", "region"):
            return best
        for seen in ranked[1:]:
            inside = seen.place.country == best.place.country and seen.place.radius_km < best.place.radius_km / 2
            if best.place.kind == "admin1":
                inside = inside and seen.place.admin1 == best.place.admin1
            plain = not seen.aside and not seen.modifier and seen.before not in ORIGIN
            if inside and plain and clause.contains(seen.span) and self._weight(seen, trigger, clause) > 0:
                return seen
        return best

    def _usable(self, first: int, last: int, actors: Sequence[Span]) -> list[_Seen]:
        """Places of sentences ``first`` to ``last`` that are not part of an actor's name."""
        found = [seen for number in range(max(0, first), last + 1) for seen in self._in_sentence(number)]
        return [seen for seen in found if not seen.doer and not any(actor.contains(seen.span) for actor in actors)]

    def _in_names(self, number: int, clause: Span, actors: Sequence[Span]) -> list[_Seen]:
        """Towns inside the name of whom or what it was done to ("an assault on Kano prison")."""
        found = [seen for seen in self._in_sentence(number) if seen.span.start < clause.end and not seen.aside]
        return [
            seen
            for seen in found
            if seen.place.kind in POPULATED
            and any(actor.contains(seen.span) for actor in actors)
            and self._text[max(0, seen.span.start - 4) : seen.span.start].endswith((" on ", " at ", " of "))
        ]

    def _in_sentence(self, number: int) -> list[_Seen]:
        """Places named in a sentence, in order; looked at when first asked for."""
        found = self._looked.get(number)
        if found is None:
            found = self._looked[number] = [self._look(toponym) for toponym in self._by_sentence.get(number, ())]
        return found

    def _in_force(self, number: int, here: list[_Seen], actors: Sequence[Span]) -> EventPlace | None:
        """The last place named before, within reach; else what the headline or the first sentence names."""
        before = self._usable(max(number - LOOK_BACK, self._first_of_room(number)), number - 1, actors)
        earlier = [s for s in before if not s.aside and not s.modifier and self._kind(s.sentence) != "dateline"]
        if earlier:
            last = max(s.sentence for s in earlier)
            same = [s for s in earlier if s.sentence == last]
            best = min(same, key=lambda s: (s.place.radius_km > 30, drawn_at_its_town(s.place), s.span.start))
            found = self._placed(
                best, "named in an earlier sentence and still in force", [s for s in same if s != best]
            )
            return self._farther(found, number)
        if here:
            return self._placed(here[0], "the only place named in the sentence", here[1:])
        for opener in self._frame.lead_ins(self._starts[number]) if number < len(self._starts) else ():
            led = [
                s for s in self._usable(self._number(opener.start), self._number(opener.start), actors) if not s.aside
            ]
            if led:
                return self._placed(led[0], "named in the sentence that leads in the list", led[1:])
        for kinds in (("heading",), ("body", "caption", "item"), ("dateline",)):
            lead = [s for s in self._head if self._kind(s.sentence) in kinds and s.sentence < number]
            lead = [s for s in lead if "dateline" in kinds or not s.aside]
            if lead:
                return self._placed(lead[0], f"named in the {'headline' if 'heading' in kinds else 'opening'}", [])
        return None

    def _first_of_room(self, number: int) -> int:
        """The first sentence of the item or row that sentence ``number`` lies in: no place is carried into it."""
        room = self._frame.room(self._starts[number]) if number < len(self._starts) else None
        return self._number(room.start) if room is not None else 0

    def _farther(self, found: EventPlace, number: int) -> EventPlace:
        """ "Forty miles farther west": from the place still in force."""
        if number >= len(self._sentences):
            return found
        sentence = self._sentences[number]
        match = FARTHER.search(self._text, sentence.start, min(sentence.end, sentence.start + 2000))
        if match is None:
            return found
        place = relative_place(found.place, f"{match[1]} {match[2]} {match[3]} of")
        return replace(found, place=place, explanation=f'{found.explanation}; "{match[0]}"')

    def _anywhere(self) -> EventPlace | None:
        """The country that the text speaks of most, where nothing nearer is known."""
        counts: dict[str, list[ResolvedToponym]] = {}
        for toponym in self._toponyms:
            if toponym.place and toponym.place.country:
                counts.setdefault(toponym.place.country, []).append(toponym)
        if not counts:
            return None
        most = max(counts.values(), key=len)
        country = [one for one in most if one.place and one.place.geo_precision is GeoPrecision.COUNTRY]
        if not country or len(most) < 2:
            return None
        return self._placed(self._look(country[0]), "the country that the text speaks of most", [])

    def _weight(self, seen: _Seen, trigger: Span, clause: Span) -> float:
        gap = seen.span.start - trigger.end if seen.span.start >= trigger.end else trigger.start - seen.span.end
        weight = -gap / 60
        weight += 2.0 if clause.contains(seen.span) else 0.0
        weight += 0.5 if seen.span.start > trigger.start else 0.0
        if seen.before in LOCATIVE:
            weight += 2.0
        elif seen.before in TOWARD:
            weight += 1.5
        elif seen.before in ORIGIN and not seen.toponym.mention.relation:
            weight -= 1.5
        if 0 <= seen.span.start - trigger.end < 60:
            relation = len(seen.toponym.mention.relation)  # "besieged the city [40 miles west of] X"
            if linked(self._text[trigger.end : seen.span.start - (relation + 1 if relation else 0)]):
                weight += 2.5
        if seen.toponym.border is not None and 0 <= gap < CROSSING and CROSS.search(self._words(trigger)):
            weight += 2.0  # "crossed the border from Chad"
        if 0 <= trigger.start - seen.span.end <= 12:
            weight += 1.5
        elif seen.modifier:
            weight -= 2.5
        weight += 1.5 if "between" in seen.toponym.mention.relation or "road" in seen.toponym.mention.relation else 0.0
        if "-" in self._text[seen.span.end : seen.span.end + 1] + self._text[seen.span.start - 1 : seen.span.start]:
            weight -= 2.0  # an end of "the Gao-Ansongo road"
        if seen.aside:
            weight -= 5.0
        if (seen.sentence, seen.toponym.mention.text) in self._held:
            weight -= 2.0  # what only holds the place that the sentence names
        if seen.toponym.mention.rule == COORDINATES and clause.contains(seen.span):
            weight += 2.0
        if held_name(seen.place.gazetteer_id, seen.place.name):
            governed = seen.before in LOCATIVE | TOWARD | ORIGIN or bool(seen.toponym.mention.relation)
            governed = governed or (0 <= gap < TAKEN and linked(self._text[trigger.end : seen.span.start]))
            return weight if governed else weight - UNGOVERNED  # a village, however wide what holds it
        weight -= 1.0 if seen.place.geo_precision is GeoPrecision.COUNTRY else 0.0
        return weight - (0.4 if seen.place.radius_km > 30 else 0.0)

    def _look(self, toponym: ResolvedToponym) -> _Seen:
        assert toponym.place is not None  # noqa: S101 - narrowing; the caller has filtered
        mention = toponym.mention
        number = self._number(mention.start)
        sentence_start = self._starts[number] if self._starts else 0
        lead = self._text[max(sentence_start, mention.start - 60) : mention.start]
        if toponym.border is not None:
            head = BORDER.search(lead)
            lead = lead[: head.start()] if head else lead
        tail = self._text[mention.end : mention.end + 40]
        spoken = bool(SPEAKING.search(lead.lower()) and SPEECH.search(lead)) and not HAPPENING.search(lead)
        spoken = (spoken and not told_of(lead)) or home(lead)
        aside = bool(BASED.match(tail)) or spoken or seat(lead, tail) or self._kind(number) == "dateline"
        before = self._governor(lead)
        owner = tail.startswith(("'s ", "’s "))
        aside = aside or (owner and SPEAKER.match(tail) is not None)
        tail = tail[2:] if owner else tail
        follower = next((word for word in WORD.findall(tail.lower()) if word not in PASSED - KIND_WORDS), "")
        follower = follower if tail[:1] == " " else ""
        article = f" {lead.rstrip().lower()}".endswith((" the", " a", " an"))
        noun = follower[:1].isalpha() and follower not in KIND_WORDS and (article or follower.endswith("s"))
        # "Lebanon's health ministry", but "Baghdad's airport"
        owner = owner and follower[:1].islower() and follower not in KIND_WORDS
        modifier = before not in GOVERNORS and (follower in ACTOR_WORDS or noun or owner)
        place = toponym.border or toponym.place
        doer = before == DOER and place.geo_precision is GeoPrecision.COUNTRY and not mention.relation
        return _Seen(toponym, place, Span(mention.start, mention.end), number, before, modifier, aside, doer)

    @staticmethod
    def _governor(lead: str) -> str:
        """The preposition that governs what follows ``lead``, past articles and adjectives of place."""
        tokens = WORD.findall(lead.lower())
        for word in reversed(tokens[-6:]):
            if word == "of" or word in PASSED or word in (",", "and") or word.isdigit():
                continue
            return word if word in GOVERNORS or word == DOER else ""
        return "of" if "of" in tokens[-6:] else ""

    def _placed(self, seen: _Seen, reason: str, others: Sequence[_Seen]) -> EventPlace:
        point = self._pinned.get(seen.span.start)
        seen = self._look(point) if point is not None else seen
        explanation = f"{reason}; {seen.toponym.explanation}" if seen.toponym.explanation else reason
        place = seen.place
        relation = seen.toponym.mention.relation
        if seen.toponym.border is not None:
            explanation = f'{reason}; {seen.place.name}: "{seen.toponym.mention.text}" names a border'
        elif relation:
            place = relative_place(place, relation, self._second(seen))
            if place is not seen.place:
                explanation += f'; "{relation} {seen.toponym.mention.text}"'
        rest: dict[str, Place] = {}
        for other in others:
            if other.place.gazetteer_id != seen.place.gazetteer_id:
                rest.setdefault(other.place.gazetteer_id, other.place)
        return EventPlace(place, seen.span, explanation, tuple(rest.values())[:5], self._listed(seen))

    def _listed(self, seen: _Seen) -> tuple[tuple[Place, Span], ...]:
        """The towns that follow in one list with a town ("Khartoum, Omdurman and Bahri")."""
        row = self._in_sentence(seen.sentence)
        at = next((i for i, other in enumerate(row) if other.span.start > seen.span.start), len(row))
        found: list[tuple[Place, Span]] = []
        last, ended = seen, False
        for other in row[at : at + LISTED]:
            gap = self._text[last.span.end : other.span.start]
            same_kind = other.place.kind in POPULATED and seen.place.kind in POPULATED
            if not same_kind or ended or not LIST_GAP.fullmatch(gap) or last.toponym.mention.within or other.modifier:
                break
            found.append((other.place, other.span))
            last, ended = other, "and" in gap
        return tuple(found) if ended and not seen.toponym.mention.relation.startswith("between") else ()

    def _second(self, seen: _Seen) -> Place | None:
        """The second place of "between X and Y", "the road from X to Y"."""
        for other in self._in_sentence(seen.sentence):
            if other.span.start > seen.span.end:
                between = self._text[seen.span.end : other.span.start]
                return other.place if between.strip() in ("and", "to") else None
        return None

    def _number(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _kind(self, number: int) -> str:
        return self._sentences[number].kind if number < len(self._sentences) else "body"

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end]
