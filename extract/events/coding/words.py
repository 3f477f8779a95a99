"""Words that decide an event's type: means, sides, crowds, force against crowds. All lower case."""

from __future__ import annotations

from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class, word_row

SUICIDE = words("suicide svbied kamikaze fedayeen")
SELF = words("himself herself themselves")
CHEMICAL = word_class("coding.chemical")
CHEMICAL_CARRIERS = word_class("coding.chemical_carriers")
AIRCRAFT = word_class("coding.aircraft")
AIR_PHRASES = ("air strike", "air raid", "air force", "air attack", "from the air")
ARTILLERY = word_class("coding.artillery")
GRENADES = words("grenade grenades hand-grenade hand-grenades")
EXPLOSIVES = word_class("coding.explosives")
PLANTED = word_class("coding.planted")
GROUND = word_class("coding.ground")
LEFT_IN = word_class("coding.left_in")
HELD_BY_ARMED = word_class("coding.held_by_armed")
VEHICLES = word_class("coding.vehicles")
PRO_STATE = word_class("coding.pro_state")
OWN_BOMB = word_row("coding.own_bomb")
DRIVEN = word_class("coding.driven")
CAR_AS_BOMB = word_row("coding.car_as_bomb")
SMALL_ARMS = word_class("coding.small_arms")

STATE_FORCE = word_class("coding.state_force")
NON_STATE = word_class("coding.non_state")
#: what non-state armed people are called when others hit them
REBEL_SIDE = NON_STATE - word_class("coding.rebel_side")
CIVILIAN = word_class("coding.civilian")

PROTESTERS = word_class("coding.protesters")
PROTESTER_ONLY = word_class("coding.protester_only")
DEMONSTRATION = word_class("coding.demonstration")
AFTERWARDS = ("sparked", "triggered", "led to protest", "days after", "ahead of")
PRISON = words("prison jail prisoners inmates")
CROWD = word_class("coding.crowd")
LOCALS = word_class("coding.locals")
COMMUNITIES = word_class("coding.communities")

RIOTING = word_class("coding.rioting")
RIOT_GRIEVANCES = words("looting rampage riots")
SCUFFLES = words("clashed clashes scuffles scuffled skirmishes")
BURNING = words("burned burnt burning fire ablaze")
BURNT_HARMLESS = word_class("coding.burnt_harmless")
BURNT_PROPERTY = word_class("coding.burnt_property")
THROWN = word_class("coding.thrown")
THROWING = word_class("coding.throwing")
POLICE = word_class("coding.police")
ARRESTING = word_class("coding.arresting")
INTERVENTION = ARRESTING | word_class("coding.intervention")
INTERVENTION_PHRASES = word_row("coding.intervention_phrases")
#: shots that are to hit nobody
WARNINGS = ("warning shots", "into the air", "in the air")
LETHAL = word_class("coding.lethal")
LETHAL_PHRASES = word_row("coding.lethal_phrases")
GRIEVANCES = word_row("coding.grievances")
ARREST_GRIEVANCES = word_row("coding.arrest_grievances")

WITHOUT_FIGHT = word_class("coding.without_fight")
WITHOUT_FIGHT_PHRASES = word_row("coding.without_fight_phrases")
FOUGHT = word_class("coding.fought")
ABDUCTING = word_class("coding.abducting")
