"""The words around a date and a trigger that tell whether the one is the other's time."""

from __future__ import annotations

import re

#: words that open a clause of its own between a date and a trigger
OTHER_CLAUSE = re.compile(
    r"\b(?:(?<!upon )(?<!after )(?<!following )which|who|whom|whose|when|where|while|after(?! which)|before|since"
    r"|although|because|until|as)\b|;"
)
#: a relative clause that is over: "the attack, which killed two, took place on Monday"
ASIDE = re.compile(r",\s+(?:which|who|whose|where)\b[^,.;]{1,200},")
#: "on Sunday when ...", "at dawn on Sunday, as ..."
MEANWHILE = re.compile(r"\b(?:as|when|while)\b")
WHEN = re.compile(r",?\s+(?:when|as|while)\s")
PREPOSITION = re.compile(r"\b(?:since|until|before|after|as of)\s*(?:the\s+)?$", re.I)
#: a joint that makes two dates one stretch
STRETCH = re.compile(r"\s*(?:[-‐‑–—]|to|and|until|till|through|up to)\s*(?:the\s+)?", re.I)
UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?$", re.I)
BY = re.compile(r"\b(?:by|before|until|till)\s+(?:the\s+)?$", re.I)
AFTER = re.compile(r"\bafter\s+(?:the\s+)?$", re.I)
#: "... on Sunday, after troops captured the bridge": the clause is told of what came before that day
AFTERWARDS = re.compile(r",?\s+(?:and\s+)?after\s[^.;]*$")
PERFECT = re.compile(r"\b(?:has|have)\s+(?:[a-z]+ly\s+|not\s+|been\s+)*$")
PLUPERFECT = re.compile(r"\bhad\s+(?:[a-z]+ly\s+|been\s+|already\s+)*$")
TO_DO = re.compile(r"\bto\s+(?:[a-z]+ly\s+)?$")
#: "an assault on the city would begin ...": a noun that is told of as to come
WILL = re.compile(r"[^,.;:\n]{0,60}?\b(?:will|would|shall)\s")
SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.I)
#: a sentence that goes on where the one before left off, however long ago that was
THEN = re.compile(r"(?:Then|At the time|At that time|Back then)\b")
SUPERLATIVE = re.compile(r"\b(?:[a-z]+iest|worst|toughest|fiercest|largest|biggest|most \w+)\s+(?:\w+\s+)?$")
#: "..., upon which the troops opened fire" goes on with the story
RELATIVE = re.compile(r"\b(?:(?<!upon )(?<!after )(?<!following )which|who|whose|where)\b[^,.;]*$")
#: a sentence that begins something else
UNRELATED = re.compile(
    r"[^.\n]{0,20}\b(?:unrelated|another|different)\s(?:incident|attack|case|development|event)\b", re.I
)
#: what may stand before a date that opens its sentence and so rules all of it: "On Monday, ..."
FRONT = re.compile(
    r"[\W\d]*(?:(?:on|in|at|by|during|over|since|late|early|and|but|then|meanwhile,?)\s+){0,3}(?:the\s+)?", re.I
)
#: before a noun that takes up what was told: "the [deadly] attack"
DEFINITE = re.compile(r"\b(?:the|that|this|these|those|its|their)\s(?:[\w-]+\s){0,2}$", re.I)
#: behind a year that only names something: "the 2012 offensive", "the 2012 Homs offensive"
NAMED = re.compile(r"\s(?:[A-Z][\w’'-]+\s){0,3}[a-z]{4,}")
