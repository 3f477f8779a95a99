"""The vocabulary of English time expressions: words to their meaning. All keys are lower case."""

from __future__ import annotations

from extract.lexicon.words import word_class, word_numbers, word_values


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``."""
    return frozenset(text.split())


def _numbered(text: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """Words in their order to numbers; words joined by "/" share one."""
    return {word: first + step * place for place, group in enumerate(text.split()) for word in group.split("/")}


MONTHS: dict[str, int] = word_numbers("times.months")
AMBIGUOUS_MONTHS = word_class("times.ambiguous_months")

WEEKDAYS: dict[str, int] = word_numbers("times.weekdays")
SHORT_WEEKDAYS = word_class("times.short_weekdays")

SEASONS: dict[str, str] = word_values("times.seasons")

UNITS: dict[str, str] = word_values("times.units")
PLURAL_UNITS = frozenset(word for word in UNITS if word.endswith("s") and word != "hrs") | {"centuries", "millennia"}

PARTS: dict[str, str] = word_values("times.parts")
POINT_PARTS = word_class("times.point_parts")

ONES: dict[str, int] = word_numbers("times.ones")
TENS: dict[str, int] = word_numbers("times.tens")
ORDINALS: dict[str, int] = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
) | {"thirtieth": 30}
DECADES: dict[str, int] = word_numbers("times.decades")

VAGUE_NUMBERS = word_class("times.vague_numbers")
FILLERS = word_class("times.fillers")

PERIOD_PARTS: dict[str, str] = word_values("times.period_parts")

POINTERS: dict[str, str] = word_values("times.pointers")
TOLD = {"last": "previous", "next": "following"}

#: days counted from the day of speaking
DEICTIC_DAYS: dict[str, int] = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
VAGUE_WORDS: dict[str, str] = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "recent": "PAST_REF", "formerly": "PAST_REF",
    "future": "FUTURE_REF",
}  # fmt: skip

RECURRENT: dict[str, str] = word_values("times.recurrent")

#: phrases that qualify a length and belong to it, by their first word, the longest first
QUALIFIERS: dict[str, tuple[tuple[str, ...], ...]] = {}
for _phrase in sorted(
    [
        "no more than",
        "no less than",
        "no fewer than",
        "not more than",
        "a little more than",
        "a little over",
        "a little under",
        "little more than",
        "slightly more than",
        "slightly less than",
        "more than",
        "less than",
        "fewer than",
        "at least",
        "at most",
        "up to",
        "close to",
        "well over",
        "just over",
        "just under",
        "only about",
        "as much as",
        "as many as",
        "as long as",
        "as little as",
        "just about",
        "a mere",
        "about",
        "around",
        "approximately",
        "nearly",
        "almost",
        "over",
        "under",
        "some",
        "only",
        "just",
        "roughly",
        "barely",
        "circa",
        "merely",
        "exactly",
        "approx",
        "just some",
        "another",
    ],
    key=lambda phrase: -len(phrase),
):
    _parts = tuple(_phrase.split())
    QUALIFIERS[_parts[0]] = (*QUALIFIERS.get(_parts[0], ()), _parts)

NAME_HEADS = word_class("times.name_heads")
NAMED_BY_MONTH = word_class("times.named_by_month")
MOVEMENTS = word_class("times.movements")
#: words before a number that make it a name or a count
NUMBERED = word_set(
    "highway route road resolution article section chapter page room flight task force unit brigade no number "
    "paragraph rule law bill act line channel boeing airbus km mile kilometre kilometer marker gate block building "
    "model type class hill plant point position outpost checkpoint post camp sector bunker strongpoint grid $ € £ # §"
)
TIME_PREPOSITIONS = word_class("times.time_prepositions")
BEFORE_DAY = word_class("times.before_day")

DASHES = frozenset("-‐‑–—−/")
JOINS = DASHES | word_class("times.joins")
#: signs that make a number behind them a count, a price or a time
BEFORE_A_COUNT = frozenset("$€£#_:")
COUNTED = word_class("times.counted")
MEASURED = word_class("times.measured")
#: those that say what befell people: a year stands before them as it does before any verb ("on 3 May 2019 killed 12")
BEFELL = word_set("killed wounded injured dead")
AFTER_A_DATE = word_class("times.after_a_date")

#: feasts with a day of their own: first word -> (words, (month, day, part of day)), the longest first
FEASTS: dict[str, tuple[tuple[tuple[str, ...], tuple[int, int, str]], ...]] = {}
for _phrase, _when in (
    ("christmas day", (12, 25, "")), ("christmas eve", (12, 24, "")), ("christmas night", (12, 25, "NI")),
    ("christmas", (12, 25, "")), ("boxing day", (12, 26, "")), ("new year ' s day", (1, 1, "")),
    ("new year ’ s day", (1, 1, "")), ("new year ' s eve", (12, 31, "")), ("new year ’ s eve", (12, 31, "")),
    ("bastille day", (7, 14, "")), ("valentine ' s day", (2, 14, "")), ("valentine ’ s day", (2, 14, "")),
    ("halloween", (10, 31, "")),
):  # fmt: skip
    _parts = tuple(_phrase.split())
    FEASTS[_parts[0]] = (*FEASTS.get(_parts[0], ()), (_parts, _when))
