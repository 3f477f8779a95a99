"""What expressions are counted from: the day of publication in news, the last date told in a narrative.

A narrative moves on from date to date; side remarks ("since 1945", "(1618-1648)", "until 1976") do not move it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from extract.frame.narrative import SPEECH, passing
from extract.lexicon.words import word_class
from extract.mentions.timex.readings import Calendar
from extract.model import ResolvedTimex, TimeBasis, TimeInterval, TimexMention
from extract.quick import quick
from extract.resolve.times import words
from extract.resolve.times.moment import Moment, of_day
from extract.resolve.times.speech import spoken

#: years that the opening of a sentence may jump, and that a date within a sentence may jump back or on
OPENING_JUMP, BACK_JUMP, ON_JUMP = 20, 30, 20
#: code points that a section is looked back over for its heading
SECTION = 1500
HEADING = 90  # a line shorter than this, without an end mark, is a heading

#: dates told before that are searched for the event which another date is counted from
DATES_BACK = 40
_EVENT = re.compile(r"\s+((?:[\w’'-]+)(?:\s[\w’'-]+){0,6})")
_WORD = re.compile(r"[a-z]{4,}", re.I)
_NO_EVENT = word_class("times.no_event")
BREAK = re.compile(r"[.;:!?\n]")
_SENTENCE = re.compile(r"[.!?][\"”’)]?\s+(?=[\"“‘(]?[A-Z])|\n")
#: the words around a date that tell of what is to come
_AHEAD = re.compile(
    r"\b(?:will|won't|shall|plans?|planned|planning|expected|scheduled|due|set to|going to|to be held|upcoming|aims?|"
    r"vow(?:s|ed)? to|(?:agreed|promised|pledged|threatened|decided|prepar(?:es?|ed|ing)) to (?!an? |the )[a-z]+|"
    r"slated|hopes?|hoped|intends?|intended|would|to begin|to start|to meet|to visit|to vote|ahead of|"
    r"deadline|forecast|predicted|(?:go|goes|head|heads) to|opens|begins?|starts?|resumes?|meets|(?:is|are) to [a-z]+|"
    r"convenes|falls (?:on|in)|expires|ends|closes|concludes|lapses|runs out|"
    r"(?:takes|comes into|goes into) (?:effect|force)|"
    r"(?:the|its|their) next [a-z]+)\b|['’]ll\b|"
    r"\b(?:(?-i:may)|might|could)\b(?! have)",
    re.I,
)
#: "took power in 1969 and has not been seen since June": the sentence has come back to the present
_UP_TO_NOW = re.compile(r"\b(?:has|have|is|are)\b|\bsince\s+(?:early |late |mid-? ?)?$")
_COMPARED = re.compile(r"\bsince\s+(?:early |late |the )?$", re.I)
_CLOSED = re.compile(r"[\w ]{2,12},")
_APPOSED_REACH = 70  # characters between a day and the words that say it again
#: "on Monday[, and six people died, ]two days after": the clause that goes on to what came of it on that day
_WENT_ON = re.compile(r",? (?:and|killing|leaving) [^.,;:()\n]{3,50}, ")
_JOINED = re.compile(r"\s*(?:and|or|to|through|until|into|[-–])\s*(?:on\s+)?", re.I)
_LIMIT = re.compile(r"\b(?:by|until|till)\s+(?:the end of\s+|early\s+|late\s+|mid-?\s*)?$", re.I)
_PAST = re.compile(r"\b(?:had|was|were|did)\b|\b[a-z]{3,}(?<!e)ed\b", re.I)
#: past forms that do not end in -ed and are not the verb's plain form as well
_IRREGULAR = (
    "said|told|saw|came|began|met|went|left|fell|held|took|wrote|caught|brought|fought|bought|sought|shot|struck|broke|"
    "drove|flew|fled|led|won|lost|sent|built|made|gave|got|became|ran|rose|stood|spoke|swept|threw|sank|blew|drew|grew|"
    "withdrew|overthrew|overran|retook|undertook|found|dug|rode|dealt|felt|kept|heard|laid|paid|sold|shook|chose|swore"
)
#: "a strike for Sunday": what is fixed for a day is still to come, unless it "had" been
_FOR = re.compile(r"\bfor\s+(?:early\s+|late\s+|mid-?\s*)?$", re.I)
_FIXED = re.compile(
    r"\b(had\s+(?:also\s+|been\s+|already\s+)?)?"
    r"(?:call(?:s|ed)?|set|announced?|scheduled?|planned|declared|agreed|arranged|convened|summoned|fixed|promised)\b",
    re.I,
)
_PUT_OFF = re.compile(
    r"\b(?:delay|postpon|extend|adjourn|suspend|defer|prolong|renew|push)[a-z]*\b[^.;,]{0,40}\b(?:until|till|to|through)\s+"
    r"(?:early\s+|late\s+|mid-?\s*)?$",
    re.I,
)
_AHEAD_BEHIND = re.compile(r"\s*(?:['’]s\s+)?(?:[a-z]+\s+){0,2}(?:will|shall|would)\b", re.I)
#: a past verb right before the date ("said on Monday that troops will ..."): the date is the verb's, whatever follows
_DONE_BEFORE = re.compile(
    r"\b(?<!be )(?<!to )(?:" + _IRREGULAR + "|"
    r"(?!expected|scheduled|planned|slated|intended|hoped|projected|postponed|delayed|needed)[a-z]{3,}ed)\b"
    r"(?:\s+(?!will|would|could|may|might|to|that|it|they|he|she|we)[\w’'-]+){0,3}?\s+(?:late\s+|early\s+)?(?:on\s+|in\s+)?$",
    re.I,
)


def event_stems(phrase: str) -> frozenset[str]:
    """The first letters of the telling words of ``phrase``: "offensive" and "offensives" share them."""
    return frozenset(word.lower()[:6].rstrip("es") for word in _WORD.findall(phrase) if word.lower() not in _NO_EVENT)


@quick
@dataclass(frozen=True, slots=True)
class Base:
    """What an expression is counted from. ``name`` are the words for it, ``reference`` as in ResolvedTimex."""

    moment: Moment
    basis: TimeBasis
    name: str
    reference: str


@dataclass(slots=True)
class Story:
    """The one walk through a text. ``told`` is where the story stands, ``named`` the last date named at all."""

    text: str
    speech: date | None
    history: bool
    day_first: bool | None = None  # how the document writes 03/04/2015, if it shows
    told: Moment | None = None
    told_at: int = -1
    told_late: bool = False  # it was the end of the year that was told of
    named: Moment | None = None
    named_at: int = -1
    said: date | None = None  # the day on which somebody said what the sentence goes on to tell
    entry: date | None = None  # the date of the log entry that is being read
    ahead_told: Moment | None = None  # the day of the event that the next date is counted from, told behind it
    dates: list[tuple[int, Moment]] = field(default_factory=list)  # where each date named so far begins

    def published(self) -> Base | None:
        """The day of publication as a base, if it is known."""
        if self.said is not None:
            return Base(of_day(self.said), TimeBasis.RELATIVE, "what was said on " + words.day(self.said), "published")
        if self.entry is not None:
            return Base(of_day(self.entry), TimeBasis.ANAPHORIC, "the entry's date, " + words.day(self.entry), "entry")
        if self.speech is None:
            return None
        return Base(of_day(self.speech), TimeBasis.RELATIVE, "publication on " + words.day(self.speech), "published")

    def story(self) -> Base | None:
        """Where the story stands as a base."""
        if self.told is None:
            return None
        return Base(self.told, TimeBasis.ANAPHORIC, "the date told before it, " + words.moment(self.told), "narrative")

    def base(self, pointer: str) -> Base | None:
        """What a pointing word counts from, by its pointer (as in extract.mentions.timex.readings)."""
        if pointer in SPEECH:
            return self.story() if self.history and self.told is not None else self.published()
        if pointer == "that" and self.named is not None:
            name = "the date named before it, " + words.moment(self.named)
            return Base(self.named, TimeBasis.ANAPHORIC, name, "narrative")
        return self.story() or self.published()

    def near(self, mention: TimexMention) -> bool:
        """Is the story's last date told in the same sentence as ``mention``?"""
        if self.told is None or mention.start - self.told_at > 300:
            return False
        between = self.text[self.told_at : mention.start]
        if _SENTENCE.search(between) or _UP_TO_NOW.search(between):
            return False
        lead = BREAK.split(self.text[max(0, self.told_at - 120) : self.told_at])[-1]
        # "the fort, scene of a battle in 1982, was shelled in May": the aside is over
        return not (self.told.kind == "year" and "," in lead and _CLOSED.match(between))

    def apart(self, before: int, start: int) -> bool:
        """Does a sentence end between two offsets?"""
        return start - before > 400 or _SENTENCE.search(self.text, before, start) is not None

    def ahead(self, mention: TimexMention) -> bool:
        """Do the words around ``mention`` speak of what is to come?"""
        before = BREAK.split(self.text[max(0, mention.start - 90) : mention.start])[-1]
        after = BREAK.split(self.text[mention.end : mention.end + 60], maxsplit=1)[0]
        reading = mention.reading
        owns = after.startswith(("'s ", "’s "))  # "blamed for Friday's attack"
        if (
            _FOR.search(before)
            and not owns
            and ((isinstance(reading, Calendar) and reading.weekday is not None) or _FIXED.search(before))
        ):
            fixed = list(_FIXED.finditer(before))
            return not fixed or fixed[-1][1] is None
        if _PUT_OFF.search(before):
            return re.search(r"\bhad\b", before) is None
        if _DONE_BEFORE.search(before):
            return False
        if _AHEAD.search(before) or _AHEAD_BEHIND.match(after):
            return True
        if _LIMIT.search(before):
            return not _PAST.search(re.split(r"\b(?:said|told|added)\b", before)[-1] + after)
        return False

    def partner(self, mention: TimexMention) -> date | None:
        """The day that a day is joined to, right before it: "late Friday or early [Saturday]"."""
        day = self.named.interval() if self.named is not None and self.named.kind == "day" else None
        if day is None or not 0 < mention.start - self.named_at < 12:
            return None
        return day.start if _JOINED.fullmatch(self.text, self.named_at, mention.start) else None

    def apposed(self, mention: TimexMention) -> Base | None:
        """The day that ``mention`` says again behind a comma: "on Monday, two days after the town fell"; "on
        Monday, and six died, two days after it fell"."""
        if self.named is None or self.named.kind != "day" or not 0 <= mention.start - self.named_at < _APPOSED_REACH:
            return None
        between = self.text[self.named_at : mention.start]
        if between.strip() not in (",", "–", "—", "-", "(") and not _WENT_ON.fullmatch(between):
            return None
        return Base(self.named, TimeBasis.ANAPHORIC, words.moment(self.named), "narrative")

    def event_behind(self, mention: TimexMention) -> str:
        """The words that name the event behind "a day before": up to seven, to the end of the clause."""
        match = _EVENT.match(self.text, mention.end)
        return " ".join(match[1].split()) if match else "an event"

    def told_of(self, mention: TimexMention) -> Base | None:
        """The date told before in a sentence that shares a telling word with the event behind ``mention``."""
        if self.ahead_told is not None:
            name = "the date told of it, " + words.moment(self.ahead_told)
            return Base(self.ahead_told, TimeBasis.ANAPHORIC, name, "narrative")
        stems = event_stems(self.event_behind(mention))
        if not stems:
            return None
        for start, moment in reversed(self.dates[-DATES_BACK:]):
            before = _SENTENCE.split(self.text[max(0, start - 200) : start])[-1]
            after = _SENTENCE.split(self.text[start : min(start + 200, mention.start)], maxsplit=1)[0]
            if stems & event_stems(before + after):
                name = f"the date told for it before, {words.moment(moment)}"
                return Base(moment, TimeBasis.ANAPHORIC, name, "narrative")
        return None

    def beside(self, mention: TimexMention) -> Moment | None:
        """A year named earlier in the same sentence, though the story did not move on to it."""
        named = self.named
        if named is None or named is self.told or named.kind != "year":
            return None
        between = self.text[self.named_at : mention.start]
        aside = between.startswith(",")  # "the army, formed in 1921, was dissolved in July"
        return None if aside or len(between) > 200 or BREAK.search(between) else named

    def tell(self, mention: TimexMention, moment: Moment, *, late: bool = False) -> None:
        """Takes note of a date: always as named, and as where the story stands if the story moves on to it."""
        if (
            not self.history
            and self.named is not None
            and _COMPARED.search(self.text[max(0, mention.start - 14) : mention.start])
        ):
            return  # "its highest since April 2008, up from a year earlier": not what the news is told of
        if not self.history and self.named is not None and spoken(self.text, mention):
            return  # "an hour later" is counted from what happened, not from what was said of it
        self.named, self.named_at = moment, mention.end
        self.dates.append((mention.start, moment))
        if not self.history and passing(self.text, mention):
            return
        if self._moves(mention, moment):
            self.told, self.told_at, self.told_late = moment, mention.start, late

    def _moves(self, mention: TimexMention, moment: Moment) -> bool:
        if self.told is None:
            return True
        if moment.year == self.told.year:
            return moment.kind != "year" or self.told.kind in ("year", "decade")  # the month still holds
        if self._in_heading(mention):
            return True
        lead = BREAK.split(self.text[max(0, mention.start - 40) : mention.start])[-1]
        if lead.count("(") > lead.count(")"):
            return False
        jump = moment.year - self.told.year
        if moment.kind in ("year", "decade"):
            if abs(jump) > OPENING_JUMP:
                return False
            return len(lead.split()) <= 2 or self._new_section(mention)
        if jump < 0 and lead.lower().endswith("the "):
            return False  # "the August 1792 uprising": the name of something past
        return -BACK_JUMP <= jump <= ON_JUMP

    def _new_section(self, mention: TimexMention) -> bool:
        """Does a heading stand between the last date told and ``mention``?"""
        between = self.text[max(self.told_at, mention.start - SECTION) : mention.start]
        return any(
            0 < len(line) < HEADING and line[-1].isalnum() and line[0].isupper() for line in between.split("\n")[1:-1]
        )

    def _in_heading(self, mention: TimexMention) -> bool:
        start = self.text.rfind("\n", max(0, mention.start - HEADING), mention.start) + 1
        if mention.start - start > HEADING or (start == 0 and mention.start > HEADING):
            return False
        stop = self.text.find("\n", mention.end, start + HEADING)
        if stop < 0 and len(self.text) - start >= HEADING:
            return False
        line = self.text[start : stop if stop >= 0 else len(self.text)].rstrip()
        return not line.endswith((".", ",", ";", ":", "!", "?", "”", '"'))


@quick
@dataclass(frozen=True, slots=True)
class Answers:
    """Makes the results, and keeps the story up to date."""

    story: Story

    def done(
        self,
        mention: TimexMention,
        moment: Moment,
        base: Base | None,
        reason: str,
        *,
        mod: str = "",
        tell: bool = True,
        days: TimeInterval | None = None,
    ) -> ResolvedTimex:
        """A dated result; ``base`` None where the words themselves give the date; ``days`` where the moment and its
        part do not tell them."""
        if tell:
            self.story.tell(mention, moment, late=mod == "END" and moment.kind == "year")
        return ResolvedTimex(
            mention,
            moment.value(),
            days or moment.narrowed(mod),
            moment.precision(),
            base.basis if base else TimeBasis.EXPLICIT,
            reason,
            base.reference if base else "",
        )

    def symbolic(self, mention: TimexMention, value: str, reason: str) -> ResolvedTimex:
        """A result without days."""
        return ResolvedTimex(mention, value, None, None, TimeBasis.UNKNOWN, reason)
