"""Status and attribution, clause by clause."""

from __future__ import annotations

import pytest

from tests.unit.events.reading import event


@pytest.mark.parametrize(
    ("text", "trigger", "status", "speaker"),
    [
        # the report's own voice, and another newsroom's
        ("Rebels attacked the port.", "attacked", "asserted", None),
        ("Rebels attacked the port, Reuters reported.", "attacked", "asserted", "Reuters"),
        # officials, residents, parties claim
        ("Rebels attacked the port, the mayor said.", "attacked", "claimed", "the mayor"),
        ("Residents said rebels attacked the port.", "attacked", "claimed", "Residents"),
        ("According to the governor, rebels attacked the port.", "attacked", "claimed", "the governor"),
        ("“Rebels attacked the port,” said the mayor.", "attacked", "claimed", "the mayor"),
        ("The rebels claimed to have attacked the port.", "attacked", "claimed", "The rebels"),
        # not confirmed
        ("Rebels reportedly attacked the port.", "attacked", "unconfirmed", None),
        ("The men are believed to have attacked the port.", "attacked", "unconfirmed", None),
        # denied
        ("The army denied that it shelled the market.", "shelled", "denied", None),
        # planned
        ("The rebels vowed to attack the port.", "attack", "planned", None),
        ("The army is preparing to attack the rebels.", "attack", "planned", None),
        ("The rebels will attack the port on Friday.", "attack", "planned", None),
        ("The general ordered his troops to attack the port.", "attack", "planned", None),
        ("The army said it would attack the rebels.", "attack", "planned", "The army"),
        # hypothetical
        ("If the rebels attack the port, trade will stop.", "attack", "hypothetical", None),
        ("The rebels could attack the port.", "attack", "hypothetical", None),
        ("The prospect of an attack worries traders.", "attack", "hypothetical", None),
        # negated
        ("The rebels did not attack the port.", "attack", "negated", None),
        ("The rebels failed to attack the port.", "attack", "negated", None),
        ("The rebels left without attacking the port.", "attacking", "negated", None),
        # what is said of a known attack is not said of its having happened
        ("The mayor will not comment on the attack.", "attack", "asserted", None),
        ("The mayor vowed to avenge the attack.", "attack", "asserted", None),
        # scope ends where the clause ends
        ("Rebels attacked the port and vowed to attack the airport.", "attacked", "asserted", None),
        ("Troops managed to attack the rebels.", "attack", "asserted", None),
        # causes are facts
        ("The raid forced the army to attack the rebels.", "attack", "asserted", None),
        # a word of doubt in a clause or phrase of its own says nothing of the rest
        ("Five rebels, who reportedly robbed a bank, were shot in Goma.", "shot", "asserted", None),
        ("A teacher was arrested by rebels, supposedly for spying.", "arrested", "asserted", None),
        # a remark in brackets is on all of it
        ("Rebels attacked the port (unverified).", "attacked", "unconfirmed", None),
        # a claim reaches the clauses that hang on it
        ("The rebels claimed to have killed nine men when they bombed the port.", "bombed", "claimed", "The rebels"),
        ("The brigade claimed it and an allied group attacked the port.", "attacked", "claimed", "The brigade"),
        # neither a footnote nor a bullet speaks
        ("The town fell.[47] A blogger claimed that rebels attacked the port.[48]", "attacked", "claimed", "A blogger"),
        ("• Two nurses said that rebels attacked the port.", "attacked", "claimed", "Two nurses"),
        # never is not
        ("The rebels never attacked the port.", "attacked", "negated", None),
        # a light verb is as real as what it does
        ("The army will orchestrate the attack next week.", "attack", "planned", None),
        ("The army did not organise the attack.", "attack", "negated", None),
        # a question
        ("Did rebels attack the port?", "attack", "hypothetical", None),
    ],
)
def test_status(text: str, trigger: str, status: str, speaker: str | None) -> None:
    found = event(text, trigger)
    assert found.status == status
    assert (found.attribution.text if found.attribution else None) == speaker


def test_a_quotation_over_two_sentences_has_one_speaker() -> None:
    text = "“The rebels attacked the port. They killed two guards,” the mayor said."
    found = event(text, "attacked")
    assert found.status == "claimed"
    assert found.attribution is not None
    assert found.attribution.text == "the mayor"


def test_a_claim_and_its_denial_are_one_event() -> None:
    text = "Rebels said the army shelled the market. The army denied that it shelled the market."
    found = event(text, "shelled")
    assert found.status == "claimed"
    assert found.denial is not None
    assert found.denial.text == "The army"
    assert len(found.also) == 1


def test_party_to_the_conflict() -> None:
    party = event("The army said rebels attacked the port.", "attacked").attribution
    outsider = event("Residents said rebels attacked the port.", "attacked").attribution
    assert party is not None
    assert party.party is True
    assert outsider is not None
    assert outsider.party is False


def test_a_claim_that_could_not_be_confirmed() -> None:
    text = "The rebels said they had attacked the port. The report could not be confirmed."
    one = event(text, "attacked")
    assert one.status == "unconfirmed"
    assert one.attribution is not None


def test_what_the_mighty_foretell_is_planned() -> None:
    assert event("The prime minister said that the port would be liberated in May.", "liberated").status == "planned"


def test_a_denial_of_something_else_is_not_kept() -> None:
    text = "Aid workers said rebels attacked the port. The army denied that its supply lines had been cut."
    assert event(text, "attacked").denial is None
