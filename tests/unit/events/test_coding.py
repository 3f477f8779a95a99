"""Event coding: the type follows what was done with what, by whom, to whom."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.events.coding.code import Coding, code
from extract.lexicon.triggers import entries, entry
from extract.model import Actor, ActorKind
from extract.standards import EVENT_TYPE_OF

REBELS = Actor("r", "rebels", ActorKind.REBEL_GROUP)
ARMY = Actor("a", "army", ActorKind.STATE_FORCES)
VILLAGERS = Actor("v", "villagers", ActorKind.CIVILIANS)
MILITIA = Actor("m", "militia", ActorKind.IDENTITY_MILITIA)
PROTESTERS = Actor("p", "protesters", ActorKind.PROTESTERS)


def coded(
    entry_id: str,
    text: str,
    agents: Sequence[Actor] = (),
    targets: Sequence[Actor] = (),
    weapons: Sequence[str] = (),
) -> Coding:
    words = {word.strip(".,").lower() for word in text.split()}
    return code(entry(entry_id), agents=agents, targets=targets, weapons=weapons, words=words, text=text)


@pytest.mark.parametrize(
    ("entry_id", "text", "agents", "targets", "expected"),
    [
        # an attack: who is hit decides
        ("attack.v", "Rebels attacked the village", [REBELS], [VILLAGERS], "Attack"),
        ("attack.v", "Rebels attacked soldiers", [REBELS], [ARMY], "Armed clash"),
        ("attack.v", "Rebels attacked an army convoy", [REBELS], [], "Armed clash"),
        ("ambush.v", "Militiamen ambushed a bus", [MILITIA], [VILLAGERS], "Attack"),
        ("clash.v", "Herders and farmers clashed", [MILITIA], [VILLAGERS], "Armed clash"),
        # an attack: the means decide
        ("attack.v", "Rebels attacked the town with mortars", [REBELS], [], "Shelling/artillery/missile attack"),
        ("attack.v", "Warplanes attacked the town", [ARMY], [], "Air/drone strike"),
        ("kill.v", "A suicide attacker killed nine people", [REBELS], [VILLAGERS], "Suicide bomb"),
        ("kill.v", "A landmine killed two farmers", [], [VILLAGERS], "Remote explosive/landmine/IED"),
        ("come_under.v", "The base came under attack with rockets", [], [ARMY], "Shelling/artillery/missile attack"),
        # small arms beside a bomb: still an attack of men
        ("kill.v", "Gunmen killed a man who carried a bomb", [REBELS], [VILLAGERS], "Attack"),
        # bombing: from the air, planted, by the agent
        ("bomb.v", "Jets bombed the town", [ARMY], [], "Air/drone strike"),
        ("bomb.v", "The army bombed the town", [ARMY], [], "Air/drone strike"),
        ("bomb.v", "Rebels bombed the station", [REBELS], [], "Remote explosive/landmine/IED"),
        ("bombing.n", "the bombing of the station", [], [], "Remote explosive/landmine/IED"),
        ("bombing.n", "the bombardment of the port with shells", [ARMY], [], "Shelling/artillery/missile attack"),
        ("fire_shell.v", "A drone fired two missiles at a house", [], [], "Air/drone strike"),
        # chemical beats the carrier
        ("shell.v", "Troops shelled the town with chlorine gas", [ARMY], [], "Chemical weapon"),
        # the bombers' own bomb
        ("bomb_explode.v", "The bomb exploded prematurely", [], [], "Disrupted weapons use"),
        # territory: who takes it, and whether they fought
        ("capture.v", "The army captured the town", [ARMY], [], "Government regains territory"),
        ("retake.v", "Rebels retook the town after heavy clashes", [REBELS], [], "Non-state actor overtakes territory"),
        ("capture.v", "Rebels captured the town without a fight", [REBELS], [], "Non-violent transfer of territory"),
        (
            "take_control.v",
            "Rebels took control of the town after heavy fighting as troops withdrew after clashes",
            [REBELS],
            [],
            "Non-state actor overtakes territory",
        ),
        # protests: what is done to them, and by them
        ("protest.v", "Teachers protested over pay", [PROTESTERS], [], "Peaceful protest"),
        ("protest.v", "Teachers protested and police fired tear gas", [], [], "Protest with intervention"),
        ("protest.v", "Police killed two people as students protested", [], [], "Excessive force against protesters"),
        ("protest.v", "Students protested the killing of a boy by police", [], [], "Peaceful protest"),
        ("protest.v", "Students protested to demand the release of detained leaders", [], [], "Peaceful protest"),
        ("protest.v", "Protesters threw stones at police", [PROTESTERS], [], "Violent demonstration"),
        ("protest.v", "Protesters burned an effigy", [PROTESTERS], [], "Peaceful protest"),
        # ACLED: a road block with burning tyres is violent
        ("protest.v", "Protesters burned tyres on the road", [PROTESTERS], [], "Violent demonstration"),
        ("kill.v", "Police killed three protesters", [ARMY], [PROTESTERS], "Excessive force against protesters"),
        ("arrest.v", "Police arrested nine demonstrators", [ARMY], [PROTESTERS], "Protest with intervention"),
        # riots: demonstrators or a mob
        ("riot.v", "Rival fans rioted", [], [], "Mob violence"),
        ("riot.n", "a riot at the prison", [], [], "Violent demonstration"),
        ("kill.v", "Villagers killed a suspected thief", [VILLAGERS], [VILLAGERS], "Mob violence"),
        # strategic
        ("arrest.v", "The rebels detained four traders", [REBELS], [VILLAGERS], "Abduction/forced disappearance"),
        ("arrest.v", "Police detained four men", [ARMY], [VILLAGERS], "Arrests"),
        ("burn.v", "Militiamen burned a church", [MILITIA], [], "Looting/property destruction"),
        ("burn.v", "Party supporters burned tyres", [], [], "Violent demonstration"),
        ("burn.v", "Rioters burned a church", [], [], "Violent demonstration"),
        ("destroy.v", "Air strikes destroyed a bridge", [], [], "Air/drone strike"),
    ],
)
def test_type(entry_id: str, text: str, agents: list[Actor], targets: list[Actor], expected: str) -> None:
    coding = coded(entry_id, text, agents, targets)
    assert coding.sub_event_type == expected
    assert coding.event_type == EVENT_TYPE_OF[expected]
    assert coding.rule.startswith("coding:")


def test_weapons_count_as_words() -> None:
    coding = coded("kill.v", "Rebels killed nine", [REBELS], weapons=["mortar"])
    assert coding.event_type == "Explosions/Remote violence"


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.id)
def test_every_entry_codes_with_nothing_known(one: object) -> None:
    coding = code(entry(one.id))  # type: ignore[attr-defined]
    assert EVENT_TYPE_OF[coding.sub_event_type] == coding.event_type
