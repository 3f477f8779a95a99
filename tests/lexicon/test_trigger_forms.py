"""Every verb and noun of the trigger lexicon in the forms that reports use: who acts, on whom, and how real it is.

Of 600 verbs, each in up to 24 sentences. What must never be: a threat, a refusal, a failure or a denial told as a fact.
"""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.lexicon.triggers import entries
from extract.lexicon.triggers.pattern import inflections
from extract.mentions.tagging.bare_passives import with_object
from extract.model import EventMention, Role

#: told as having happened
REAL = frozenset(("asserted", "claimed", "unconfirmed"))
TERRITORY = frozenset(("Government regains territory", "Non-state actor overtakes territory"))

#: sentences in which nothing has happened, and the status of what they tell
UNREAL = (
    ("The militia vowed to {base} the informers.", "planned"),
    ("The militia threatened to {base} the informers.", "planned"),
    ("The militia plans to {base} the informers.", "planned"),
    ("The militia prepared to {base} the informers.", "planned"),
    ("The militia came to the valley to {base} the informers.", "planned"),
    ("The militia will {base} the informers.", "planned"),
    ("The militia refused to {base} the informers.", "negated"),
    ("The militia failed to {base} the informers.", "negated"),
    ("The militia did not {base} the informers.", "negated"),
    ("The militia never {past} the informers.", "negated"),
    ("The militia could {base} the informers.", "hypothetical"),
    ("If the militia {third} the informers, the talks will end.", "hypothetical"),
)
#: sentences in which it has: the sentence, its status, is the agent named, is the target
TOLD = (
    ("The militia {past} the informers.", "asserted", True, True),
    ("The militia tried to {base} the informers.", "asserted", True, True),
    ("The informers were {part} by the militia.", "asserted", True, True),
    ("The informers were {part} on Monday.", "asserted", False, True),
    ("The informers {part} by the militia came from Goma.", "asserted", True, True),
    ("The governor said the militia had {part} the informers.", "claimed", True, True),
    ("The militia reportedly {past} the informers.", "unconfirmed", True, True),
    ("Militia {third} five informers in Goma", "asserted", True, True),
    ("Informers {part} by militia in Goma", "asserted", True, True),
    ("Informers {part} in Goma", "asserted", False, True),
)
#: types whose verbs tell where their subject goes or what becomes of it, and have no one acted on
MOVES = frozenset(("Non-violent transfer of territory", "Change to group/activity", "Agreement"))
_BY, _POSSESSED = (
    "The {} of the informers by the militia shocked Goma.",
    "The militia's {} of the informers shocked Goma.",
)
_ALONE = "The {} of the informers shocked Goma."
NOMINAL = ((_BY, True), (_POSSESSED, True), (_ALONE, False))
_PRESENT = "Militia {third} five informers in Goma"
#: the few true exceptions: (word, sentence form) -> why
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("torpedo", _PRESENT): "the table of inflections has no third person of its own for it",
    ("shanghai", _PRESENT): "a city's name, with an -s",
    ("drive-by", _POSSESSED): "a noun that is made of an adverb",
    ("hostage-taking", _POSSESSED): "whose hostage-taking it was is said by its members",
    **{
        (noun, form): "asks for a place, not for people"
        for noun in ("blockade", "blockades", "embargo", "embargoes")
        for form, _ in NOMINAL
    },
    **{("fusillade", form): "a fusillade of shots, not of those who are hit" for form, _ in NOMINAL},
}


def _verbs() -> list[str]:
    return sorted(lemma for lemma, pos in inflections() if pos == "v")


def _nouns() -> list[str]:
    found = set()
    for one in entries():
        if one.role("by") == "agent" and one.role("of") == "target" and one.pos == "noun":
            found |= {form for p in one.patterns if len(p.elements) == 1 for form in p.elements[0].forms}
    return sorted(found)


def _events(text: str) -> tuple[EventMention, ...]:
    return extract_text(text, published="2021-03-03").events


def _named(event: EventMention, role: Role, word: str) -> bool:
    return any(word in actor.actor.name.lower() for actor in event.actors if actor.role is role)


def _forms(verb: str) -> dict[str, str]:
    forms = inflections()[verb, "v"]
    base, third, gerund, *past = forms if len(forms) > 2 else (*forms, verb, verb)[:3]
    past = [one for one in past if "-" in verb or "-" not in one] or [base]
    return {"base": base, "third": third, "ger": gerund, "past": past[0], "part": past[-1]}


def _asks_for_arms(verb: str) -> bool:
    """Is the verb a trigger only beside words that name an armed side?"""
    return any(
        condition.wanted and not condition.inside and not condition.before and not condition.after
        for one in entries()
        if any(verb in pattern.elements[0].forms for pattern in one.patterns)
        for condition in one.conditions
    )


@pytest.mark.parametrize("verb", _verbs())
def test_what_has_not_happened_is_never_told_as_a_fact(verb: str) -> None:
    for form, status in UNREAL:
        if (verb, form) not in EXCEPTIONS:
            text = form.format(**_forms(verb))
            found = {event.status.value for event in _events(text) if event.trigger.text != "talks"}
            assert found <= {status}, text


@pytest.mark.parametrize("verb", _verbs())
def test_an_attempt_takes_no_place(verb: str) -> None:
    for form in ("The militia tried to {} the town.", "The militia made an attempt to {} the town."):
        for event in _events(form.format(verb)):
            assert event.sub_event_type not in TERRITORY or event.status.value not in REAL, form.format(verb)


@pytest.mark.parametrize("verb", [verb for verb in _verbs() if verb in with_object()])
def test_who_acts_on_whom_follows_from_the_form(verb: str) -> None:
    told = _events(f"The militia {_forms(verb)['past']} the informers.")
    if not told or told[0].sub_event_type in MOVES:
        return  # it asks for another object ("closed the border"), or its subject goes ("left the town")
    for form, status, agent, target in TOLD:
        text = form.format(**_forms(verb))
        found = _events(text)
        if (verb, form) in EXCEPTIONS or (not found and not agent and _asks_for_arms(verb)):
            continue
        assert [event.status.value for event in found] == [status], text
        assert _named(found[0], Role.AGENT, "militia") == agent, text
        assert _named(found[0], Role.TARGET, "informers") == target, text


@pytest.mark.parametrize("noun", _nouns())
def test_who_acts_on_whom_around_a_noun(noun: str) -> None:
    for form, agent in NOMINAL:
        if (noun, form) in EXCEPTIONS:
            continue
        found = _events(form.format(noun))
        assert [event.status.value for event in found] == ["asserted"], form.format(noun)
        assert _named(found[0], Role.AGENT, "militia") == agent, form.format(noun)
        assert _named(found[0], Role.TARGET, "informers"), form.format(noun)
