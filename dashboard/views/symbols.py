"""Colour, letter and fill of everything that is drawn: the one source for map, legend, timeline and brief.

Three things are never told by colour alone: the event type also has a letter, the status has its own fill, and
what is known only as an area has a square badge instead of a round one. All of it survives a black-and-white print.

Colours: Okabe and Ito's set for all kinds of colour vision (M. Okabe, K. Ito, "Color Universal Design", 2008), their
yellow and black left out; the dark set is the same hues, each lifted to a contrast of 4.5 against dark land.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from extract.model import GeoPrecision, Status
from extract.standards import EVENT_TYPES

ThemeName = Literal["light", "dark"]


class Fill(StrEnum):
    """How a status fills a mark."""

    FULL = "full"
    HOLLOW = "hollow"
    DOTTED = "dotted"  # hollow, dotted outline
    CROSSED = "crossed"  # hollow, crossed out
    DASHED = "dashed"  # hollow, dashed outline
    SPARSE = "sparse"  # hollow, widely dashed outline
    STRUCK = "struck"  # hollow, one stroke through
    HALF = "half"  # one half full, the other hollow


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One event type. ``letter`` is unique among the types; colours are ``#rrggbb``."""

    event_type: str
    letter: str
    label: str
    light: str
    dark: str

    def colour(self, theme: ThemeName) -> str:
        return self.light if theme == "light" else self.dark


@dataclass(frozen=True, slots=True)
class StatusStyle:
    status: Status
    fill: Fill
    label: str  # the analyst's words, capitalised, for a legend
    phrase: str  # in a sentence: "3 claimed"


@dataclass(frozen=True, slots=True)
class Theme:
    """The quiet part of the picture, every colour ``#rrggbb``."""

    name: ThemeName
    water: str
    land: str
    coast: str
    border: str
    disputed: str
    admin1: str
    river: str
    label: str  # names of towns
    label_country: str
    label_admin1: str
    label_water: str
    halo: str
    ink: str  # text on the map's own panels, numbers in stacks
    muted: str
    disc: str  # inside of a stack
    rim: str  # thin line that parts a stack from the land
    panel: str
    accent: str  # what is chosen
    area: str  # shade of what is known only as an area


#: what is drawn of a type that no standard names (never silently one of the six)
OTHER = TypeStyle("", "?", "Other", "#6b6b6b", "#a8a8a8")

TYPE_STYLES: dict[str, TypeStyle] = {
    style.event_type: style
    for style in (
        TypeStyle("Battles", "B", "Battles", "#d55e00", "#f4743b"),
        TypeStyle("Explosions/Remote violence", "E", "Explosions and remote violence", "#e69f00", "#f6bd41"),
        TypeStyle("Violence against civilians", "V", "Violence against civilians", "#b8467f", "#e48abb"),
        TypeStyle("Protests", "P", "Protests", "#56b4e9", "#7ccbf5"),
        TypeStyle("Riots", "R", "Riots", "#009e73", "#35c799"),
        TypeStyle("Strategic developments", "S", "Strategic developments", "#0072b2", "#5a9ff0"),
    )
}

STATUS_STYLES: dict[Status, StatusStyle] = {
    style.status: style
    for style in (
        StatusStyle(Status.ASSERTED, Fill.FULL, "Asserted", "asserted"),
        StatusStyle(Status.CLAIMED, Fill.HOLLOW, "Claimed", "claimed"),
        StatusStyle(Status.UNCONFIRMED, Fill.DOTTED, "Unconfirmed", "unconfirmed"),
        StatusStyle(Status.DENIED, Fill.CROSSED, "Denied", "denied"),
        StatusStyle(Status.DISPUTED, Fill.HALF, "Disputed", "disputed"),
        StatusStyle(Status.PLANNED, Fill.DASHED, "Planned", "planned"),
        StatusStyle(Status.HYPOTHETICAL, Fill.SPARSE, "Hypothetical", "hypothetical"),
        StatusStyle(Status.NEGATED, Fill.STRUCK, "Said not to have happened", "said not to have happened"),
    )
}

PRECISION_LABELS: dict[GeoPrecision, str] = {
    GeoPrecision.EXACT: "Place known",
    GeoPrecision.NEAR: "Near: within the circle",
    GeoPrecision.DISTRICT: "Somewhere in the district",
    GeoPrecision.PROVINCE: "Somewhere in the province",
    GeoPrecision.REGION: "Somewhere in the region",
    GeoPrecision.COUNTRY: "Somewhere in the country",
}

#: precisions that are drawn as an area: a mark at their centre would be a false dot
AREA_PRECISIONS = frozenset(
    {GeoPrecision.DISTRICT, GeoPrecision.PROVINCE, GeoPrecision.REGION, GeoPrecision.COUNTRY},
)

LIGHT = Theme(
    name="light",
    water="#dfe5e8",
    land="#f7f6f3",
    coast="#aab4ba",
    border="#8d8d8a",
    disputed="#8d8d8a",
    admin1="#cfcdc8",
    river="#a9c0cc",
    label="#55585a",
    label_country="#6f7273",
    label_admin1="#8a8985",
    label_water="#7b8f9b",
    halo="#f7f6f3",
    ink="#1d2022",
    muted="#62676a",
    disc="#ffffff",
    rim="#ffffff",
    panel="#ffffff",
    accent="#111111",
    area="#3d4a52",
)

DARK = Theme(
    name="dark",
    water="#12171b",
    land="#20262b",
    coast="#46525a",
    border="#6a747b",
    disputed="#6a747b",
    admin1="#363f45",
    river="#3a4f5c",
    label="#aeb6bb",
    label_country="#98a2a9",
    label_admin1="#7b868d",
    label_water="#6b818f",
    halo="#1b2125",
    ink="#eef1f3",
    muted="#9aa4aa",
    disc="#14191d",
    rim="#0c1013",
    panel="#171d21",
    accent="#ffffff",
    area="#b9c6ce",
)

THEMES: dict[ThemeName, Theme] = {"light": LIGHT, "dark": DARK}

_TYPE_RANK = {event_type: rank for rank, event_type in enumerate(EVENT_TYPES)}
_STATUS_RANK = {status: rank for rank, status in enumerate(STATUS_STYLES)}


def type_style(event_type: str) -> TypeStyle:
    """Style of an ACLED event type; `OTHER` for any other word."""
    return TYPE_STYLES.get(event_type, OTHER)


def status_style(status: str) -> StatusStyle:
    """Style of a status by its word; raises ``ValueError`` for a word that is no `Status`."""
    return STATUS_STYLES[Status(status)]


def type_rank(event_type: str) -> int:
    """Place of a type in every list, legend and ring: ACLED's order, unknown ones last."""
    return _TYPE_RANK.get(event_type, len(_TYPE_RANK))


def status_rank(status: str) -> int:
    """Place of a status in every list, legend and ring: from asserted to negated."""
    return _STATUS_RANK[Status(status)]


def colour(event_type: str, theme: ThemeName) -> str:
    """Colour of an event type as ``#rrggbb``."""
    return type_style(event_type).colour(theme)


def rgb(hex_colour: str, alpha: int = 255) -> list[int]:
    """``#rrggbb`` -> ``[r, g, b, a]``, each 0 to 255, as deck.gl takes colours."""
    value = int(hex_colour[1:], 16)
    return [value >> 16, value >> 8 & 255, value & 255, alpha]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2, "relative luminance")."""
    one, other = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (one + 0.05) / (other + 0.05)


def _luminance(hex_colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in rgb(hex_colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def status_phrase(status: str, *, attribution: str = "", denial: str = "") -> str:
    """The status in the analyst's words: "claimed by residents", "denied by the ministry", "planned",
    "disputed: claimed by the rebels, denied by the army".

    ``attribution`` and ``denial`` are the report's words for who speaks, or "". Plain text: escape it for HTML.
    """
    style = status_style(status)
    by_whom = denial if style.status is Status.DENIED and denial else attribution
    if style.status is Status.DISPUTED and (attribution or denial):
        claim = f"claimed by {attribution}" if attribution else "claimed"
        return f"{style.phrase}: {claim}, denied" + (f" by {denial}" if denial else "")
    if style.status in {Status.CLAIMED, Status.DENIED} and by_whom:
        phrase = f"{style.phrase} by {by_whom}"
    elif style.status is Status.ASSERTED and attribution:
        phrase = f"reported by {attribution}"
    else:
        phrase = style.phrase
    if denial and style.status is not Status.DENIED:
        phrase += f", denied by {denial}"
    return phrase
