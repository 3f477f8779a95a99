"""News in few words: databases, agencies of the 1980s; who, whom, what and how many in each."""

from __future__ import annotations

from datetime import date

import pytest

from extract.model import Document, EventMention, Published, Role, Status, TimeInterval, Toll
from extract.pipeline import Extractor
from tests.unit.events.reading import actors, event, events

AGENT, TARGET = Role.AGENT, Role.TARGET


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        # a name that begins with what looks like a verb
        ("Shining Path terrorists murdered the mayor.", "murdered", ["Shining Path terrorists"], ["mayor"]),
        # a verb of saying without "that"
        ("The governor said rebels fired on a convoy.", "fired on", ["rebels"], []),
        # an adjective of doubt after a comma
        ("On Monday, presumed rebels abducted two traders.", "abducted", ["presumed rebels"], ["traders"]),
        # whose lines they are, "forward" being no verb
        ("Rebels attacked the army's forward defence lines.", "attacked", ["Rebels"], ["army"]),
        # forces by branch and machine
        ("Army helicopters bombed three hamlets.", "bombed", ["Army helicopters"], []),
        # plain people of every trade
        ("Masked subversives shot two landowners.", "shot", ["Masked subversives"], ["landowners"]),
        # a passive that is part of the trigger
        ("A headman was gunned down by suspected rebels.", "gunned down", ["suspected rebels"], ["headman"]),
        ("Two demonstrators were shot dead by gendarmes.", "shot", ["gendarmes"], ["demonstrators"]),
        # whom a vehicle carries
        ("Rebels fired on a car carrying the US ambassador.", "fired on", ["Rebels"], ["US ambassador"]),
        # whose a building is
        ("Hooded men robbed a branch of the Orchard Bank.", "robbed", ["Hooded men"], ["Orchard Bank"]),
        # who left the mine
        ("A landmine left behind by rebels killed two traders.", "killed", ["rebels"], ["traders"]),
        # verb, "to death", object
        ("A mob beat to death two traders.", "beat", ["mob"], ["traders"]),
        # a participle before the main clause
        ("Fighting off an ambush, soldiers shot two bandits.", "shot", ["soldiers"], ["bandits"]),
        # where people rally is not whom they are against
        ("Pensioners rallied outside the governor's office.", "rallied", ["Pensioners"], []),
        # only the phrase beside "to"
        ("Rebels set fire to a bus on the road to the barracks of the army.", "set fire", ["Rebels"], []),
        # responsibility taken
        ("The Red Front took responsibility for the attack on a judge.", "attack", ["Red Front"], ["judge"]),
        # a row of verbs after commas shares its subject
        ("Raiders burned a camp, shot two herders and abducted a child.", "abducted", ["Raiders"], ["child"]),
        # "hit" before a noun is no verb
        ("A hit squad gunned down a mayor.", "gunned down", ["hit squad"], ["mayor"]),
        # a name in capitals that looks like "is"
        ("A trader was killed by a landmine laid by IS in the hills.", "killed", ["IS"], ["trader"]),
        # an auxiliary that two passives share
        ("A woman was killed and her son injured by gunmen.", "killed", ["gunmen"], ["woman"]),
        # embarking on a protest
        ("Nurses embarked on a protest in the capital.", "protest", ["Nurses"], []),
        # whose killing is protested
        ("Traders observed a strike against the killing of a shopkeeper.", "strike", ["Traders"], []),
        # those who agree stand on one side
        ("The army and the rebels signed a truce.", "signed", ["army", "rebels"], []),
        # found shot dead
        ("A farmer was found shot dead beside a road.", "shot dead", [], ["farmer"]),
        # the man in the town, not the town
        ("Police arrested a man in Makhachkala who had shot a judge.", "shot", ["man"], ["judge"]),
        # a participle between subject and verb
        ("Peasants marched, and gunmen hired by the owner shot a teacher.", "shot", ["gunmen"], ["teacher"]),
        # taken captive
        ("Rebels took nine villagers hostage.", "took", ["Rebels"], ["villagers"]),
        # what hangs on a nationality with a hyphen is not the people
        ("Raiders burned a Kurdish-owned house.", "burned", ["Raiders"], []),
    ],
)
def test_who_and_whom(text: str, trigger: str, agents: list[str], targets: list[str]) -> None:
    one = event(text, trigger)
    assert actors(text, one, AGENT) == agents
    assert actors(text, one, TARGET) == targets


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        # the means are open: ground is bombed from the air, a building by what is left in it
        ("The village was bombed on Monday.", "bombed", "Air/drone strike"),
        ("Rebel positions were bombed at dawn.", "bombed", "Air/drone strike"),
        ("The embassy was bombed on Monday.", "bombed", "Remote explosive/landmine/IED"),
        ("A market was bombed on Monday.", "bombed", "Remote explosive/landmine/IED"),
        # ground taken beside the state
        ("Peshmerga fighters captured two villages from Islamic State.", "captured", "Government regains territory"),
        ("Pro-government militias took the town.", "took", "Government regains territory"),
        ("Militiamen recaptured the town from the rebels.", "recaptured", "Government regains territory"),
        ("Rebels took the town.", "took", "Non-state actor overtakes territory"),
        # a guard beside a civilian
        ("Gunmen killed a health worker and the policeman guarding her.", "killed", "Attack"),
        # former fighters are nobody's fighters; mutineers are not the state's
        ("Gunmen assassinated a former rebel commander.", "assassinated", "Attack"),
        ("Mutinous soldiers took the town.", "took", "Non-state actor overtakes territory"),
        # what armed people hold
        ("Troops opened fire on Armenian positions.", "opened fire", "Armed clash"),
        # vehicles with nobody said to be armed
        ("Rebels ambushed two lorries on the road.", "ambushed", "Attack"),
        # who shoots at a crowd
        ("Thugs fired at demonstrators, wounding three.", "fired", "Excessive force against protesters"),
        # rioters riot
        ("Far-right rioters attacked a hotel.", "attacked", "Violent demonstration"),
        ("Coca growers clashed with police.", "clashed", "Violent demonstration"),
        # strikes that are decreed by those who are armed
        ("The guerrillas declared an armed strike in the province.", "strike", "Other"),
        # goods and people
        ("Bandits hijacked a lorry carrying rice.", "hijacked", "Looting/property destruction"),
        ("Gunmen hijacked an airliner.", "hijacked", "Abduction/forced disappearance"),
        # a hostage who is killed
        ("The group executed the French hostage.", "executed", "Attack"),
        # a lorry as a bomb
        (
            "A lorry loaded with explosives was driven into the barracks and blew up.",
            "blew up",
            "Suicide bomb",
        ),
        # neighbours who lynch
        ("Neighbours tied up a thief and burned him alive.", "burned", "Mob violence"),
        # a party's youths
        ("ANC youths assaulted two traders with clubs.", "assaulted", "Attack"),
    ],
)
def test_type(text: str, trigger: str, kind: str) -> None:
    assert event(text, trigger).sub_event_type == kind


@pytest.mark.parametrize(
    ("text", "trigger", "killed"),
    [
        ("Gunmen shot dead a village chief.", "shot", Toll(1, 1, 1)),  # a title that is an adjective elsewhere
        ("A mob beat to death two traders.", "beat", Toll(2, 2, 2)),
        ("Rebels shot down a plane in which all 21 on board died.", "shot down", Toll(21, 21, 21)),
        ("Police shot and killed a Palestinian who ran away.", "shot", Toll(1, 1, 1)),  # a nationality as a noun
        ("Troops neutralised 11 rebels.", "neutralised", Toll(11, 11, 11)),
        ("A farmer was found shot dead beside a road.", "shot dead", Toll(1, 1, 1)),
        ("Neighbours burned a thief alive.", "burned", Toll(1, 1, 1)),
        ("Gunmen killed a tribal elder and his son.", "killed", Toll(2, 2, 2)),
        ("The bodies of four men were left beside a road, shot in the head.", "bodies", Toll(4, 4, 4)),
        ("Raiders attacked a camp, killed five herders and abducted a child.", "attacked", Toll(5, 5, 5)),
        # a comparison is no period
        ("The battle claimed the lives of 30 soldiers in the worst fighting since 1999.", "battle", Toll(30, 30, 30)),
        # a noun takes the count of its own clause
        ("Guards held eight smugglers after a shootout in which one guard was killed.", "shootout", Toll(1, 1, 1)),
    ],
)
def test_killed(text: str, trigger: str, killed: Toll) -> None:
    assert event(text, trigger).toll("killed") == killed


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        # nobody hurt is no event
        ("Saboteurs blew up a pylon. Nobody was injured.", ["blew up"]),
        # a label before a colon
        ("Cattle raid: armed men raided a camp.", ["raided"]),
        # one deed told with two verbs
        ("Gunmen attacked a camp and hacked nine people to death.", ["attacked"]),
        # a weapon that is found
        ("Troops discovered a rebel arms cache.", ["discovered"]),
        # an agreement and what is agreed
        ("The army and the rebels agreed to a truce.", ["agreed to"]),
        # "the attack" of the next sentence, whomever it hit beside; not one that names its own aim
        ("Rebels shelled a port. The attack killed three women.", ["shelled"]),
        ("Rebels ambushed a patrol. The attack killed two shepherds.", ["ambushed"]),
        ("Rebels shelled a port. The attack on a convoy killed three women.", ["shelled", "attack on"]),
        # who says so stands between
        ("Rebels shelled a port, the army said, killing three.", ["shelled"]),
        # those driven out, and how many of them
        ("Rebels raided a camp. Soldiers drove them out, killing nine.", ["raided", "drove them out"]),
        # what becomes of a truce is no agreement
        ("After the truce collapsed, tanks shelled the port.", ["shelled"]),
        # the grievance is an event of its own
        ("Reporters rallied after two editors were murdered.", ["rallied", "murdered"]),
        # a drone that carries is no air strike
        ("Guards shot down a drone carrying heroin.", ["shot down"]),
    ],
)
def test_events_of_a_text(text: str, triggers: list[str]) -> None:
    assert [one.trigger.text for one in events(text)] == triggers


def test_injuries_sustained() -> None:
    one = event("Men hurled a grenade at a van. Two officers sustained injuries.", "grenade")
    assert one.toll("injured") == Toll(2, 2, 2)


def test_arrests_at_a_rally_are_part_of_it() -> None:
    found = events("Police broke up the rally with tear gas; 13 people were detained.")
    assert [one.sub_event_type for one in found] == ["Protest with intervention"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # nobody's word is nobody's claim
        ("A bomb destroyed a chapel; no group claimed responsibility.", Status.ASSERTED),
        ("Rebels ambushed a bus; the Red Front claimed responsibility.", Status.ASSERTED),
        # who did it is said by somebody, that it happened is told
        ("Gunmen shot a judge; the police blamed rebels.", Status.ASSERTED),
        ("Gunmen shot a judge, the police said.", Status.CLAIMED),
    ],
)
def test_status(text: str, status: Status) -> None:
    assert events(text)[0].status is status


def test_we_are_the_side_of_a_spokesman_told_in_apposition() -> None:
    text = "“We will take the town very soon,” said Ahmed al-Bern, a Hezbollah spokesperson."
    one = event(text, "take")
    assert [a.actor.name for a in one.actors if a.role is AGENT] == ["Hezbollah"]


def _dated(text: str) -> tuple[EventMention, ...]:
    day = date(2019, 5, 21)
    return Extractor().extract(Document(text, published=Published(TimeInterval(day, day), "analyst"))).events


def test_a_total_since_a_month_is_a_statistic_and_no_event() -> None:
    (lead,) = _dated(
        "Shells hit the market on Monday, killing nine. More than 500 people have been killed since January."
    )
    assert lead.toll("killed") == Toll(9, 9, 9)


def test_a_total_over_weeks_is_a_tally_of_its_own() -> None:
    lead, total = _dated(
        "Shells hit the market on Monday, killing nine. More than 500 people have been killed over the past two weeks."
    )
    assert lead.toll("killed") == Toll(9, 9, 9)
    assert total.toll("killed") == Toll(500, 500, 500)
    assert total.time is not None
    assert total.time.interval == TimeInterval(date(2019, 5, 7), date(2019, 5, 21))


def test_a_total_without_its_period_goes_to_no_event() -> None:
    lead = _dated("Shells hit the market on Monday, killing nine. This year's war dead number 500.")[0]
    assert lead.toll("killed") == Toll(9, 9, 9)


def test_the_toll_of_a_whole_operation_is_not_of_the_leads_day() -> None:
    found = _dated("On Monday the army took the town. The army said 1,800 rebels had been killed in the operation.")
    assert [one.time is None for one in found] == [False, True]
    assert found[1].toll("killed") == Toll(1800, 1800, 1800)


def test_ground_that_changes_hands_is_where_it_happens() -> None:
    found = _dated("Goma, the first city to fall to the rebels last year, is located in North Kivu.")
    assert found[0].place is not None
    assert found[0].place.place.name == "Goma"


def test_a_dated_battle_named_again_is_one() -> None:
    text = "The battle in Huambo in 1993 was long. Veterans recall the army's own 1993 battle in Huambo."
    assert [one.trigger.text for one in _dated(text)] == ["battle"]


def test_a_total_whose_period_has_no_dates_is_kept() -> None:
    one = event("About 100 people have been killed in shelling over the past two weeks.", "shelling")
    assert one.toll("killed") == Toll(100, 100, 100)


def test_totals_that_only_dates_could_tell_apart_go_to_no_event() -> None:
    one = event("Three men died in the raid, and 40 people have been killed in such raids since 2003.", "raid")
    assert one.toll("killed") == Toll(3, 3, 3)  # its own: the 40 are of all raids


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        # an adverb between "it" and its verb
        ("Hezbollah held the hill. On Sunday it sharply stepped up air strikes.", "air strikes", ["Hezbollah"]),
        # the forces of somebody who stands for a state, and a place word after them
        ("Haider al-Abadi spoke after his forces there withdrew from the town.", "withdrew", ["Iraqi military"]),
    ],
)
def test_whose_deed(text: str, trigger: str, names: list[str]) -> None:
    assert [a.actor.name for a in event(text, trigger).actors if a.role is AGENT] == names


def test_a_noun_before_its_result_is_one_event() -> None:
    found = events("The attack on a police base between Fallujah and Samarra killed 45 policemen.")
    assert [(one.trigger.text, one.toll("killed")) for one in found] == [("attack on", Toll(45, 45, 45))]


def test_families_who_leave_hand_over_nothing_and_may_tell_of_it() -> None:
    (one,) = events("Militiamen fired rockets at the hill, families who left the town said.")
    assert one.attribution is not None
    assert (one.attribution.text, one.status) == ("families", Status.CLAIMED)


def test_bombers_are_of_the_group_before_them() -> None:
    one = event("Islamic State suicide bombers drove a truck through the gate.", "suicide bombers")
    assert [a.actor.name for a in one.actors if a.role is AGENT] == ["Islamic State"]


def test_what_is_agreed_is_made() -> None:
    assert event("The clans agreed a truce in March.", "agreed").status is Status.ASSERTED


def test_materiel_that_is_destroyed() -> None:
    text = "The rebels destroyed an army helicopter and two tanks."
    one = event(text, "destroyed")
    assert one.sub_event_type == "Armed clash"
    assert (actors(text, one, AGENT), actors(text, one, TARGET)) == (["rebels"], ["army helicopter"])
    assert events("The museum's tanks were destroyed by rust in a storm.") == ()


def test_who_launched_what_was_shot_down() -> None:
    text = "Air defences shot down six drones launched by the rebels."
    assert actors(text, event(text, "launched"), AGENT) == ["rebels"]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        # a verb form that is a noun as well, before a name
        ("If the army attacks Kesh, the town will hold.", "attacks", Status.HYPOTHETICAL),
        # a condition without "if"
        ("Had the rebels taken the town, the war would have ended.", "taken", Status.HYPOTHETICAL),
        # reports that are denied are not merely reports
        ("The governor denied reports that gunmen had abducted six girls.", "abducted", Status.DENIED),
        ("The army rejected claims that soldiers shot two herders.", "shot", Status.DENIED),
        ("There were reports that soldiers shot two herders.", "shot", Status.UNCONFIRMED),
    ],
)
def test_what_did_not_happen(text: str, trigger: str, status: Status) -> None:
    assert event(text, trigger).status is status


def test_who_denies_a_deed_told_by_its_gerund() -> None:
    one = event("The army denied bombing a hospital in the hills.", "bombing")
    assert (one.sub_event_type, one.status) == ("Air/drone strike", Status.DENIED)


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed the bombing of the market.",
        "Nobody claimed responsibility for the bombing of the market.",
    ],
)
def test_nobody_is_no_agent(text: str) -> None:
    assert actors(text, event(text, "bombing"), AGENT) == []


def test_a_town_falls_and_a_boy_does_not() -> None:
    assert [one.sub_event_type for one in events("The border town fell on Sunday.")] == [
        "Non-state actor overtakes territory"
    ]
    assert events("The boy fell on Sunday.") == ()
    assert events("Attendance in the town fell on Sunday.") == ()


def test_a_capital_that_is_bombed_is_a_town() -> None:
    (one,) = Extractor().extract(Document("Damascus was bombed on Friday.")).events
    assert one.place is not None
    assert one.place.place.name == "Damascus"


def test_a_toll_in_a_quarter_is_of_the_town() -> None:
    text = "Homs was shelled on Friday. Four people were killed in {}."
    assert len(Extractor().extract(Document(text.format("the Baba Amr quarter"))).events) == 1
    assert len(Extractor().extract(Document(text.format("Hama"))).events) == 2


def test_a_named_force_is_armed_without_the_word() -> None:
    assert [one.sub_event_type for one in events("M23 took Kalungu on Thursday.")] == [
        "Non-state actor overtakes territory"
    ]


def test_who_denies_a_deed_does_not_say_whose_it_was() -> None:
    text = "A theatre was bombed. Russia denies the attack and blames the Azov regiment."
    one = event(text, "bombed")
    assert actors(text, one, AGENT) == []
    assert one.denial is not None


def test_who_denies_that_anything_was_hit() -> None:
    text = "The army said it had destroyed a plane. The rebels denied that any plane was hit and accused it of lies."
    one = event(text, "destroyed")
    assert one.denial is not None
    assert one.denial.text == "The rebels"


def test_the_organisation_who_says_so() -> None:
    one = event("At least 700 people were killed, according to the WHO.", "killed")
    assert one.attribution is not None
    assert one.attribution.text == "the WHO"


def test_a_flight_kills_nobody_where_an_attack_is_told_beside_it() -> None:
    found = {
        one.trigger.text: one.toll("killed") for one in events("Six men died when a convoy fleeing Goma was shelled.")
    }
    assert found == {"shelled": Toll(6, 6, 6)}  # and flight is no event of the conflict


@pytest.mark.parametrize("speaker", ["Israel's military", "The air force", "The navy"])
def test_it_may_be_a_body_told_by_a_collective_noun(speaker: str) -> None:
    found = event(f"{speaker} said it killed two gunmen.", "killed")
    assert [a.actor.id for a in found.actors if a.role is AGENT] == [
        a.actor.id for a in event(f"{speaker} killed two gunmen.", "killed").actors if a.role is AGENT
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "status", "agents"),
    [
        # an aside between the speaker and the word of saying
        (
            "An official, speaking in the capital, said rebel jets struck a convoy.",
            "struck",
            Status.CLAIMED,
            ["rebel jets"],
        ),
        (
            "The militia, in a statement read on air, claimed responsibility for the raid.",
            "raid",
            Status.ASSERTED,
            ["militia"],
        ),
        # the speaker behind a headline
        ("Twelve dead in shelling of the port, said the governor.", "shelling", Status.CLAIMED, []),
        # what a picture seems to show
        ("Videos appear to show soldiers shooting detainees.", "shooting", Status.UNCONFIRMED, []),
        # what somebody calls a deed he has neither done nor planned
        ("The minister called the shelling of the port a war crime.", "shelling", Status.ASSERTED, []),
        ("Unions called a strike for Monday.", "strike", Status.PLANNED, ["Unions"]),
    ],
)
def test_who_says_so_and_who_did_it(text: str, trigger: str, status: Status, agents: list[str]) -> None:
    found = event(text, trigger)
    assert found.status is status
    assert actors(text, found, AGENT) == agents


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        # a group that owns up stands before its men without a face
        ("Gunmen shot nine traders. Boko Haram claimed responsibility.", ["Boko Haram", "Gunmen"]),
        ("A bomb killed nine traders. Boko Haram said it was behind the attack.", ["Boko Haram"]),
        # blame is the word of the other side, and no face
        ("Gunmen shot nine traders. The army blamed Boko Haram.", ["Gunmen"]),
        ("Gunmen shot nine traders. Boko Haram denied responsibility.", ["Gunmen"]),
        ("Gunmen shot nine traders. Boko Haram claimed responsibility for another raid.", ["Gunmen"]),
        # who is known is not replaced
        ("Soldiers shot nine traders. Boko Haram claimed responsibility for it.", ["Soldiers"]),
    ],
)
def test_who_owns_up(text: str, agents: list[str]) -> None:
    assert actors(text, events(text)[0], AGENT) == agents
