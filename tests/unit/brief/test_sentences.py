"""One sentence an event: grammatical for every kind of event, honest about its status, nothing in it invented."""

from __future__ import annotations

import re
from dataclasses import fields as fields_of
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.brief import phrases, sentences
from dashboard.brief.sentences import sentence, toll
from dashboard.views.names import articled, directed, flat, inside
from dashboard.views.speakers import PARTY, status_words
from extract.model import Status
from extract.standards import EVENT_TYPE_OF
from tests.dashboard.frames import event

NONE = float("nan")
NO_TOLL: dict[str, Any] = {"fatalities_low": NONE, "fatalities_best": NONE, "fatalities_high": NONE}


def row(**changes: Any) -> Any:
    return SimpleNamespace(**event(**changes))


CASES = [
    # plain statement, agent and target, a toll told as a range
    ({}, "The River Guard fought the Northern Army (“attacked”), with 12 to 20 killed."),
    # no agent, no toll
    ({**NO_TOLL, "agents": (), "agent_ids": ()}, "Fighting involved the Northern Army (“attacked”)."),
    # no one named
    (
        {**NO_TOLL, "agents": (), "targets": (), "sub_event_type": "Suicide bomb"},
        "A suicide bombing took place.",
    ),
    # what was struck is a place
    (
        {**NO_TOLL, "targets": ("Tarvo",), "target_ids": ("place:tarvo",)},
        "The River Guard fought over Tarvo (“attacked”).",
    ),
    # claimed, with the denial beside it
    (
        {**NO_TOLL, "status": "claimed", "attribution": "Residents of Kesh", "denial": "The ministry",
         "sub_event_type": "Shelling/artillery/missile attack"},
        "Residents of Kesh claimed that the River Guard bombarded the Northern Army; denied by the ministry.",
    ),
    # claimed by the one who did it; a party, as everybody sees
    (
        {**NO_TOLL, "status": "claimed", "attribution": "the River Guard", "attribution_actor": "River Guard",
         "attribution_party": True, "sub_event_type": "Government regains territory", "trigger": "retook"},
        "The River Guard claimed to have taken back territory from the Northern Army (“retook”).",
    ),
    # claimed by a party that the sentence does not name otherwise
    (
        {**NO_TOLL, "status": "claimed", "attribution": "a colonel", "attribution_actor": "colonel",
         "attribution_party": True, "sub_event_type": "Arrests"},
        "A colonel (a party to the conflict) claimed that the River Guard arrested the Northern Army.",
    ),
    # a pronoun is told by the name it stands for
    (
        {**NO_TOLL, "status": "claimed", "attribution": "he", "attribution_actor": "governor of Tarvo",
         "sub_event_type": "Arrests"},
        "The governor of Tarvo claimed that the River Guard arrested the Northern Army.",
    ),
    # a pronoun that stands for nobody known
    (
        {**NO_TOLL, "status": "claimed", "attribution": "they", "sub_event_type": "Arrests"},
        "An unnamed speaker claimed that the River Guard arrested the Northern Army.",
    ),
    # claimed by nobody in particular
    (
        {**NO_TOLL, "status": "claimed", "sub_event_type": "Arrests"},
        "It was claimed that the River Guard arrested the Northern Army.",
    ),
    # denied
    (
        {**NO_TOLL, "status": "denied", "denial": "The army", "attribution": "Witnesses", "sub_event_type": "Arrests"},
        "The army denied that the River Guard arrested the Northern Army; claimed by witnesses.",
    ),
    (
        {**NO_TOLL, "status": "denied", "attribution": "River Guard", "attribution_actor": "River Guard",
         "sub_event_type": "Arrests"},
        "River Guard denied having arrested the Northern Army.",
    ),
    # disputed
    (
        {**NO_TOLL, "status": "disputed", "attribution": "Witnesses", "denial": "The army",
         "sub_event_type": "Arrests"},
        "Disputed: witnesses claimed that the River Guard arrested the Northern Army; denied by the army.",
    ),
    # planned: by the planner, by somebody else, by nobody named
    (
        {**NO_TOLL, "status": "planned", "attribution": "River Guard", "sub_event_type": "Arrests"},
        "River Guard planned to arrest the Northern Army.",
    ),
    (
        {**NO_TOLL, "status": "planned", "attribution": "A colonel", "sub_event_type": "Arrests"},
        "According to a colonel, it was planned that the River Guard would arrest the Northern Army.",
    ),
    (
        {**NO_TOLL, "status": "planned", "sub_event_type": "Arrests"},
        "It was planned that the River Guard would arrest the Northern Army.",
    ),
    (
        {**NO_TOLL, "status": "hypothetical", "attribution": "Officials", "sub_event_type": "Arrests"},
        "Hypothetical: officials said that the River Guard might arrest the Northern Army.",
    ),
    ({**NO_TOLL, "status": "negated", "sub_event_type": "Arrests"},
     "It was said that the River Guard did not arrest the Northern Army."),
    ({**NO_TOLL, "status": "unconfirmed", "attribution": "", "sub_event_type": "Arrests"},
     "Unconfirmed: the River Guard arrested the Northern Army."),
    # passed on from a newsroom
    ({**NO_TOLL, "attribution": "Harbour Post", "sub_event_type": "Arrests"},
     "Harbour Post reported that the River Guard arrested the Northern Army."),
    # several of each; many are counted
    (
        {**NO_TOLL, "agents": ("soldiers", "Northern police"), "targets": tuple(f"group {n}" for n in "ABCDEF"),
         "sub_event_type": "Attack"},
        "Soldiers and the Northern police attacked group A, group B, group C, group D and 2 more.",
    ),
    # nobody hurt is a toll too
    (
        {"fatalities_low": 0.0, "fatalities_best": 0.0, "fatalities_high": 0.0, "injured_low": 0.0,
         "injured_best": 0.0, "injured_high": 0.0, "sub_event_type": "Grenade"},
        "The River Guard hit the Northern Army in a grenade attack, with nobody killed or injured.",
    ),
    # reports differ, and say what
    (
        {**NO_TOLL, "sub_event_type": "Arrests", "disagreement": {
            "time": [{"value": "2031-03-10"}, {"value": "2031-03-09/2031-03-11"}],
            "fatalities": [
                {"value": "12", "sources": ["Valley News", "Gulf Wire"]}, {"value": "20", "sources": ["Harbour Post"]},
            ],
            "status": [{"value": "claimed"}, {"value": "negated"}],
        }},
        "The River Guard arrested the Northern Army. Reports differ on the date: 10 March 2031, 9–11 March 2031; "
        "on whether it happened: claimed, said not to have happened; "
        "on the number killed: 12 in Valley News and Gulf Wire, 20 in Harbour Post.",
    ),
    # three reports that copy one
    (
        {**NO_TOLL, "sub_event_type": "Arrests", "reports": 3, "origins": 1},
        "The River Guard arrested the Northern Army. Told by 3 reports from 1 origin.",
    ),
    # a type that no standard names
    ({**NO_TOLL, "sub_event_type": "Coronation", "targets": (), "trigger": "crowned"},
     "An event of another type involved the River Guard (“crowned”)."),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "words"), CASES)
def test_sentence(changes: dict[str, Any], words: str) -> None:
    assert sentence(row(**changes)) == words


def test_every_sub_event_type_has_its_patterns() -> None:
    assert set(phrases.PATTERNS) == set(EVENT_TYPE_OF)
    assert set(phrases.FRAMES) == set(Status)


def _patterns() -> list[tuple[str, str, str, bool]]:
    """Sub-event type, field, pattern, whether it is about a place."""
    found = []
    for name, pattern in (*phrases.PATTERNS.items(), ("unknown", phrases.UNKNOWN)):
        found += [(name, field, getattr(pattern, field), False) for field in ("both", "agent", "target", "neither")]
        found += [
            (name, field, words, True) for field, words in zip(("both", "target"), pattern.ground or (), strict=False)
        ]
    return found


@pytest.mark.parametrize(("name", "field", "pattern", "ground"), _patterns())
def test_a_pattern_has_one_verb_and_names_who_is_known_once(name: str, field: str, pattern: str, ground: bool) -> None:
    verbs = re.findall(r"\[[a-z]+\|[a-z]+\|[a-z]+\]", pattern)
    assert len(verbs) == 1
    wanted = {"both": (1, 1), "agent": (1, 0), "target": (0, 1), "neither": (0, 0)}[field]
    assert (pattern.count("{a}"), pattern.count("{t}")) == wanted
    assert not re.search(r"\b(was|were|is|are|has)\b", pattern), "a verb that asks how many they are"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Iraqi army", "the Iraqi army"),  # a body of which there is one
        ("Northern Army", "the Northern Army"),
        ("Wagner Group", "the Wagner Group"),  # head noun of a proper name
        ("Global Coalition against Daesh", "the Global Coalition against Daesh"),  # the head stands before "against"
        ("United Nations", "the United Nations"),
        ("Islamic State", "Islamic State"),  # proper name
        ("Boko Haram", "Boko Haram"),
        ("soldiers", "soldiers"),  # plural
        ("militiamen", "militiamen"),
        ("people", "people"),
        ("suicide bomber", "a suicide bomber"),  # singular
        ("opposition politician", "an opposition politician"),
        ("the president", "the president"),  # has its article
        ("two policemen", "two policemen"),
        ("19 gunmen", "19 gunmen"),
        ("governor of Tarvo", "the governor of Tarvo"),
        ("spokesman for the governor", "a spokesman for the governor"),
        ("Counter-terrorism troops", "counter-terrorism troops"),  # large only at the head of its sentence
        ("الجيش", "الجيش"),  # no article in another script
        ("", ""),
    ],
)
def test_article(name: str, words: str) -> None:
    assert articled(name) == words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("River Guard", "River Guard"),
        ("الجيش", "\u200eالجيش\u200e"),  # marks keep an arrow or a number beside it where it stands
        ("Brigade الجيش", "Brigade الجيش\u200e"),  # only at the end that reads from right to left
        ("12", "12"),
        ("", ""),
    ],
)
def test_right_to_left_names_keep_the_words_round_them_in_order(name: str, expected: str) -> None:
    assert directed(name) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Residents of Kesh", "residents of Kesh"),
        ("The ministry", "the ministry"),
        ("Kesh residents", "Kesh residents"),
        ("UN officials", "UN officials"),
        ("AID WORKERS", "AID WORKERS"),
        ("Human Rights Watch", "Human Rights Watch"),  # begins a name
        ("State Department officials", "State Department officials"),
        ("The Northern Army", "the Northern Army"),
        ("Local UN staff", "local UN staff"),
    ],
)
def test_inside_a_sentence(words: str, expected: str) -> None:
    assert inside(words) == expected


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"status": "claimed", "attribution": "Residents"}, "Claimed by residents"),
        ({"status": "claimed", "attribution": "a colonel", "attribution_party": True},
         "Claimed by a colonel (a party to the conflict)"),
        ({"status": "claimed", "attribution": "Residents", "denial": "The army"},
         "Claimed by residents, denied by the army"),
        ({"status": "planned", "attribution": "Officials"}, "Planned, according to officials"),
        ({"status": "disputed", "attribution": "Residents", "denial": "The army"},
         "Disputed: claimed by residents, denied by the army"),
        ({"status": "asserted"}, "Asserted"),
        ({"status": "negated"}, "Said not to have happened"),
    ],
)  # fmt: skip
def test_status_words(changes: dict[str, Any], words: str) -> None:
    assert status_words(row(**changes)) == words


def test_toll() -> None:
    assert toll(row(fatalities_low=1200.0, fatalities_high=1200.0, injured_low=3.0, injured_high=3.0)) == (
        "1,200 killed and 3 injured"
    )
    assert toll(row(**NO_TOLL)) == ""


#: what a sentence of each status must say
SIGNS = {
    "asserted": "", "claimed": "claimed", "unconfirmed": "unconfirmed", "denied": "denied", "disputed": "disputed",
    "planned": "planned", "hypothetical": "hypothetical", "negated": " not ",
}  # fmt: skip

_GLUE = """and more nobody killed injured to or a an the might would did not having have with an unnamed speaker
    party conflict reports differ on denied claimed by"""


def _template_words() -> set[str]:
    """Every word that the templates can put into a sentence."""
    texts = [pattern for _, _, pattern, _ in _patterns()]
    for frame_ in phrases.FRAMES.values():
        texts += [getattr(frame_, field.name) for field in fields_of(frame_)]
    texts += [PARTY, phrases.DENIED_BY, phrases.CLAIMED_BY, phrases.TOLL, phrases.DIFFER, phrases.COPIES]
    texts += [*sentences._FIELDS.values(), "other details", _GLUE]
    return _words(" ".join(texts))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


_NAMES = st.sampled_from(
    ["River Guard", "Northern Army", "soldiers", "a crowd", "الجيش", "Dr. No & Co", "{t}", "[a|b|c]", "%s", "gunman"]
)
_SPEAKERS = st.sampled_from(["", "Residents", "they", "River Guard", "the “Voice”", "{s}", "A colonel"])


@settings(max_examples=400, deadline=None)
@given(
    kind=st.sampled_from([*EVENT_TYPE_OF, "Coronation"]),
    status=st.sampled_from(list(Status)),
    agents=st.lists(_NAMES, max_size=6).map(tuple),
    targets=st.lists(_NAMES, max_size=6).map(tuple),
    ground=st.booleans(),
    said=_SPEAKERS,
    actor=_SPEAKERS,
    denial=_SPEAKERS,
    party=st.sampled_from([True, False, None]),
    killed=st.one_of(st.none(), st.tuples(st.integers(0, 5), st.integers(0, 5000))),
    differing=st.sets(st.sampled_from(["fatalities", "time", "place", "unheard_of"])),
)
def test_any_combination_is_well_formed_and_invents_nothing(
    kind: str, status: Status, agents: tuple[str, ...], targets: tuple[str, ...], ground: bool, said: str, actor: str,
    denial: str, party: bool | None, killed: tuple[int, int] | None, differing: set[str],
) -> None:  # fmt: skip
    low, more = killed or (None, 0)
    numbers = NO_TOLL if low is None else {"fatalities_low": float(low), "fatalities_high": float(low + more)}
    told = row(
        sub_event_type=kind, status=str(status), agents=agents, targets=targets, attribution=said,
        attribution_actor=actor, denial=denial, attribution_party=party, **numbers,
        target_ids=tuple(f"place:{name}" if ground else name for name in targets),
        disagreement={field: [{}, {}] for field in differing},
    )  # fmt: skip
    words = sentence(told)
    assert words.endswith(".")
    assert words[0] == words[0].upper()
    assert not re.search(r"  | [,.;]|[,;.][,;.]|\( | \)|\|", words.replace("[a|b|c]", "abc"))
    assert words.count("(") == words.count(")")
    assert SIGNS[status] in words.lower()
    fields = " ".join((*agents, *targets, said, actor, denial, told.trigger))
    allowed = _template_words() | _words(fields)
    invented = {word for word in _words(words) - allowed if not word.replace(",", "").isdigit()}
    assert not invented


@settings(max_examples=200, deadline=None)
@given(words=st.text(), longest=st.integers(1, 80))
def test_flat_text_is_one_clean_line(words: str, longest: int) -> None:
    line = flat(words, longest)
    assert len(line) <= longest
    assert line == " ".join(line.split())
    assert all(ord(char) >= 32 and not 0xD800 <= ord(char) <= 0xDFFF and ord(char) & 0xFFFE != 0xFFFE for char in line)
