"""The syntactic slots around a trigger: subject, object, prepositions after it, possessor and modifiers before it.

A slot holds phrases: (first token, end token, head token), token indices of the sentence, end exclusive. ``subj`` and
``obj`` are those of the active voice: a passive's subject is ``obj``, and its "by" is ``by``.
"""

from __future__ import annotations

from extract.events.syntax.clauses import Syntax, Verb
from extract.lexicon.triggers import TriggerEntry
from extract.lexicon.verbs import forms_of
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class, word_row, word_values

Phrase = tuple[int, int, int]
Slots = dict[str, list[Phrase]]

#: verbs that do what their object says: "launched an offensive", "the raid was carried out by"
_LIGHT = forms_of("light", "aim", "end")
#: verbs whose subject suffers what their object says
_SUFFERING = forms_of("suffer")
_HURTING = word_class("roles.hurting")
_AIMED = word_class("roles.aimed")
_CALLING = word_class("roles.calling")
PLACED = word_class("roles.placed")
_WIELDING = word_class("roles.wielding")
_PREPARING = word_class("roles.preparing")
_TAKING_PART = word_class("roles.taking_part")
_CHECKED = word_class("roles.checked")
_ROUNDS = word_class("roles.rounds")
_EMBARKING = words("embarked embark embarking")
_OWNING_UP = word_class("roles.owning_up")
_ALIKE = word_values("roles.alike")
_MAX_PHRASES = 8


def slots_of(syntax: Syntax, verb: Verb | None, first: int, last: int, stops: frozenset[int] = frozenset()) -> Slots:
    """Slots of the trigger that covers tokens [first, last); ``verb`` is its own, None for a noun.

    ``stops``: chunks of the sentence's other triggers; what stands after them belongs to them.
    """
    if verb is not None:
        return _of_verb(syntax, verb, first, last, stops)
    return _of_noun(syntax, first, last, stops)


def own_verb(syntax: Syntax, entry: TriggerEntry, first: int, last: int) -> Verb | None:
    """The verb group whose main verb the trigger holds; None where the trigger is a noun."""
    for verb in syntax.verbs:
        chunk = syntax.chunks[verb.chunk]
        if first <= chunk.head < last:
            return verb
    if entry.pos == "verb" and not syntax.tokens[first].tag.startswith("NN"):
        for verb in syntax.verbs:
            chunk = syntax.chunks[verb.chunk]
            if chunk.start < last and first < chunk.end:
                return verb
    return None


def _phrase(syntax: Syntax, np: int) -> Phrase:
    chunk = syntax.chunks[np]
    return chunk.start, chunk.end, chunk.head


def _add(slots: Slots, slot: str, phrase: Phrase) -> None:
    row = slots.setdefault(slot, [])
    if phrase not in row and len(row) < _MAX_PHRASES:
        row.append(phrase)


def _of_verb(syntax: Syntax, verb: Verb, first: int, last: int, stops: frozenset[int]) -> Slots:
    slots: Slots = {}
    chunks = syntax.chunks
    # "attempted to assassinate X": the object is that of the last verb in the trigger
    inner = [v for v in syntax.verbs if v.chunk > verb.chunk and first <= chunks[v.chunk].head < last]
    bottom = inner[-1] if inner else verb
    outside = [np for np in bottom.objects if not (chunks[np].start < last and first < chunks[np].end)]
    between = [np for np in bottom.objects if first < chunks[np].start and chunks[np].end < last]
    outside = outside or between  # "left four soldiers dead": the words of the trigger stand around its object
    subject, objects = (outside, verb.subject) if verb.passive else (verb.subject, outside)
    preps = bottom.preps
    if not outside and not preps:
        follower = _joined(syntax, verb)
        if follower is not None:
            preps = follower.preps
            if not verb.passive:
                objects = follower.objects
    for np in objects:
        _add(slots, "obj", _phrase(syntax, np))
    if not verb.passive:
        for np in subject:
            _add(slots, "subj", _phrase(syntax, np))
    stop = min((chunk for chunk in stops if chunk > bottom.chunk and chunk > syntax.at[last - 1]), default=len(chunks))
    for word, np in preps:
        if chunks[np].start >= first and np <= stop and (word != "by" or verb.passive):
            _add(slots, _ALIKE.get(word, word), _phrase(syntax, np))
    if last > chunks[verb.chunk].end and not inner:
        # the trigger reaches into its object: the object's own complements count too
        for slot, phrases in _of_noun(syntax, last - 1, last, stops, governed=False).items():
            for phrase in phrases:
                if phrase[0] >= last:
                    _add(slots, slot, phrase)
    _aims(syntax, verb, slots)
    return slots


def _joined(syntax: Syntax, verb: Verb) -> Verb | None:
    """The next verb of "attacked and burned the village"."""
    at = verb.chunk + 1
    while at < len(syntax.chunks) and syntax.chunks[at].kind in {"coord", "adv", "comma"} and at < verb.chunk + 4:
        at += 1
    joined = any(chunk.kind == "coord" for chunk in syntax.chunks[verb.chunk + 1 : at])
    return next((v for v in syntax.verbs if v.chunk == at), None) if joined else None


def _aims(syntax: Syntax, verb: Verb, slots: Slots) -> None:
    """Whom a purpose is against: "launched an offensive to drive X out", "rallied, demanding that X resign"."""
    for other in syntax.verbs:
        word = syntax.chunks[other.chunk].word
        if other.parent is not verb or ((other.form != "inf" or word not in _AIMED) and word not in _CALLING):
            continue
        for preposition, np in other.preps:
            if preposition in {"from", "against"} or (preposition in {"on", "for"} and word in _CALLING):
                _add(slots, "aim", _phrase(syntax, np))
        for np in other.objects:
            _add(slots, "aim", _phrase(syntax, np))


def _of_noun(syntax: Syntax, first: int, last: int, stops: frozenset[int], *, governed: bool = True) -> Slots:
    slots: Slots = {}
    at = syntax.at[first]
    chunk = syntax.chunks[at]
    if chunk.kind == "np" and governed:
        mark = _mark_before(syntax, chunk.start, first)
        if mark > chunk.start:
            _add(slots, "poss", (chunk.start, mark, mark - 1))
        elif syntax.tokens[chunk.start].tag == "PRP$" and chunk.start < first:
            _add(slots, "poss", (chunk.start, chunk.start + 1, chunk.start))
        modifier = max(mark + 1, chunk.start)
        if modifier < first:
            _add(slots, "mod", (modifier, first, first - 1))
    end = syntax.at[last - 1]
    _after(syntax, end, slots, min((k for k in stops if k > end), default=len(syntax.chunks)))
    if governed:
        _governor(syntax, at, end, slots)
    return slots


def _mark_before(syntax: Syntax, start: int, end: int) -> int:
    for i in range(end - 1, start, -1):
        if syntax.tokens[i].tag == "POS":
            return i
    return -1


def _after(syntax: Syntax, at: int, slots: Slots, stop: int) -> None:
    """Prepositional phrases after the noun, up to chunk ``stop``, through participles that say who did it."""
    chunks = syntax.chunks
    k = at + 1
    previous = ""  # preposition of the phrase just read
    closed = False  # a purpose or a harm has been read: agents after it are somebody else's
    while k < len(chunks) and k <= min(at + 24, stop):
        chunk = chunks[k]
        following = chunks[k + 1].kind if k + 1 < len(chunks) else ""
        if chunk.kind == "prep" and following in {"np", "time"}:
            own_by = chunk.word != "by" or not (closed or _deverbal(chunks[k - 1].word, previous))
            if following == "np" and (chunk.word != "of" or k == at + 1) and own_by:
                for np in syntax.groups.get(k + 1, [k + 1]):
                    if np >= k + 1:
                        _add(slots, _ALIKE.get(chunk.word, chunk.word), _phrase(syntax, np))
            previous = chunk.word
            k += 2
            while _in_group(syntax, k):
                k += 1
        elif chunk.kind == "part" and (chunk.word in _LIGHT or chunk.word in PLACED):
            closed, previous = False, ""
            k += 1
        elif chunk.kind == "part" and chunk.word in {"known", "called", "dubbed"}:
            k += 1
        elif chunk.kind == "ger" and chunk.word in _HURTING and following == "np":
            for np in syntax.groups.get(k + 1, [k + 1]):
                _add(slots, "hurt", _phrase(syntax, np))
            closed = True
            k += 2
        elif chunk.kind == "inf" and chunk.word in _AIMED and following == "np":
            _add(slots, "aim", _phrase(syntax, k + 1))
            closed = True
            k += 2
        elif (
            chunk.kind in {"time", "adv"}
            or (chunk.kind == "comma" and following in {"part", "ger", "prep"})
            or (chunk.kind == "mark" and chunk.word in "()[]")
        ):
            k += 1
        else:
            break


def _deverbal(word: str, preposition: str) -> bool:
    """Is the noun before "by" one that has an agent of its own ("violations by the army")?"""
    return bool(preposition) and preposition != "of" and word.endswith(_DEVERBAL)


_DEVERBAL = word_row("roles.deverbal")


def _in_group(syntax: Syntax, k: int) -> bool:
    """Is chunk ``k`` the joining word or a later member of the noun phrases just read?"""
    chunks = syntax.chunks
    if k >= len(chunks):
        return False
    if chunks[k].kind == "np":
        return k in syntax.groups and syntax.groups[k][0] < k
    if chunks[k].kind in {"coord", "comma"} and k + 1 < len(chunks):
        follower = k + 1 if chunks[k + 1].kind == "np" else k + 2
        return follower < len(chunks) and follower in syntax.groups and syntax.groups[follower][0] < k
    return False


def _governor(syntax: Syntax, at: int, end: int, slots: Slots) -> None:
    """What the verb over the noun says: who launched it, who suffered it, whom it hurt."""
    counted = at - 2 if at > 1 and syntax.word(at - 1) == "of" and syntax.word(at - 2) in _ROUNDS else at
    for verb in syntax.verbs:
        word = syntax.chunks[verb.chunk].word
        if not {at, end, counted}.isdisjoint(verb.objects) and not syntax.names(verb, end):
            if word in _LIGHT:
                if not verb.passive:
                    _acts(syntax, verb, slots)
                _aims(syntax, verb, slots)
            elif word in _SUFFERING and not verb.passive:
                for np in verb.subject:
                    _add(slots, "sufferer", _phrase(syntax, np))
        if verb.passive and (word in _HURTING or word in _CHECKED) and ("by", at) in verb.preps:
            for np in verb.subject:  # "the column was stopped by air strikes"
                _add(slots, "hurt", _phrase(syntax, np))
        if at in verb.subject or end in verb.subject:
            if verb.passive and word in _LIGHT | _SUFFERING:
                for preposition, np in verb.preps:
                    if preposition == "by":
                        _add(slots, "doer" if word in _LIGHT else "sufferer", _phrase(syntax, np))
                    elif preposition in {"against", "on"}:
                        _add(slots, preposition, _phrase(syntax, np))
            elif not verb.passive and word in _HURTING:
                for np in verb.objects:
                    _add(slots, "hurt", _phrase(syntax, np))
            for preposition, np in verb.preps:
                if preposition in {"between", "among"} or (preposition in {"with", "against"} and not verb.passive):
                    _add(slots, preposition, _phrase(syntax, np))
        wanted = "on" if word in _EMBARKING else "in" if word in _TAKING_PART else ""
        if wanted and (wanted, at) in verb.preps:
            _acts(syntax, verb, slots)
        wields = (("with", at) in verb.preps or ("with", end) in verb.preps) and word in _WIELDING
        if not verb.passive and (wields or (word in _PREPARING and ("for", at) in verb.preps)):
            _acts(syntax, verb, slots)
        claims = word in _OWNING_UP and ("for", at) in verb.preps
        if claims and any(syntax.word(np) == "responsibility" for np in verb.objects):
            _acts(syntax, verb, slots)


def _acts(syntax: Syntax, verb: Verb, slots: Slots) -> None:
    """The subject did it, unless it is nobody ("no group has claimed the bombing")."""
    for np in verb.subject:
        if not syntax.nobody(np):
            _add(slots, "doer", _phrase(syntax, np))
