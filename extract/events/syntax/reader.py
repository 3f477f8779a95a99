"""Reads a row of chunks from left to right into clauses; ``extract.events.syntax.clauses`` holds what it makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.events.syntax import words as w
from extract.events.syntax.chunks import FINITE_KINDS, Chunk
from extract.events.syntax.coordination import finite_follows
from extract.events.syntax.verbs import Verb, colour, joined_passive
from extract.model import Token


@dataclass(slots=True)
class _Frame:
    """A clause being read."""

    link: str
    parent: Verb | None
    start: int
    noun: int = -1
    subject: list[int] = field(default_factory=list)
    finite: Verb | None = None
    verb: Verb | None = None  # the last verb in it, finite or not
    extracted: list[int] = field(default_factory=list)  # antecedent waiting for its place in a relative clause


_BRACKETS = (["[", "]"], ["(", ")"])


class Reader:
    def __init__(
        self, tokens: Sequence[Token], lows: Sequence[str], chunks: list[Chunk], groups: dict[int, list[int]]
    ) -> None:
        self.tokens = tokens
        self.lows = lows
        self.chunks = chunks
        self.groups = groups
        self.verbs: list[Verb] = []
        self.stack: list[_Frame] = [_Frame("main", None, 0)]
        self.loose: list[int] = []  # noun phrases since the last verb that may be the subject of the next

    @property
    def top(self) -> _Frame:
        return self.stack[-1]

    def read(self) -> None:
        previous_prep = -1
        for i, chunk in enumerate(self.chunks):
            kind = chunk.kind
            if kind == "np":
                self._noun_phrase(i, previous_prep)
            elif kind == "time":
                pass
            elif chunk.is_verb:
                self._verb(i, previous_prep)
            elif kind in {"wh", "when"}:
                self._relative(i)
            elif kind == "prep" and chunk.word in w.SUBORDINATORS and self._clause_follows(i):
                self._open(chunk.word, i)
                previous_prep = -1
                continue
            elif kind == "stop" and chunk.word in w.STOPS and not self._dash_before_relative(i):
                self._restart(i)
            previous_prep = i if kind == "prep" else (previous_prep if kind in {"adv", "mark"} else -1)
        self._close_spans()

    def _dash_before_relative(self, i: int) -> bool:
        """ "the battle in the valley — which cost a hundred lives": a dash that does a comma's work."""
        following = self.chunks[i + 1] if i + 1 < len(self.chunks) else None
        return self.chunks[i].word in w.DASHES and following is not None and following.word in {"which", "who"}

    def _clause_follows(self, i: int) -> bool:
        """Does a noun phrase with its finite verb come after the subordinator at ``i``?"""
        k = i + 1
        while k < len(self.chunks) and self.chunks[k].kind in {"adv", "time", "comma", "mark"}:
            k += 1
        if k >= len(self.chunks):
            return False
        word = self.chunks[i].word
        if self.chunks[k].kind in FINITE_KINDS:
            return word in {"that", "if", "as", "when"}
        if self.chunks[k].kind == "prep" and word == "that":
            return True
        return self.chunks[k].kind == "np" and (finite_follows(self.chunks, k) or word in {"that", "if", "unless"})

    def _open(self, link: str, i: int) -> None:
        """Begin a subordinate clause. "After X did, Y did": a clause that opens the sentence has no parent yet."""
        frame = self.top
        parent = frame.verb if frame.verb is not None else frame.parent
        self.stack.append(_Frame(link, parent, self.chunks[i].start))
        self.loose = []

    def _restart(self, i: int) -> None:
        self.stack = [_Frame("main", None, self.chunks[i].end)]
        self.loose = []

    def _relative(self, i: int) -> None:
        """ "who", "which", "whose", "when", "where"."""
        word = self.chunks[i].word
        antecedent = -1
        k = i - 1
        while k >= 0 and (self.chunks[k].kind in {"comma", "mark", "prep"} or self.chunks[k].word in w.DASHES):
            k -= 1
        if k >= 0 and self.chunks[k].kind == "np":
            there = word == "who" and k >= 2 and self.chunks[k - 1].word in {"in", "at", "near"}
            antecedent = self._climb(k) if there else k  # "a man in the town who"
        frame = _Frame("rel", self.top.verb or self.top.parent, self.chunks[i].start, noun=antecedent)
        if word in {"when", "where", "whose", "why", "how"}:
            frame.link = word if word != "whose" else "rel"
            if word == "when" and antecedent >= 0:
                frame.noun = -1
        elif antecedent >= 0:
            frame.extracted = self._whole(antecedent)
        self.stack.append(frame)
        self.loose = []

    def _whole(self, np: int) -> list[int]:
        """The coordinated group that ends in ``np``; the member alone when it is not the last of it."""
        members = self.groups.get(np, [np])
        return list(members) if members[-1] == np else [np]

    def _noun_phrase(self, i: int, previous_prep: int) -> None:
        frame = self.top
        if (
            self.chunks[i].word in w.PICTURES
            and i
            and self.chunks[i - 1].kind in {"time", "comma"}
            and not frame.subject
        ):
            return  # "In this Tuesday photo, soldiers rest"
        if self._footnote(i):
            return
        if previous_prep >= 0:
            word = self.chunks[previous_prep].word
            if frame.verb is not None:
                frame.verb.preps.extend((word, member) for member in self.groups.get(i, [i]) if member >= i)
            return
        if i > 0 and i in self.groups and self.groups[i][0] != i:
            return  # came with the first of its group
        previous = self.chunks[i - 1] if i else None
        apposition = previous is not None and previous.kind == "comma" and not finite_follows(self.chunks, i)
        if frame.verb is None:
            if not frame.subject or (not apposition and previous is not None and previous.kind in {"comma", "stop"}):
                frame.subject = list(self.groups.get(i, [i]))
            return
        if frame.link == "parataxis" and frame.subject and i in frame.subject:
            return
        after_verb = previous is not None and (previous.is_verb or previous.kind in {"adv", "time", "mark"})
        if after_verb and not frame.verb.objects and not (previous and previous.kind == "time" and frame.verb.preps):
            frame.verb.objects = list(self.groups.get(i, [i]))
        if not apposition:
            self.loose = list(self.groups.get(i, [i]))

    def _footnote(self, i: int) -> bool:
        """ "[47] A blogger claimed": a number in brackets is nobody."""
        chunk = self.chunks[i]
        if chunk.end - chunk.start > 1 or not chunk.word.isdigit():
            return False
        return [mark.word for mark in (*self.chunks[i - 1 : i], *self.chunks[i + 1 : i + 2])] in _BRACKETS

    def _verb(self, i: int, previous_prep: int) -> None:
        chunk = self.chunks[i]
        if chunk.kind in FINITE_KINDS:
            self._finite(i)
            return
        frame = self.top
        form = chunk.kind
        verb = Verb(i, form, start=chunk.start)
        colour(verb, self.chunks, self.tokens, self.lows)
        governor = self._governor(i, frame)
        verb.parent = governor if governor is not None else frame.parent
        verb.link = form
        before = self._left_of(i)
        last = self.chunks[before] if before >= 0 else None
        if form == "part":
            verb.passive = True
            if (last is not None and last.kind in {"np", "time", "mark", "adv"}) or (
                last is not None and last.kind == "comma"
            ):
                verb.noun = self._climb(self._noun_before(i))
                verb.subject = self._whole(verb.noun) if verb.noun >= 0 else []
            if last is not None and last.kind == "comma" and frame.finite is not None and frame.finite.subject:
                verb.subject = list(frame.finite.subject)
            elif last is not None and last.is_verb and governor is not None and governor.passive:
                verb.subject = list(governor.subject)  # "was found shot dead"
            if governor is not None and governor.form == "ger" and self._headline(frame):
                verb.subject = list(frame.subject)  # "Army column burning villages ambushed in Magwe"
        elif form == "ger" and last is not None and last.kind == "np":
            verb.noun = self._climb(before)
            verb.subject = self._whole(verb.noun)
        elif form == "inf" and last is not None and last.kind == "np" and governor is not None:
            verb.noun = before
            # "ordered troops to attack": the object acts; "launched an attack to retake": the subject does
            verb.subject = (
                self._whole(before) if w.object_acts(self.chunks[governor.chunk].word) else list(governor.subject)
            )
            if governor.passive and not w.object_acts(self.chunks[governor.chunk].word):
                verb.subject = list(governor.subject)
        elif governor is not None:
            verb.subject = list(governor.subject)
            if previous_prep >= 0:
                verb.link = self.chunks[previous_prep].word
            if governor.passive and form == "ger" and last is not None and last.kind == "comma":
                verb.subject = [np for word, np in governor.preps if word == "by"] or list(governor.subject)
            elif w.object_acts(self.chunks[governor.chunk].word) and governor.objects and form == "inf":
                verb.subject = list(governor.objects)
            if previous_prep >= 0 and verb.link in {"of", "from"} and governor.objects:
                verb.subject = list(governor.objects)  # "accused X of bombing", "prevent X from taking"
        elif frame.subject:
            verb.subject = list(frame.subject)
        if (
            governor is not None
            and self._after_and(i)
            and (governor.form == form or (form == "part" and governor.passive))
        ):
            verb.subject = list(governor.subject)
            verb.parent, verb.link, verb.noun = governor, "coord", governor.noun
        self.verbs.append(verb)
        frame.verb = verb

    def _headline(self, frame: _Frame) -> bool:
        """A sentence without a finite verb, whose participle is what it tells of its subject."""
        return bool(frame.subject) and not any(chunk.kind in FINITE_KINDS for chunk in self.chunks)

    def _governor(self, i: int, frame: _Frame) -> Verb | None:
        """What the verb at ``i`` that is not finite hangs on: a gerund behind a comma on the main verb."""
        if self.chunks[i].kind != "ger" or not i or self.chunks[i - 1].kind != "comma" or frame.finite is None:
            return frame.verb
        governor = frame.finite  # ", killing nine" hangs on the main verb, not on an infinitive before it
        if frame.link in w.MEANWHILE and frame.parent is not None and self.chunks[governor.chunk].word in w.PRESENT:
            governor = frame.parent  # "A bomb went off as a bus drove by, killing nine"
        if governor.link == "parataxis" and governor.parent is not None and self._is_saying(governor):
            governor = governor.parent  # "Jets hit the camp, police said, killing nine"
        return governor

    def _left_of(self, i: int) -> int:
        """The chunk before ``i``, a time with its preposition passed over ("and [on 26 May] raided"); -1 where none."""
        k = i - 1
        while k >= 0 and self.chunks[k].kind == "time":
            k -= 1 + (k > 0 and self.chunks[k - 1].kind == "prep")
        return k

    def _after_and(self, i: int) -> bool:
        k = self._left_of(i)
        while k >= 0 and self.chunks[k].kind == "adv":
            k -= 1
        return k >= 0 and self.chunks[k].kind == "coord"

    def _climb(self, np: int) -> int:
        """From the place in "militants in the hills fighting ..." to the militants."""
        while (
            np >= 2
            and self.chunks[np - 1].kind == "prep"
            and self.chunks[np - 1].word in w.LOCATIVES
            and self.chunks[np - 2].kind == "np"
        ):
            np -= 2
        return np

    def _noun_before(self, i: int) -> int:
        k = i - 1
        while k >= 0 and self.chunks[k].kind in {"comma", "mark", "time", "adv", "prep"}:
            k -= 1
        return k if k >= 0 and self.chunks[k].kind == "np" else -1

    def _finite(self, i: int) -> None:
        chunk = self.chunks[i]
        before = self._left_of(i)
        if before > 0 and self.chunks[before].kind == "adv" and self.chunks[before - 1].kind == "coord":
            before -= 1  # "abducted three herders and then drove off"
        last = self.chunks[before] if before >= 0 else None
        verb = Verb(i, "finite", start=chunk.start)
        colour(verb, self.chunks, self.tokens, self.lows)
        frame = self.top
        if chunk.word in w.QUOTING and last is not None and last.kind in {"mark", "comma"} and self._inverted(i):
            frame = _Frame("parataxis", frame.finite or frame.parent, chunk.start)
            frame.subject = list(self.groups.get(i + 1, [i + 1]))
            self.stack = [*self.stack[:1], frame]
        elif frame.finite is not None:
            frame = self._second_finite(i, last)
        verb.link, verb.parent, verb.noun = frame.link, frame.parent, frame.noun
        if not verb.subject:
            if frame.extracted and not frame.subject:
                verb.subject = frame.extracted
            elif frame.subject:
                verb.subject = list(frame.subject)
                if frame.extracted:
                    verb.objects = list(frame.extracted)
            elif self.loose and self._after_comma(self.loose[0]):
                verb.subject = frame.subject = list(self.loose)  # "Fighting off rebels, troops left the town"
        if frame.link == "parataxis" and verb.subject == [i + 1]:
            verb.objects = []
        verb.start = min(frame.start, chunk.start)
        verb.passive = (
            verb.passive or (joined_passive(self.verbs, verb) and self._left_bare(i)) or self._some_of_them(i)
        )
        frame.finite = frame.verb = verb
        self.loose = []
        self.verbs.append(verb)

    def _some_of_them(self, i: int) -> bool:
        """ "12 bodies, some of them beheaded": an aside without a verb of its own."""
        before = [chunk.word for chunk in self.chunks[max(0, i - 4) : i]]
        return before[:1] == [","] and before[2:] == ["of", "them"]

    def _left_bare(self, i: int) -> bool:
        """ "a woman was killed and her son injured": no object follows a verb of harm, and nothing but the end does."""
        chunk = self.chunks[i]
        after = self.chunks[i + 1].kind if i + 1 < len(self.chunks) else "stop"
        return chunk.kind == "fin" and chunk.word in w.HARMED and after in {"stop", "comma", "prep", "time", "coord"}

    def _inverted(self, i: int) -> bool:
        """ "..., said the governor": does the speaker stand after the verb?"""
        if i + 1 >= len(self.chunks) or self.chunks[i + 1].kind != "np":
            return False
        frame = self.top
        waits = frame.finite is None and frame.subject and frame.link == "main" and self.chunks[i - 1].kind == "comma"
        # "An official, speaking in Goma, said jets had struck"
        return not waits or not (finite_follows(self.chunks, i + 1) or self.chunks[i + 1].word == "responsibility")

    def _second_finite(self, i: int, last: Chunk | None) -> _Frame:
        """A finite verb in a clause that has one: a clause inside, one beside, or the return to the one around."""
        frame = self.top
        outer = next((f for f in reversed(self.stack[:-1]) if f.finite is None and f.subject), None)
        joined = last is not None and last.kind == "coord"
        if outer is not None and not joined and frame.link != "main":
            fresh_subject = self.loose and last is not None and last.kind == "np" and self._after_comma(self.loose[0])
            if not fresh_subject:
                while self.stack[-1] is not outer:
                    self.stack.pop()
                return outer
        old = frame.finite
        told = old is not None and old.link in {"that", "comp"}
        if joined and old is not None and old.parent is not None and told and self.chunks[i].word in w.SPEAKING:
            old = old.parent  # "said they had won and warned that ...": the speaker goes on
        elif joined and old is not None and old.parent is not None and self._parenthesis(old, i):
            old = old.parent  # "Shells fell on the town, they said, and killed nine"
        if outer is None and not joined and frame.link == "rel" and self._names_speaker(i, frame):
            fresh = _Frame("parataxis", old, self.chunks[i].start)  # "..., families who left the town said"
            fresh.subject = self._whole(frame.noun)
        elif joined or not self.loose or self._listed(old, last):
            fresh = _Frame("coord", old, self.chunks[i].start, noun=old.noun if old else -1)
            fresh.subject = list(old.subject) if old else []
            if frame.extracted and frame.subject and not joined and old is not None and self._is_saying(old):
                fresh.link, fresh.subject = "comp", list(frame.extracted)  # "the raid, which they said had killed"
                old.objects = []
            if old is not None and not joined and last is not None and last.kind == "comma" and outer is not None:
                fresh.subject = list(outer.subject)
        else:
            both = self._both_said(old)
            link = "coord" if self._after_coord(self.loose[0]) and not both else "comp"
            if link == "comp" and (self._after_comma(self.loose[0]) or self._after_mark(self.loose[0])):
                link = "parataxis"
            fresh = _Frame(link, old, self.chunks[self.loose[0]].start)
            fresh.subject = [*both, *self.loose]
            if old is not None and old.objects in (self.loose, both) and link == "comp":
                old.objects = []
        if fresh.link == "parataxis" and len(self.stack) > 1:
            self.stack = self.stack[:1]
        self.stack.append(fresh)
        return fresh

    def _both_said(self, old: Verb | None) -> list[int]:
        """ "The unit claimed it and an allied group killed nine": the first of two subjects of what is said."""
        if old is None or len(old.objects) != 1 or self.loose[0] != old.objects[0] + 2:
            return []
        said = self.chunks[old.chunk].word in w.SPEAKING and old.objects[0] == old.chunk + 1
        return list(old.objects) if said else []

    def _names_speaker(self, i: int, frame: _Frame) -> bool:
        return frame.noun >= 0 and self.chunks[i].word in w.QUOTING and self._after_comma(frame.noun)

    def _listed(self, old: Verb | None, last: Chunk | None) -> bool:
        """ "raided a camp, killed five herders and ...": no comma parts a subject from its verb."""
        if last is None or last.kind != "comma" or old is None or not self.loose or self.loose != old.objects:
            return False
        return all(chunk.kind == "adv" for chunk in self.chunks[old.chunk + 1 : self.loose[0]])

    def _parenthesis(self, verb: Verb, i: int) -> bool:
        """ ", they said, and": a speaker between two commas, before the joining word in front of chunk ``i``."""
        closed = i >= 2 and self.chunks[i - 2].kind == "comma" and verb.chunk == i - 3
        return closed and verb.link == "parataxis" and self._is_saying(verb) and self.chunks[i].word not in w.SPEAKING

    def _is_saying(self, verb: Verb) -> bool:
        return self.chunks[verb.chunk].word in w.QUOTING

    def _after_comma(self, np: int) -> bool:
        return np > 0 and self.chunks[np - 1].kind == "comma"

    def _after_mark(self, np: int) -> bool:
        return np > 0 and self.chunks[np - 1].kind == "mark"

    def _after_coord(self, np: int) -> bool:
        return np > 0 and self.chunks[np - 1].kind == "coord"

    def _close_spans(self) -> None:
        """Each clause runs to the beginning of the next verb's clause; a main clause takes what stands before."""
        ordered = sorted(self.verbs, key=lambda v: v.chunk)
        edge = len(self.tokens)
        for k in range(len(ordered) - 1, -1, -1):
            verb = ordered[k]
            own_end = self.chunks[verb.chunk].end
            later = [other.start for other in ordered[k + 1 : k + 4] if other.start >= own_end]
            verb.end = max(own_end, min(later) if later else edge)
