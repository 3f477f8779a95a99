"""What stands by itself, what leads it in, and what a table's cells give."""

from __future__ import annotations

import pytest

from extract.frame.tables import label
from extract.lexicon.frame import HERE
from extract.lexicon.loader import read_table
from tests.unit.frame.framed import days, frame, when

RELEASE = (
    "On 4 March 2016, coalition jets carried out nine strikes in two provinces.\n"
    "In the north, five strikes hit the following:\n"
    "* Near Alpha, three strikes destroyed a bridge. A tank burned.\n"
    "* Near Beta, two strikes destroyed a depot.\n"
    "In the south, four strikes were flown.\n"
    "* Near Gamma, four strikes destroyed boats.\n\n"
    "Ground troops met no resistance that day, the statement said.\n"
)
TABLE = (
    "Where | What happened | Date | Fatalities\n"
    "--- | --- | --- | ---\n"
    "Alpha | Raiders killed a herder. They fled north. | 2 May 2018 | 1\n"
    "Beta | A mine killed two drivers | 4 May 2018 | 2\n"
)


def test_lead_ins_rule_their_items_and_no_more() -> None:
    read = frame(RELEASE)
    led = {
        name: [RELEASE[span.start : span.end].split(",")[0] for span in read.lead_ins(RELEASE.index(name))]
        for name in ("Alpha", "tank", "Beta", "Gamma", "Ground")
    }
    first, north, south = "On 4 March 2016", "In the north", "In the south"
    assert led["Alpha"] == led["tank"] == led["Beta"] == [north, first]
    assert led["Gamma"][0] == south
    assert first in led["Gamma"]
    assert led["Ground"] == []


def test_items_take_the_day_of_their_lead_in() -> None:
    for words in ("three strikes", "burned", "two strikes", "four strikes destroyed"):
        assert days(when(RELEASE, words)) == "2016-03-04", words


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        # an item's own day, in force to its end and not beyond
        ("- On Monday a mine hit a bus. Two were killed.\n- Gunmen shot a judge.", "killed", "2015-07-13"),
        ("- On Monday a mine hit a bus. Two were killed.\n- Gunmen shot a judge.", "shot", "2015-07-08..2015-07-15"),
        # when a list came out is not when anything in it happened
        ("The army issued its list of raids on Monday:\n- Gunmen shot a judge.", "shot", "2015-07-08..2015-07-15"),
        ("The army listed its raids of Monday:\n- Gunmen shot a judge.", "shot", "2015-07-13"),
        # an aside names the day of something else
        ("Survivors of Sunday's attack are in hospital.\n\nA bomb killed a guard.", "killed", "2015-07-08..2015-07-15"),
        ("Ten are still missing after Sunday's raid. A bomb killed a guard.", "killed", "2015-07-08..2015-07-15"),
        # the subject of the sentence is what the news is of
        ("Sunday's attack on the base left ten dead.\n\nGunmen killed the guards first.", "killed", "2015-07-12"),
        # what takes it up is of that day
        ("Survivors of Sunday's attack are in hospital.\n\nThe blast tore a bus apart.", "blast", "2015-07-12"),
        # a year that names something is not when
        ("On 9 June 2015, during the 2015 Delta offensive, soldiers killed ten men.", "killed", "2015-06-09"),
        ("On 9 June 2015, during the 2015 Delta offensive, men came. They killed ten.", "killed", "2015-06-09"),
        # when somebody answers for it is not when it was
        ("The group took responsibility Monday for a bomb that killed ten on Sunday.", "bomb", "2015-07-12"),
        # what is said is counted from the day of saying
        ("Police reported on 9 July that ten were killed over the past 24 hours.", "killed", "2015-07-08..2015-07-09"),
        # hours are counted from what happened, not from what was said of it
        ("A bomb went off on Sunday, police said on Monday. An hour later gunmen shot a judge.", "shot", "2015-07-12"),
        # a sentence that begins something else
        ("An office was raided on Sunday. In an unrelated incident, a man was shot.", "shot", "2015-07-08..2015-07-15"),
        # "upon which" goes on with the story
        ("On 9 July, troops took the hill, upon which they shot ten captives.", "shot", "2015-07-09"),
        ("The 2011 Delta offensive left hundreds homeless.", "offensive", "2011-01-01..2011-12-31"),
    ],
)
def test_how_far_a_day_reaches(text: str, trigger: str, day: str) -> None:
    assert days(when(text, trigger, "2015-07-15")) == day


def test_rows_and_their_cells() -> None:
    read = frame(TABLE)
    rows = [scope for scope in read.scopes if scope.fields]
    assert [TABLE[row.start : row.end].split(" |")[0] for row in rows] == ["Alpha", "Beta"]
    cells = [{name: TABLE[span.start : span.end] for name, span in row.fields} for row in rows]
    assert cells[0]["day"] == "2 May 2018"
    assert cells[1] == {"place": "Beta", "text": "A mine killed two drivers", "day": "4 May 2018", "killed": "2"}
    assert days(when(TABLE, "killed a herder")) == "2018-05-02"
    assert days(when(TABLE, "fled")) == "2018-05-02"
    assert days(when(TABLE, "killed two")) == "2018-05-04"


def test_prose_with_bars_is_no_table() -> None:
    assert frame("Home | News | Sport\nGunmen killed a man | Police said\n").scopes == ()


def test_every_column_is_known_by_its_example() -> None:
    for row in read_table(HERE / "columns.tsv", ("meaning", "words", "example")):
        assert label(row["example"]) == row["meaning"]
    assert label("Actor 1") == "agent"
    assert label("DATE (UTC):") == "day"
    assert label("the town") == ""


def test_every_lead_in_leads_in_its_example() -> None:
    for row in read_table(HERE / "lead_ins.tsv", ("says", "words", "example")):
        text = f"{row['example']}\n- In Alpha, a bomb went off.\n"
        assert frame(text).lead_ins(text.index("bomb")), row["example"]


RECORDS = (
    "Case 7\nIncident date: 2 May 2018\nPlace: Alpha\nDetails: A mine killed a herder.\n\n"
    "Case 8\nIncident date: 9 May 2018\nPlace: Beta\nDetails: Shells fell on a farm.\n"
)
PAGE = "Menu\nIncident date\nOctober 17, 2017\nLocation\nGamma\nAssessment\nA strike killed a family that night.\n"


def test_records_and_their_labels() -> None:
    read = frame(RECORDS)
    found = [{name: RECORDS[span.start : span.end] for name, span in scope.fields} for scope in read.scopes]
    assert [one["place"] for one in found if one] == ["Alpha", "Beta"]
    assert days(when(RECORDS, "killed")) == "2018-05-02"
    assert days(when(RECORDS, "Shells fell")) == "2018-05-09"
    assert days(when(PAGE, "killed")) == "2017-10-17"  # a label on a line of its own


def test_one_label_is_no_record() -> None:
    text = "Location: the ministry said nothing of it.\nGunmen killed a man."
    assert not any(scope.fields for scope in frame(text).scopes)
