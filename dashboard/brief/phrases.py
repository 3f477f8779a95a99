"""How each kind of event is told: one pattern a sub-event type, for who is known. Data, and nothing but.

In a pattern ``{a}`` is who did it, ``{t}`` to whom; the verb stands in brackets as base|past|participle, so that the
same pattern serves what happened, what was planned and what was denied. Verbs stand in the past, where English does
not inflect for number: a list of names may be one or many. No pattern says more than the sub-event type does.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Status


@dataclass(frozen=True, slots=True)
class Pattern:
    """The patterns of one sub-event type, by who is known.

    ``ground``: in place of ``both`` and ``target`` where what was struck is a place (see `Ground`), if that differs.
    ``quoted``: the type is so wide that the report's own word for it is put beside it.
    """

    both: str
    agent: str
    target: str
    neither: str
    ground: tuple[str, str] | None = None
    quoted: bool = False


#: sub-event type (ACLED's) -> its patterns
PATTERNS: dict[str, Pattern] = {
    "Armed clash": Pattern(
        "{a} [fight|fought|fought] {t}",
        "{a} [take|took|taken] part in fighting",
        "fighting [involve|involved|involved] {t}",
        "fighting [take|took|taken] place",
        ground=("{a} [fight|fought|fought] over {t}", "fighting [take|took|taken] place over {t}"),
        quoted=True,
    ),
    "Government regains territory": Pattern(
        "{a} [take|took|taken] back territory from {t}",
        "{a} [take|took|taken] back territory",
        "government forces [take|took|taken] back territory from {t}",
        "government forces [take|took|taken] back territory",
        ground=(
            "{a} [take|took|taken] back territory at {t}",
            "government forces [take|took|taken] back territory at {t}",
        ),
        quoted=True,
    ),
    "Non-state actor overtakes territory": Pattern(
        "{a} [take|took|taken] territory from {t}",
        "{a} [take|took|taken] territory",
        "a non-state actor [take|took|taken] territory from {t}",
        "a non-state actor [take|took|taken] territory",
        ground=("{a} [take|took|taken] territory at {t}", "a non-state actor [take|took|taken] territory at {t}"),
        quoted=True,
    ),
    "Chemical weapon": Pattern(
        "{a} [use|used|used] chemical weapons against {t}",
        "{a} [use|used|used] chemical weapons",
        "chemical weapons [hit|hit|hit] {t}",
        "a chemical attack [take|took|taken] place",
    ),
    "Air/drone strike": Pattern(
        "{a} [hit|hit|hit] {t} from the air",
        "{a} [carry|carried|carried] out air or drone strikes",
        "air or drone strikes [hit|hit|hit] {t}",
        "air or drone strikes [take|took|taken] place",
    ),
    "Suicide bomb": Pattern(
        "{a} [hit|hit|hit] {t} in a suicide bombing",
        "{a} [carry|carried|carried] out a suicide bombing",
        "a suicide bombing [hit|hit|hit] {t}",
        "a suicide bombing [take|took|taken] place",
    ),
    "Shelling/artillery/missile attack": Pattern(
        "{a} [bombard|bombarded|bombarded] {t}",
        "{a} [carry|carried|carried] out a bombardment",
        "a bombardment [hit|hit|hit] {t}",
        "a bombardment [take|took|taken] place",
    ),
    "Remote explosive/landmine/IED": Pattern(
        "{a} [hit|hit|hit] {t} with explosives",
        "{a} [set|set|set] off explosives",
        "explosives [hit|hit|hit] {t}",
        "explosives [go|went|gone] off",
    ),
    "Grenade": Pattern(
        "{a} [hit|hit|hit] {t} in a grenade attack",
        "{a} [carry|carried|carried] out a grenade attack",
        "a grenade attack [hit|hit|hit] {t}",
        "a grenade attack [take|took|taken] place",
    ),
    "Sexual violence": Pattern(
        "{a} [commit|committed|committed] sexual violence against {t}",
        "{a} [commit|committed|committed] sexual violence",
        "sexual violence [hit|hit|hit] {t}",
        "sexual violence [take|took|taken] place",
    ),
    "Attack": Pattern(
        "{a} [attack|attacked|attacked] {t}",
        "{a} [carry|carried|carried] out an attack",
        "an attack [hit|hit|hit] {t}",
        "an attack [take|took|taken] place",
        quoted=True,
    ),
    "Abduction/forced disappearance": Pattern(
        "{a} [abduct|abducted|abducted] {t} or made them disappear",
        "{a} [carry|carried|carried] out an abduction or forced disappearance",
        "an abduction or forced disappearance [hit|hit|hit] {t}",
        "an abduction or forced disappearance [take|took|taken] place",
        quoted=True,
    ),
    "Peaceful protest": Pattern(
        "{a} [protest|protested|protested] peacefully, with {t} as the target",
        "{a} [protest|protested|protested] peacefully",
        "a peaceful protest [have|had|had] {t} as its target",
        "a peaceful protest [take|took|taken] place",
        quoted=True,
    ),
    "Protest with intervention": Pattern(
        "a protest with intervention [involve|involved|involved] {a} and, as the target, {t}",
        "a protest with intervention [involve|involved|involved] {a}",
        "a protest with intervention [have|had|had] {t} as its target",
        "a protest with intervention [take|took|taken] place",
        quoted=True,
    ),
    "Excessive force against protesters": Pattern(
        "{a} [use|used|used] excessive force, with {t} as the target",
        "{a} [use|used|used] excessive force against protesters",
        "excessive force against protesters [hit|hit|hit] {t}",
        "excessive force against protesters [take|took|taken] place",
        quoted=True,
    ),
    "Violent demonstration": Pattern(
        "{a} [demonstrate|demonstrated|demonstrated] violently, with {t} as the target",
        "{a} [demonstrate|demonstrated|demonstrated] violently",
        "a violent demonstration [have|had|had] {t} as its target",
        "a violent demonstration [take|took|taken] place",
        quoted=True,
    ),
    "Mob violence": Pattern(
        "{a} [attack|attacked|attacked] {t} in mob violence",
        "{a} [take|took|taken] part in mob violence",
        "mob violence [hit|hit|hit] {t}",
        "mob violence [take|took|taken] place",
        quoted=True,
    ),
    "Agreement": Pattern(
        "an agreement [involve|involved|involved] {a} and {t}",
        "an agreement [involve|involved|involved] {a}",
        "an agreement [involve|involved|involved] {t}",
        "an agreement [take|took|taken] place",
        quoted=True,
    ),
    "Arrests": Pattern(
        "{a} [arrest|arrested|arrested] {t}",
        "{a} [make|made|made] arrests",
        "arrests [take|took|taken] place among {t}",
        "arrests [take|took|taken] place",
    ),
    "Change to group/activity": Pattern(
        "a change of group or activity [involve|involved|involved] {a}, with regard to {t}",
        "a change of group or activity [involve|involved|involved] {a}",
        "a change of group or activity [involve|involved|involved] {t}",
        "a change of group or activity [take|took|taken] place",
        quoted=True,
    ),
    "Disrupted weapons use": Pattern(
        "{a} [disrupt|disrupted|disrupted] the use of weapons by {t}",
        "{a} [disrupt|disrupted|disrupted] the use of weapons",
        "a disruption of weapons use [involve|involved|involved] {t}",
        "a disruption of weapons use [take|took|taken] place",
        quoted=True,
    ),
    "Headquarters or base established": Pattern(
        "{a} [set|set|set] up a headquarters or base, with regard to {t}",
        "{a} [set|set|set] up a headquarters or base",
        "the setting up of a headquarters or base [involve|involved|involved] {t}",
        "the setting up of a headquarters or base [take|took|taken] place",
    ),
    "Looting/property destruction": Pattern(
        "{a} [loot|looted|looted] or destroyed property of {t}",
        "{a} [loot|looted|looted] or destroyed property",
        "looting or destruction of property [hit|hit|hit] {t}",
        "looting or destruction of property [take|took|taken] place",
        ground=(
            "{a} [loot|looted|looted] or destroyed property at {t}",
            "looting or destruction of property [hit|hit|hit] {t}",
        ),
    ),
    "Non-violent transfer of territory": Pattern(
        "a transfer of territory without fighting [involve|involved|involved] {a} and {t}",
        "a transfer of territory without fighting [involve|involved|involved] {a}",
        "a transfer of territory without fighting [involve|involved|involved] {t}",
        "a transfer of territory without fighting [take|took|taken] place",
        quoted=True,
    ),
    "Other": Pattern(
        "a strategic development [involve|involved|involved] {a}, with regard to {t}",
        "a strategic development [involve|involved|involved] {a}",
        "a strategic development [involve|involved|involved] {t}",
        "a strategic development [take|took|taken] place",
        quoted=True,
    ),
}

#: for a sub-event type that the standard does not name
UNKNOWN = Pattern(
    "an event of another type [involve|involved|involved] {a}, with regard to {t}",
    "an event of another type [involve|involved|involved] {a}",
    "an event of another type [involve|involved|involved] {t}",
    "an event of another type [take|took|taken] place",
    quoted=True,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a status is said: without a speaker, with one, and where the speaker is who did it.

    ``{past}``, ``{might}``, ``{would}``, ``{nothing}`` are the whole clause; ``{to}``, ``{to_have}`` and ``{having}``
    the clause without its subject; ``{s}`` is who says so.
    """

    plain: str
    said: str
    own: str = ""


#: Every status has words of its own, so that no sentence can be read without it; asserted is the plain statement.
FRAMES: dict[Status, Frame] = {
    Status.ASSERTED: Frame("{past}", "{s} reported that {past}"),
    Status.CLAIMED: Frame("it was claimed that {past}", "{s} claimed that {past}", "{s} claimed {to_have}"),
    Status.UNCONFIRMED: Frame("unconfirmed: {past}", "unconfirmed: {s} said that {past}"),
    Status.DENIED: Frame("it was denied that {past}", "{s} denied that {past}", "{s} denied {having}"),
    Status.DISPUTED: Frame("disputed: {past}", "disputed: {s} claimed that {past}", "disputed: {s} claimed {to_have}"),
    Status.PLANNED: Frame(
        "it was planned that {would}", "according to {s}, it was planned that {would}", "{s} planned {to}"
    ),
    Status.HYPOTHETICAL: Frame("hypothetical: {might}", "hypothetical: {s} said that {might}"),
    Status.NEGATED: Frame("it was said that {nothing}", "{s} said that {nothing}"),
}
DENIED_BY = "; denied by {d}"
CLAIMED_BY = "; claimed by {s}"
TOLL = ", with {toll}"
QUOTE = " (“{words}”)"
DIFFER = "Reports differ on {fields}."
VALUE = "{value} in {sources}"
COPIES = "Told by {reports} from {origins}."
