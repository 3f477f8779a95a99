"""Who is agent and who is target, in the constructions of news."""

from __future__ import annotations

import pytest

from extract.model import Role
from tests.offsets import assert_offsets
from tests.unit.events.reading import actors, event, events


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        # active, passive, passive participle
        ("Soldiers attacked the rebels.", "attacked", ["Soldiers"], ["rebels"]),
        ("The rebels were attacked by soldiers.", "attacked", ["soldiers"], ["rebels"]),
        ("A convoy of peacekeepers attacked by rebels turned back.", "attacked", ["rebels"], ["peacekeepers"]),
        # nominal
        ("The attack by rebels on the soldiers failed.", "attack", ["rebels"], ["soldiers"]),
        ("The shelling of civilians by soldiers went on.", "shelling", ["soldiers"], ["civilians"]),
        ("A rebel attack on soldiers killed two.", "attack", ["rebel"], ["soldiers"]),
        # two sides
        ("Soldiers clashed with rebels near the dam.", "clashed", ["Soldiers"], ["rebels"]),
        ("Clashes between soldiers and rebels broke out.", "Clashes", ["soldiers"], ["rebels"]),
        ("Clashes erupted between soldiers and rebels.", "Clashes", ["soldiers"], ["rebels"]),
        # coordination
        ("Soldiers and militiamen attacked the rebels.", "attacked", ["Soldiers", "militiamen"], ["rebels"]),
        ("Gunmen kidnapped and killed two nurses.", "kidnapped", ["Gunmen"], ["nurses"]),
        # relative clause, infinitive of purpose, participle
        ("Rebels who attacked the soldiers fled.", "attacked", ["Rebels"], ["soldiers"]),
        ("Soldiers launched an offensive to drive the rebels out.", "offensive", ["Soldiers"], ["rebels"]),
        ("Gunmen attacked a market, killing nine traders.", "attacked", ["Gunmen"], ["traders"]),
        # crowds
        ("Students marched against the government.", "marched", ["Students"], ["government"]),
        # an attack that was beaten off is the attackers' attack
        ("Soldiers repelled a rebel attack.", "attack", ["rebel"], ["Soldiers"]),
        ("The rebels were repelled by soldiers.", "repelled", ["soldiers"], ["rebels"]),
        # blame
        ("A bomb exploded at a market; police blamed the rebels.", "exploded", ["rebels"], []),
    ],
)
def test_roles(text: str, trigger: str, agents: list[str], targets: list[str]) -> None:
    found = event(text, trigger)

    def same(wanted: list[str], said: list[str]) -> bool:
        return len(wanted) == len(said) and all(w.lower() in s.lower() for w, s in zip(wanted, said, strict=True))

    assert same(agents, actors(text, found, Role.AGENT))
    assert same(targets, actors(text, found, Role.TARGET))


def test_offsets_of_triggers_and_actors_tell_the_truth() -> None:
    text = "Rebels attacked the soldiers; two civilians were killed, the mayor said."
    found = events(text)
    assert found
    assert_offsets(text, [one.trigger for one in found])
    for one in found:
        assert one.evidence.contains(one.trigger)
        for actor in one.actors:
            assert text[actor.mention.start : actor.mention.end].strip()
