"""Event coding: what type an event is, from its trigger, who stands on which side, and the means used.

``code`` is a pure function. It follows ACLED's codebook (2023 edition onwards): the type tells what was done with what;
violence between two armed sides is a battle, by an armed side against people who are not is violence against civilians,
at a distance or with explosives it is remote violence, by demonstrators it is a riot, against them it stays a protest.
The trigger's own type is where it starts; every step names the rule that decided.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extract.events.coding import words as w
from extract.events.coding.case import ARMED, CROWDS, NON_STATE, STATE, UNARMED, Case, word_sets
from extract.events.coding.crowds import PROTEST, RIOT, crowd_is_hit, destruction, protest, riot
from extract.events.coding.means import AIR, REMOTE, SHELLING, SUICIDE, means, remote
from extract.lexicon.actors import word_set
from extract.lexicon.triggers import TriggerEntry
from extract.model import Actor, ActorKind
from extract.quick import quick
from extract.standards import EVENT_TYPE_OF

_MILITIAS = frozenset({ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})
_REBELS = frozenset({ActorKind.REBEL_GROUP})
_TERRITORY = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
#: entries whose very words say that both sides are armed, whoever the target is
_TWO_SIDED = frozenset(
    {
        "clash.v",
        "clash.n",
        "clash.do",
        "gun_battle.n",
        "exchange_fire.v",
        "exchange_fire.n",
        "dogfight.n",
        "break_fighting.v",
        "ensue_clash.v",
    }
)
#: of these, those in which both sides fire
_BOTH_SHOOT = frozenset({"exchange_fire.v", "exchange_fire.n", "dogfight.n"})
#: entries of battles that a single armed side can do to unarmed people
#: no crowd has what these are done with
_WITH_GUNS = frozenset(("gun_battle.n", "exchange_fire.v", "exchange_fire.n", "dogfight.n"))
_ONE_SIDED = frozenset(
    {
        "ambush.v",
        "ambush.n",
        "ambush.do",
        "raid_base.v",
        "raid.n",
        "raid.do",
        "storm.v",
        "storm_into.v",
        "assault.v",
        "attack_position.v",
        "attack_position.n",
        "infiltrate.v",
        "come_under.v",
        "invade.v",
    }
)
_RAIDS = frozenset({"raid.do", "raid.n", "raid_base.v"})


@quick
@dataclass(frozen=True, slots=True)
class Coding:
    """A type of ACLED's and the rule that gave it ("coding:...")."""

    event_type: str
    sub_event_type: str
    rule: str


def code(
    entry: TriggerEntry,
    *,
    agents: Sequence[Actor] = (),
    targets: Sequence[Actor] = (),
    weapons: Sequence[str] = (),
    words: Collection[str] = (),
    text: str = "",
    aimed: Collection[str] = (),
    at_place: bool = False,
) -> Coding:
    """The event's type.

    ``weapons``: names of the weapons in the clause; ``words``: lower-case tokens of the clause (or of the sentence,
    where that is all that is known); ``text``: the same stretch of text, as written; ``aimed``: lower-case words of
    what was aimed at; ``at_place``: that is a place of the gazetteer. Any of them may be empty.
    """
    case = Case(
        entry=entry,
        agents=frozenset(actor.kind for actor in agents),
        targets=frozenset(actor.kind for actor in targets),
        words=frozenset(words) | frozenset(word for name in weapons for word in name.lower().split()),
        text=text.lower(),
        aimed=frozenset(aimed),
        at_place=at_place,
        allied=bool(agents) and all(_beside_state(actor) for actor in agents),
    )
    sub, rule = _decide(case)
    return Coding(EVENT_TYPE_OF[sub], sub, f"coding:{rule}")


def _decide(case: Case) -> tuple[str, str]:
    sub = case.entry.sub_event_type
    if sub in PROTEST or crowd_is_hit(case):
        return protest(case)
    if sub in RIOT:
        return riot(case)
    if sub in _TERRITORY:
        return _territory(case)
    if sub in REMOTE:
        return remote(case)
    if sub in ("Armed clash", "Attack"):
        return _violence(case)
    return _strategic(case)


def _territory(case: Case) -> tuple[str, str]:
    """Who holds the place now decides; without a fight it is a transfer."""
    if case.has(w.WITHOUT_FIGHT, w.WITHOUT_FIGHT_PHRASES) and not case.has(w.FOUGHT):
        return "Non-violent transfer of territory", "territory-without-fight"
    if case.by(STATE):
        return "Government regains territory", "territory-state"
    if case.allied or (case.agents and case.agents <= _MILITIAS and case.has(w.PRO_STATE)):
        return "Government regains territory", "territory-allied"
    taken_back = case.entry.sub_event_type == "Government regains territory"
    if taken_back and case.agents and case.agents <= _MILITIAS and not case.on(STATE):
        return "Government regains territory", "territory-retaken"  # militias beside the state, from rebels
    if case.by(NON_STATE):
        return "Non-state actor overtakes territory", "territory-non-state"
    return case.entry.sub_event_type, "territory"


def _beside_state(actor: Actor) -> bool:
    """Of a state, or of those who fight beside one (ACLED counts the ground that such forces take as the state's)."""
    return actor.kind in STATE or not word_set("beside_the_state").isdisjoint((actor.id, actor.parent))


def _violence(case: Case) -> tuple[str, str]:
    """Battle, attack on civilians, or one of the remote means that the clause names."""
    if case.entry.id in _BOTH_SHOOT:
        return "Armed clash", "two-sided"  # who shoots back is armed, whoever it is
    if case.entry.id in _TWO_SIDED:
        if case.entry.id in _WITH_GUNS:
            return "Armed clash", "two-sided"
        if case.has(w.PROTESTER_ONLY) and case.has(w.POLICE) and not case.has(w.REBEL_SIDE):
            return "Violent demonstration", "two-sided-protest"
        if case.agents and case.agents <= CROWDS and (case.on(STATE) or case.has(w.POLICE)) and not case.on(NON_STATE):
            return "Violent demonstration", "two-sided-protest"
        return "Armed clash", "two-sided"
    named = SUICIDE if case.has((), w.CAR_AS_BOMB) else means(case)
    hand_to_hand = case.has(w.SMALL_ARMS)
    if named and _by_means(case) and (named == SUICIDE or not hand_to_hand):
        return named, "means-clause"
    if named == AIR and case.entry.id in _RAIDS and not hand_to_hand:
        return AIR, "raid-air"
    if case.entry.id in _RAIDS and case.has(w.ARRESTING) and case.has(w.POLICE) and not case.has(w.LETHAL):
        return "Arrests", "raid-arrests"
    if case.has(w.ABDUCTING) and "result" not in case.entry.flags and not case.has(w.LETHAL):
        return "Abduction/forced disappearance", "abduction-in-clause"
    rioters = {ActorKind.RIOTERS, ActorKind.PROTESTERS}
    if case.agents and case.agents <= rioters and not case.has(w.CROWD):
        return "Violent demonstration", "riot-demonstration"
    if _is_mob(case):
        return "Mob violence", "mob"
    return _battle(case) if case.entry.sub_event_type == "Armed clash" else _attack(case)


def _by_means(case: Case) -> bool:
    """Means count for attacks and their results, not for battles in which both sides shoot."""
    return case.entry.sub_event_type == "Attack" or case.entry.lemma in ("come", "be")


def _is_mob(case: Case) -> bool:
    if case.by(ARMED) or {"agent", "both"}.isdisjoint(case.entry.frame.values()):
        return False  # nobody acts in "residents found 14 bodies"
    if case.has(w.CROWD):
        return True
    return case.agents <= CROWDS and (case.begins(w.LOCALS) or (bool(case.agents) and case.has(w.LOCALS)))


def _battle(case: Case) -> tuple[str, str]:
    if case.entry.id == "kill_fighters.v" and ActorKind.CIVILIANS in case.targets:
        return "Attack", "target-unarmed"  # "killed a health worker and her guard"
    if case.entry.id in _ONE_SIDED:
        if case.on(UNARMED) and not case.on(ARMED):
            return "Attack", "target-unarmed"
        if not case.targets and case.has(w.CIVILIAN | w.VEHICLES) and not case.has(w.STATE_FORCE):
            return "Attack", "target-unarmed-words"
    return "Armed clash", "trigger"


def _attack(case: Case) -> tuple[str, str]:
    if case.entry.id in word_sets()["done_to_the_helpless"]:
        return "Attack", "target-helpless"
    # herders and the like are armed only if they are said to be
    if case.targets == {ActorKind.IDENTITY_MILITIA} and case.has(w.CIVILIAN):
        return "Attack", "target-unarmed-words"
    if not case.aimed.isdisjoint(w.HELD_BY_ARMED) and not case.targets <= {ActorKind.CIVILIANS, ActorKind.PROTESTERS}:
        return "Armed clash", "target-armed-words"
    beside = case.targets - ARMED
    if case.on(ARMED) and beside.isdisjoint(UNARMED) and not (beside and case.has(w.CIVILIAN)):
        return "Armed clash", "target-armed"
    if not case.targets and case.has(word_sets()["enemy"]) and not case.has(w.CIVILIAN):
        return "Armed clash", "target-armed-words"  # who speaks of an enemy is the other side
    if not case.targets and _is_force_hit(case):
        return "Armed clash", "target-armed-words"
    return "Attack", "trigger"


def _is_force_hit(case: Case) -> bool:
    """No target was found, but words name a force beside those who attack."""
    if case.has(w.CIVILIAN):
        return False
    state, rebel = case.has(w.STATE_FORCE), case.has(w.REBEL_SIDE)
    if state and rebel:
        return True
    if case.by(NON_STATE):
        return state
    if case.by(STATE):
        return rebel
    return state and case.has(("attacked", "attack", "ambushed"))


def _strategic(case: Case) -> tuple[str, str]:
    sub = case.entry.sub_event_type
    if sub == "Arrests" and case.by(NON_STATE) and not case.by(STATE):
        return "Abduction/forced disappearance", "arrest-non-state"
    if sub == "Looting/property destruction":
        crowd = destruction(case)
        if crowd:
            return crowd, "destruction-riot"
        if case.entry.lemma == "destroy" and case.has(w.AIRCRAFT | {"strike", "strikes"}, w.AIR_PHRASES):
            return AIR, "destruction-air"
        if case.entry.lemma == "destroy" and case.has(w.ARTILLERY):
            return SHELLING, "destruction-guns"
    if sub == "Abduction/forced disappearance" and case.entry.pos == "noun" and case.has(("rescued", "freed")):
        return "Other", "abduction-ended"
    return sub, "trigger"
