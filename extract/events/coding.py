"""Event coding: what type an event is, from its trigger, who stands on which side, and the means used.

``code`` is a pure function. It follows ACLED's codebook (2023 edition onwards): the type tells what was done with what;
violence between two armed sides is a battle, by an armed side against people who are not is violence against civilians,
at a distance or with explosives it is remote violence, by demonstrators it is a riot, against them it stays a protest.
The trigger's own type is where it starts; every step names the rule that decided.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extract.events import coding_words as w
from extract.lexicon.triggers import TriggerEntry
from extract.model import Actor, ActorKind
from extract.standards import EVENT_TYPE_OF

ARMED = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.IDENTITY_MILITIA,
        ActorKind.EXTERNAL,
    }
)
STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL, ActorKind.GOVERNMENT})
NON_STATE = frozenset({ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})
UNARMED_MANY = frozenset({ActorKind.CIVILIANS, ActorKind.RIOTERS, ActorKind.PROTESTERS})
UNARMED = frozenset(
    {ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.PERSON, ActorKind.NEWSROOM, ActorKind.ORGANISATION}
)

_TERRITORY = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
_REMOTE = frozenset(
    {
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
        "Suicide bomb",
        "Chemical weapon",
    }
)
_PROTEST = frozenset({"Peaceful protest", "Protest with intervention", "Excessive force against protesters"})
_RIOT = frozenset({"Violent demonstration", "Mob violence"})
#: entries of battles whose very words say that both sides are armed, whoever the target is
_TWO_SIDED = frozenset(
    {"clash.v", "clash.n", "clash.do", "gun_battle.n", "exchange_fire.v", "exchange_fire.n", "dogfight.n"}
)


@dataclass(frozen=True, slots=True)
class Coding:
    """A type of ACLED's and the rule that gave it ("coding:...")."""

    event_type: str
    sub_event_type: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Case:
    """What the rules look at."""

    entry: TriggerEntry
    agents: frozenset[ActorKind]
    targets: frozenset[ActorKind]
    words: frozenset[str]  # lower-case words of the clause, with those of its weapons
    text: str  # the clause, lower case

    def has(self, words: Collection[str], phrases: Sequence[str] = ()) -> bool:
        return not self.words.isdisjoint(words) or any(phrase in self.text for phrase in phrases)


def code(
    entry: TriggerEntry,
    *,
    agents: Sequence[Actor] = (),
    targets: Sequence[Actor] = (),
    weapons: Sequence[str] = (),
    words: Collection[str] = (),
    text: str = "",
) -> Coding:
    """The event's type.

    ``weapons``: canonical names of the weapons in the clause; ``words``: lower-case tokens of the clause (or of the
    sentence, where that is all that is known); ``text``: the same stretch of text, as written.
    """
    case = _Case(
        entry=entry,
        agents=frozenset(actor.kind for actor in agents),
        targets=frozenset(actor.kind for actor in targets),
        words=frozenset(words) | frozenset(word for name in weapons for word in name.lower().split()),
        text=text.lower(),
    )
    sub, rule = _decide(case)
    return Coding(EVENT_TYPE_OF[sub], sub, f"coding:{rule}")


def _decide(case: _Case) -> tuple[str, str]:
    sub = case.entry.sub_event_type
    if sub in _PROTEST:
        return _protest(case)
    if sub in _RIOT:
        return _riot(case)
    if _crowd_is_hit(case, sub):
        return _protest(case)
    if sub in _TERRITORY:
        return _territory(case)
    if sub in _REMOTE:
        return _remote(case, sub)
    if sub in ("Armed clash", "Attack"):
        return _violence(case, sub)
    return _strategic(case, sub)


def _crowd_is_hit(case: _Case, sub: str) -> bool:
    """Violence whose target are people who demonstrate."""
    if sub not in ("Attack", "Arrests") or ActorKind.PROTESTERS in case.agents:
        return False
    if ActorKind.PROTESTERS in case.targets:
        return True
    if case.has(w.REBEL_SIDE) or not (case.has(w.POLICE) or not STATE.isdisjoint(case.agents)):
        return False
    return case.has(w.PROTESTER_ONLY) or (sub == "Attack" and case.has(w.DEMONSTRATION) and not _after_the_fact(case))


def _after_the_fact(case: _Case) -> bool:
    """A protest that the violence set off, or the other way round, is another event."""
    return any(phrase in case.text for phrase in ("sparked", "triggered", "led to protest", "days after", "ahead of"))


def _protest(case: _Case) -> tuple[str, str]:
    if _is_riotous(case):
        return "Violent demonstration", "protest-violent"
    police = case.has(w.POLICE) or not STATE.isdisjoint(case.agents)
    if case.entry.sub_event_type == "Excessive force against protesters" or (
        police and case.has(w.LETHAL, w.LETHAL_PHRASES) and "warning shots" not in case.text and _lethal_here(case)
    ):
        return "Excessive force against protesters", "protest-lethal"
    if case.entry.sub_event_type == "Protest with intervention" or (
        (police or case.has(("rubber", "teargas", "thugs")))
        and case.has(w.INTERVENTION, w.INTERVENTION_PHRASES)
        and _intervention_here(case)
    ):
        return "Protest with intervention", "protest-intervention"
    return "Peaceful protest", "protest"


def _lethal_here(case: _Case) -> bool:
    """Killed here and now, not the cause of the protest ("protested the killing of a boy by police")."""
    return not any(phrase in case.text for phrase in _GRIEVANCES)


_GRIEVANCES = (
    "the killing",
    "the death",
    "the murder",
    "killing of",
    "death of",
    "murder of",
    "shooting of",
    "killings of",
    "deaths of",
    "the shooting",
    "were killed by",
    "police brutality",
    "victims of",
    "who was killed",
    "who were killed",
    "who died",
    "massacre of",
    "assassination",
)
_ARREST_GRIEVANCES = (
    "the arrest of",
    "the detention of",
    "release of",
    "arrested leader",
    "against the arrest",
    "arrest of",
    "detention of",
    "of detained",
    "of arrested",
    "the jailing",
    "detained activists",
    "detained students",
)


def _intervention_here(case: _Case) -> bool:
    """Police act here, and not only as the protest's grievance ("demanded the release of detained students")."""
    if not any(phrase in case.text for phrase in _ARREST_GRIEVANCES):
        return True
    return case.has(w.INTERVENTION - w.ARRESTING, w.INTERVENTION_PHRASES)


def _is_riotous(case: _Case) -> bool:
    if "peacefully" in case.words and not case.has(w.THROWING):
        return False
    if case.has(w.THROWING) and case.has(w.THROWN):
        return True
    strong = case.words & (w.RIOTING - w.RIOTING_WEAK)
    if strong and not (strong <= {"looting", "rampage", "riots"} and "against" in case.words):
        return True
    if {"clashed", "clashes", "scuffles", "scuffled", "skirmishes"} & case.words and case.has(
        w.POLICE | {"supporters", "rival"}
    ):
        return True
    if case.words & {"burned", "burnt", "burning", "fire", "ablaze"} and not case.has(w.BURNT_HARMLESS):
        return (
            bool(
                case.words
                & {
                    "vehicles",
                    "vehicle",
                    "building",
                    "buildings",
                    "office",
                    "offices",
                    "house",
                    "houses",
                    "cars",
                    "car",
                    "buses",
                    "bus",
                    "shops",
                    "shop",
                    "station",
                    "property",
                }
            )
            and "hydrant" not in case.words
        )
    return (
        "violent" in case.words
        and "non-violent" not in case.words
        and bool(case.words & {"turned", "became", "violent"})
    )


def _riot(case: _Case) -> tuple[str, str]:
    if case.entry.sub_event_type == "Mob violence":
        return "Mob violence", "mob"
    if case.has(w.PROTESTERS | {"prison", "jail", "prisoners", "inmates"}):
        return "Violent demonstration", "riot-demonstration"
    if case.has(
        w.CROWD
        | {
            "rival",
            "fans",
            "villages",
            "communities",
            "communal",
            "residents",
            "villagers",
            "sectarian",
            "supporters",
            "locals",
        }
    ):
        return "Mob violence", "riot-mob"
    return case.entry.sub_event_type, "riot"


def _territory(case: _Case) -> tuple[str, str]:
    if case.has(w.WITHOUT_FIGHT, w.WITHOUT_FIGHT_PHRASES) and not case.has(w.FOUGHT - {"captured"}):
        return "Non-violent transfer of territory", "territory-without-fight"
    if not case.agents.isdisjoint(NON_STATE) and case.agents.isdisjoint(STATE):
        return "Non-state actor overtakes territory", "territory-non-state"
    if not case.agents.isdisjoint(STATE):
        return "Government regains territory", "territory-state"
    return case.entry.sub_event_type, "territory"


def _means(case: _Case) -> str:
    """Remote means in the clause, "" where there is none; the most telling first."""
    if case.has(w.SUICIDE - w.SUICIDE_SELF) or ("blew" in case.words and case.has(w.SUICIDE_SELF)):
        return "Suicide bomb"
    if case.has(w.CHEMICAL) and case.has(
        ("gas", "weapon", "weapons", "attack", "shells", "chlorine", "sarin", "agent")
    ):
        return "Chemical weapon"
    if case.has(w.AIRCRAFT, w.AIR_PHRASES):
        return "Air/drone strike"
    if case.has(w.GRENADES) and not case.has(("rocket-propelled", "propelled", "rpg", "tear", "stun")):
        return "Grenade"
    if case.has(w.ARTILLERY):
        return "Shelling/artillery/missile attack"
    if case.has(w.EXPLOSIVES):
        return "Remote explosive/landmine/IED"
    return ""


def _remote(case: _Case, sub: str) -> tuple[str, str]:
    if sub == "Suicide bomb" or sub == "Chemical weapon":
        return sub, "means-trigger"
    means = _means(case)
    if means in ("Suicide bomb", "Chemical weapon"):
        return means, "means-stronger"
    vague = case.entry.id in ("bomb.v", "bombing.n", "blow_up.v", "explode.v", "blast.n", "strike_targets.v", "pound.v")
    if not vague:
        return sub, "means-trigger"
    if case.entry.id in ("bomb.v", "bombing.n"):
        return _bombing(case, means)
    if means and not (means == "Air/drone strike" and sub == "Remote explosive/landmine/IED"):
        return means, "means-clause"
    return sub, "means-trigger"


def _bombing(case: _Case, means: str) -> tuple[str, str]:
    """ "Bombed" says air or explosives: the clause, then the agent, decide."""
    if means == "Air/drone strike":
        return means, "bombing-air"
    if case.has(("bombardment", "bombarded", "bombarding")):
        return "Shelling/artillery/missile attack", "bombing-guns"
    if case.has(w.PLANTED):
        return "Remote explosive/landmine/IED", "bombing-planted"
    if means == "Shelling/artillery/missile attack":
        return means, "bombing-guns"
    if not case.agents.isdisjoint(STATE) and case.agents.isdisjoint(NON_STATE):
        return "Air/drone strike", "bombing-state"
    if case.entry.id == "bombing.n" or not case.agents.isdisjoint(NON_STATE) or not case.agents:
        return "Remote explosive/landmine/IED", "bombing"
    return "Air/drone strike", "bombing-air"


def _violence(case: _Case, sub: str) -> tuple[str, str]:
    if case.entry.id in _TWO_SIDED:
        return "Armed clash", "two-sided"
    means = _means(case)
    if means and (means == "Suicide bomb" or not case.has(w.SMALL_ARMS)) and _with_means(case):
        return means, "means-clause"
    if case.entry.lemma in ("raid", "carry") and case.has(w.AIRCRAFT, w.AIR_PHRASES) and not case.has(w.SMALL_ARMS):
        return "Air/drone strike", "raid-air"
    if case.has(w.ABDUCTING) and "result" not in case.entry.flags and not case.has(w.LETHAL):
        return "Abduction/forced disappearance", "abduction-in-clause"
    if case.agents.isdisjoint(ARMED) and (
        case.has(w.CROWD) or (case.agents and case.agents <= UNARMED_MANY and case.has(w.LOCALS))
    ):
        return "Mob violence", "mob"
    if sub == "Armed clash":
        if (
            case.targets
            and case.targets.isdisjoint(ARMED)
            and not case.targets.isdisjoint(UNARMED)
            and case.entry.lemma in _ONE_SIDED
        ):
            return "Attack", "target-unarmed"
        if not case.targets and case.entry.lemma in _ONE_SIDED and _only_civilians(case):
            return "Attack", "target-unarmed-words"
        return "Armed clash", "trigger"
    if not case.targets.isdisjoint(ARMED) and case.targets.isdisjoint(UNARMED):
        return "Armed clash", "target-armed"
    if not case.targets and _armed_victim(case):
        return "Armed clash", "target-armed-words"
    return "Attack", "trigger"


#: battles' triggers that a single armed side can do to unarmed people
_ONE_SIDED = frozenset(
    {
        "ambush",
        "raid",
        "storm",
        "assault",
        "invade",
        "open",
        "launch",
        "engage",
        "beat",
        "infiltrate",
        "come",
        "lay",
        "offensive",
    }
)


def _with_means(case: _Case) -> bool:
    """Means count for attacks and their results, not for battles in which both sides shoot."""
    return case.entry.sub_event_type == "Attack" or case.entry.lemma in ("come", "be")


def _only_civilians(case: _Case) -> bool:
    return case.has(w.CIVILIAN) and not case.has(w.STATE_FORCE)


def _armed_victim(case: _Case) -> bool:
    """No target was found, but words name a force beside those who attack."""
    if case.has(w.CIVILIAN):
        return False
    state, rebel = case.has(w.STATE_FORCE), case.has(w.REBEL_SIDE)
    if state and rebel:
        return True
    if not case.agents.isdisjoint(NON_STATE):
        return state
    if not case.agents.isdisjoint(STATE):
        return rebel
    return state and case.has(("attacked", "attack", "ambushed"))


def _strategic(case: _Case, sub: str) -> tuple[str, str]:
    if sub == "Arrests" and not case.agents.isdisjoint(NON_STATE) and case.agents.isdisjoint(STATE):
        return "Abduction/forced disappearance", "arrest-non-state"
    if sub == "Looting/property destruction":
        if ActorKind.PROTESTERS in case.agents or (case.has(w.PROTESTER_ONLY | {"rioters", "hooligans"})):
            return "Violent demonstration", "destruction-riot"
        if case.has(w.CROWD):
            return "Mob violence", "destruction-mob"
        if case.entry.lemma == "destroy" and case.has(w.AIRCRAFT, w.AIR_PHRASES):
            return "Air/drone strike", "destruction-air"
        if case.entry.lemma == "destroy" and case.has(w.ARTILLERY):
            return "Shelling/artillery/missile attack", "destruction-guns"
    if sub == "Abduction/forced disappearance" and case.has(("rescued", "freed")) and case.entry.pos == "noun":
        return "Other", "abduction-ended"
    return sub, "trigger"
