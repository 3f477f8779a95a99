"""Coding of protests and riots, and of force against those who protest.

ACLED: a demonstration is peaceful as long as the demonstrators are; force used against them makes it "with
intervention", lethal force "excessive force"; violence by them makes it a violent demonstration; violence by a crowd
that does not demonstrate is mob violence.
"""

from __future__ import annotations

from extract.events.coding import words as w
from extract.events.coding.case import NON_STATE, STATE, Case
from extract.model import ActorKind

PROTEST = frozenset({"Peaceful protest", "Protest with intervention", "Excessive force against protesters"})
_STRIKES = frozenset({"strike.labour", "hunger_strike.do", "stage_work", "roadblock.n"})
RIOT = frozenset({"Violent demonstration", "Mob violence"})


def crowd_is_hit(case: Case) -> bool:
    """Violence or arrests whose target are people who demonstrate."""
    sub = case.entry.sub_event_type
    if sub not in ("Attack", "Arrests") or ActorKind.PROTESTERS in case.agents:
        return False
    if ActorKind.PROTESTERS in case.targets:
        return True
    if case.has(w.REBEL_SIDE) or not (case.has(w.POLICE) or case.by(STATE)):
        return False
    if case.has(w.PROTESTER_ONLY):
        return True
    # a protest that the violence set off is another event
    return sub == "Attack" and case.has(w.DEMONSTRATION) and not case.has((), w.AFTERWARDS)


def protest(case: Case) -> tuple[str, str]:
    """Type of a demonstration and the rule."""
    if case.entry.id in _STRIKES and (case.has((), ("armed strike", "armed stoppage")) or case.by(NON_STATE)):
        return "Other", "strike-decreed"  # an armed group stops work and transport by threat
    if _is_riotous(case):
        return "Violent demonstration", "protest-violent"
    sub = case.entry.sub_event_type
    hit = sub == "Attack"  # violence whose target is a crowd
    police = hit or case.has(w.POLICE) or case.by(STATE)
    if sub == "Excessive force against protesters" or (police and _is_lethal(case)):
        return "Excessive force against protesters", "protest-lethal"
    forced = police or case.has(("rubber", "teargas", "thugs"))
    if sub == "Protest with intervention" or hit or (forced and _is_intervention(case)):
        return "Protest with intervention", "protest-intervention"
    return "Peaceful protest", "protest"


def riot(case: Case) -> tuple[str, str]:
    """Type of a riot and the rule."""
    if case.entry.sub_event_type == "Mob violence":
        return "Mob violence", "mob"
    if case.has(w.PROTESTERS | w.PRISON):
        return "Violent demonstration", "riot-demonstration"
    if case.has(w.CROWD | w.COMMUNITIES, ("each other",)):
        return "Mob violence", "riot-mob"
    return case.entry.sub_event_type, "riot"


def destruction(case: Case) -> str:
    """Riot in which property is destroyed, "" where it is no riot."""
    if ActorKind.PROTESTERS in case.agents or case.has(w.PROTESTER_ONLY | {"rioters", "hooligans"}):
        return "Violent demonstration"
    if case.has(w.THROWING) and case.has(w.THROWN) and case.has(w.POLICE):
        return "Violent demonstration"
    if case.has(("tyres", "tires")):  # burned on roads by those who demonstrate
        return "Violent demonstration"
    return "Mob violence" if case.has(w.CROWD) else ""


def _is_lethal(case: Case) -> bool:
    """Killed here and now, and not the cause of the protest ("protested the killing of a boy by police")."""
    if case.has((), w.WARNINGS) or case.has((), w.GRIEVANCES):
        return False
    return case.has(w.LETHAL, w.LETHAL_PHRASES)


def _is_intervention(case: Case) -> bool:
    """Police act here, and not only in the protest's grievance ("demanded the release of detained students")."""
    acts = w.INTERVENTION - w.ARRESTING if case.has((), w.ARREST_GRIEVANCES) else w.INTERVENTION
    return case.has(acts, w.INTERVENTION_PHRASES)


def _is_riotous(case: Case) -> bool:
    if "peacefully" in case.words and not case.has(w.THROWING):
        return False
    if case.has(w.THROWING | {"attacked", "attacking"}) and case.has(w.THROWN):
        return True
    strong = case.words & w.RIOTING
    if strong and not (strong <= w.RIOT_GRIEVANCES and "against" in case.words):
        return True
    if case.has(w.SCUFFLES) and case.has(w.POLICE | {"supporters", "rival"}):
        return True
    if case.has(w.BURNING) and not case.has(w.BURNT_HARMLESS):
        return case.has(w.BURNT_PROPERTY)
    return "violent" in case.words and "non-violent" not in case.words
