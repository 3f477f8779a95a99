"""Who did what to whom where the words between mislead: places before subjects, tables, captives, counted victims."""

from __future__ import annotations

import pytest

from extract import annotation, extract_text


def told(text: str) -> list[dict[str, object]]:
    """The events of a text, each as the few values that a row has."""
    return [
        {
            "trigger": one["trigger"]["text"],
            "type": one["sub_event_type"],
            "status": one["status"],
            "agents": [actor["name"] for actor in one["actors"] if actor["role"] == "agent"],
            "targets": [actor["name"] for actor in one["actors"] if actor["role"] == "target"],
            "place": one["place"]["name"] if one["place"] else None,
            "killed": one["fatalities"]["best"] if one["fatalities"] else None,
        }
        for one in annotation(extract_text(text, published="2019-06-03"))["events"]
    ]


@pytest.mark.parametrize(
    ("text", "agents", "place"),
    [
        # the place opens the clause, and the subject stands right behind it
        ("On Monday in Aleppo rebels attacked a convoy.", ["rebels"], "Aleppo"),
        ("Last week in Addis Ababa police arrested 11 traders.", ["Ethiopian police"], "Addis Ababa"),
        ("In Damascus police arrested 11 traders.", ["Syrian police"], "Damascus"),
        ("In eastern Aleppo armed rebels attacked a convoy.", ["armed rebels"], "Aleppo"),
        # an actor before it: the name behind the preposition goes on
        ("Residents of Djibo plan to march on Wednesday.", ["residents of Djibo"], "Djibo"),
        # whose vehicles they are
        ("Twenty armoured vehicles of the Syrian army entered Homs.", ["Syrian military"], "Homs"),
        # a verb that has no passive behind "with handguns"
        ("Criminals with handguns got into a camp near Zaria and fired shots in the air.", ["criminals"], "Zaria"),
    ],
)
def test_who_acts_and_where(text: str, agents: list[str], place: str) -> None:
    (one,) = told(text)
    assert (one["agents"], one["place"]) == (agents, place)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        # counted as dead behind the verb
        ("A truck blew up in Mosul, leaving four soldiers dead and seven wounded.", ["Iraqi military"]),
        # whose bus it is
        ("Gunmen opened fire on a bus of the presidential guard near Palmyra.", ["Syrian national guard"]),
        ("Three boats of the coast guard were attacked off Zamboanga.", ["Philippine coast guard"]),
    ],
)
def test_whom_it_hit(text: str, targets: list[str]) -> None:
    (one,) = told(text)
    assert one["targets"] == targets


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        # captives cannot fight back, whoever they were
        ("Ten captured soldiers were shot dead by the rebels in Gao.", "Attack"),
        ("Two soldiers who had surrendered were shot by the rebels in Gao.", "Attack"),
        ("The militia executed nine fighters in Homs.", "Attack"),
        # soldiers in the field can
        ("Ten soldiers were shot dead by the rebels in Gao.", "Armed clash"),
        # nobody exchanges fire without arms
        ("Two Tamils exchanged fire with the army at a checkpoint in Jaffna.", "Armed clash"),
    ],
)
def test_what_it_was(text: str, type_: str) -> None:
    assert [one["type"] for one in told(text)] == [type_]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        # "them" are as many as were counted before
        ("Gunmen seized two fishermen near Baga and killed them.", [2]),
        # nobody was burnt
        ("Robbers told the owner in Yola to come out or risk being burnt alive, then kidnapped his sons.", [None]),
        # a number without a number: captives, some
        ("Prisoners were executed by the rebels in Gao.", [None]),
        # bodies that turned up elsewhere are not the bombings'
        ("Bombings killed 19 people on Thursday, and nine bodies of bus passengers turned up near Baqubah.", [19, 9]),
        # another paragraph counts its own
        ("A man was shot dead in Mopti on Sunday.\n\nOn Friday six people died in Gao district.", [1]),
        # the same victims counted again by another word
        ("Shells fell on the market of Homs and killed nine people. The dead were twelve, an officer said.", [9]),
    ],
)
def test_how_many(text: str, killed: list[int | None]) -> None:
    assert [one["killed"] for one in told(text)] == killed


def test_a_row_of_a_table_names_its_own_actors() -> None:
    # "they" of one row are never the group of the row before; "them" are not those who act
    table = (
        "Date | Location | Details\n"
        "08 Jun 2018 | Bama, Borno | Boko Haram fighters broke into a house and shot dead a farmer.\n"
        "09 Jun 2018 | Uba, Borno | Criminals with machetes entered a village. They abducted three herdsmen.\n"
        "11 Jun 2018 | Kukawa, Borno | Gunmen rounded up woodcutters. They picked out two of them and killed them.\n"
    )
    rows = told(table)
    assert [one["agents"] for one in rows] == [["Boko Haram"], ["criminals"], ["gunmen"]]
    assert rows[-1]["killed"] == 2


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        # where the raid was, not whose
        ("Toll of Burkina raid rises to 12.", [], []),
        ("US raid kills nine in Yemen.", ["United States"], []),
        # nobody has claimed it
        ("Unclaimed mine explosion 11 Jan killed nine people in Gololey, where Al-Shabaab is strong.", [], ["people"]),
        # letters that are another side's in another country
        (
            "In Sagaing, Myanmar, fighters ambushed a SAC convoy on 3 June.",
            ["fighters"],
            ["State Administration Council"],
        ),
        # the object of a particle verb
        ("Six girls were carried off by gunmen in Zurmi.", ["gunmen"], ["girls"]),
        (
            "The Russian jets carried out four airstrikes on rebels, and two missiles fell.",
            ["Russian air force"],
            ["rebels"],
        ),
        # "try an offensive", "try to break through"
        ("This winter Russia may try a new offensive in Kherson.", ["Russia"], []),
        (
            "The occupiers tried 41 times to break through the defence of Ukrainian troops.",
            ["occupiers"],
            ["Ukrainian military"],
        ),
    ],
)
def test_whose_and_against_whom(text: str, agents: list[str], targets: list[str]) -> None:
    one = told(text)[0]
    assert (one["agents"], one["targets"]) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        # a count of the day's attacks is none of them
        (
            "The front line has seen 71 enemy attacks.\n\nThe enemy attacked 12 times near Torske.\n\n"
            "The enemy attacked twice near Huliaipole.",
            ["attacked", "attacked"],
        ),
        # what a headline says in fewer words
        (
            "Volunteers hurt in Gao blast\n\nGAO, May 15 - Four defence volunteers were injured when a bomb blew up.",
            ["bomb"],
        ),
        # close to the last sentence that told of it, not only to the first
        (
            "Rebels attacked a base in Gao on Saturday. The attack began at dawn. Two of the hurt were flown out. "
            "It was the deadliest attack this year.",
            ["attacked"],
        ),
    ],
)
def test_told_once(text: str, triggers: list[str]) -> None:
    assert [one["trigger"] for one in told(text)] == triggers


def test_a_reason_is_no_source() -> None:
    # "Citing its own rules, the court ..." says why it acted, and nobody else says that it did
    cited = told("Citing security concerns, the authorities demolished 22 houses in Hebron.")
    said = told("The authorities demolished 22 houses in Hebron, the agency said, citing witnesses.")
    assert [one["status"] for one in (*cited, *said)] == ["asserted", "claimed"]


def test_what_hangs_on_a_claim_is_claimed() -> None:
    # one sentence tells the toll as somebody's claim, and the deed in a clause that hangs on it
    text = "The Dawei Unit claimed to have killed three soldiers when it dropped two bombs on a camp near Dawei."
    assert [(one["type"], one["status"], one["killed"]) for one in told(text)] == [("Air/drone strike", "claimed", 3)]


def test_an_unclaimed_blast_is_nobodys() -> None:
    # although the next sentence names somebody who claims another one
    text = "Unclaimed mine explosion killed nine people in Baidoa. Al-Shabaab claimed responsibility for a raid."
    assert told(text)[0]["agents"] == []


def test_a_reason_in_a_bullet_is_no_source() -> None:
    text = "• Citing the lack of permits, the authorities demolished 22 houses in Hebron on 15 June 2018."
    assert [one["status"] for one in told(text)] == ["asserted"]
