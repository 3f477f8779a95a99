"""Coding of violence at a distance: the means that the clause names, and what the vaguer triggers come to with them."""

from __future__ import annotations

from extract.events.coding import words as w
from extract.events.coding.case import NON_STATE, STATE, Case

AIR = "Air/drone strike"
SHELLING = "Shelling/artillery/missile attack"
EXPLOSIVE = "Remote explosive/landmine/IED"
GRENADE = "Grenade"
SUICIDE = "Suicide bomb"
CHEMICAL = "Chemical weapon"
REMOTE = frozenset({AIR, SHELLING, EXPLOSIVE, GRENADE, SUICIDE, CHEMICAL})

#: triggers that leave the means open
_VAGUE = frozenset({"blow_up.v", "explode.v", "blast.n", "strike_targets.v", "pound.v", "by_bomb"})
_BOMBING = frozenset({"bomb.v", "bombing.n"})
_FIRED = frozenset({"fire_shell.v", "scud.n", "shell_land.v"})


def means(case: Case) -> str:
    """Type that the means in the clause make, "" where there is none; the most telling first."""
    if case.has(w.SUICIDE) or ("blew" in case.words and case.has(w.SELF)):
        return SUICIDE
    if case.has(w.CHEMICAL) and case.has(w.CHEMICAL_CARRIERS):
        return CHEMICAL
    if case.has(w.AIRCRAFT, w.AIR_PHRASES):
        return AIR
    if case.has(w.GRENADES) and not case.has(("rocket-propelled", "propelled", "rpg", "tear", "stun")):
        return GRENADE
    if case.has(w.ARTILLERY):
        return SHELLING
    return EXPLOSIVE if case.has(w.EXPLOSIVES) else ""


def remote(case: Case) -> tuple[str, str]:
    """Type of an event whose trigger says remote violence, and the rule."""
    sub = case.entry.sub_event_type
    if sub in (SUICIDE, CHEMICAL):
        return sub, "means-trigger"
    named = means(case)
    if sub == EXPLOSIVE and case.has((), w.CAR_AS_BOMB) and case.has(w.DRIVEN):
        return SUICIDE, "means-stronger"  # "a lorry loaded with explosives was driven into the gate and blew up"
    if named in (SUICIDE, CHEMICAL):
        return named, "means-stronger"
    if sub == EXPLOSIVE and case.has(("prematurely", "accidentally"), w.OWN_BOMB):
        return "Disrupted weapons use", "own-bomb"
    if case.entry.id in _FIRED and named == AIR:
        return AIR, "fired-from-air"
    if case.entry.id in _BOMBING:
        return _bombing(case, named)
    # an explosion near an aircraft is no air strike
    if case.entry.id in _VAGUE and named and not (named == AIR and sub == EXPLOSIVE):
        return named, "means-clause"
    return sub, "means-trigger"


def _ground(case: Case) -> bool:
    """Was ground aimed at, a town or what an army holds, and no building or vehicle in which a bomb is left?"""
    if not case.aimed.isdisjoint(w.LEFT_IN):
        return False
    return case.at_place or not case.aimed.isdisjoint(w.GROUND)


def _bombing(case: Case, named: str) -> tuple[str, str]:
    """ "Bombed" says air or explosives: the clause decides, then the agent."""
    if named == AIR:
        return AIR, "bombing-air"
    if case.has(("bombardment", "bombarded", "bombarding")):
        return SHELLING, "bombing-guns"
    if case.has(w.PLANTED):
        return EXPLOSIVE, "bombing-planted"
    if named == SHELLING:
        return SHELLING, "bombing-guns"
    if case.by(STATE) and not case.by(NON_STATE):
        return AIR, "bombing-state"
    if not case.agents and _ground(case):
        return AIR, "bombing-held"
    if case.entry.id == "bombing.n" or case.by(NON_STATE) or not case.agents:
        return EXPLOSIVE, "bombing"
    return AIR, "bombing-air"
