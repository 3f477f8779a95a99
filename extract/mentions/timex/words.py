"""The vocabulary of English time expressions: words to their meaning. All keys are lower case."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``."""
    return frozenset(text.split())


def _numbered(text: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """Words in their order to numbers; words joined by "/" share one."""
    return {word: first + step * place for place, group in enumerate(text.split()) for word in group.split("/")}


MONTHS: dict[str, int] = _numbered(
    "january/jan february/feb/febr march/mar april/apr may june/jun july/jul august/aug september/sep/sept "
    "october/oct november/nov december/dec"
)
#: months whose name is also an everyday word, a verb or a first name: alone they need evidence
AMBIGUOUS_MONTHS = word_set("may march mar jan sep dec apr august april june jun")

WEEKDAYS: dict[str, int] = _numbered(
    "monday/mon tuesday/tues/tue wednesday/wed/weds thursday/thurs/thur/thu friday/fri saturday/sat sunday/sun"
)
#: weekday abbreviations that are everyday words: only beside a date or with their point
SHORT_WEEKDAYS = word_set("mon tue tues wed weds thu thur thurs fri sat sun")

SEASONS: dict[str, str] = {
    "spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA",
    "winter": "WI", "wintertime": "WI", "midsummer": "SU", "midwinter": "WI",
}  # fmt: skip

UNITS: dict[str, str] = {
    "second": "S", "seconds": "S", "minute": "MIN", "minutes": "MIN", "mins": "MIN", "hour": "H", "hours": "H",
    "hrs": "H", "day": "D", "days": "D", "week": "W", "weeks": "W", "fortnight": "FN", "fortnights": "FN",
    "month": "M", "months": "M", "quarter": "Q", "quarters": "Q", "year": "Y", "years": "Y", "yr": "Y", "yrs": "Y",
    "decade": "DE", "decades": "DE", "century": "CE", "centuries": "CE", "millennium": "ML", "millennia": "ML",
    "weekend": "WE", "weekends": "WE", "night": "NI", "nights": "NI", "semester": "SM", "semesters": "SM",
}  # fmt: skip
PLURAL_UNITS = frozenset(word for word in UNITS if word.endswith("s") and word != "hrs") | {"centuries", "millennia"}

#: parts of day to TIMEX3 codes; DA is ours for dawn
PARTS: dict[str, str] = {
    "morning": "MO", "mornings": "MO", "noon": "MI", "midday": "MI", "noontime": "MI", "afternoon": "AF",
    "afternoons": "AF", "evening": "EV", "evenings": "EV", "night": "NI", "nights": "NI", "nighttime": "NI",
    "midnight": "NI", "dawn": "DA", "daybreak": "DA", "sunrise": "DA", "dusk": "EV", "sunset": "EV",
    "nightfall": "NI", "daytime": "DT", "daylight": "DT", "overnight": "NI", "lunchtime": "MI",
}  # fmt: skip
#: parts of day that are points or already stand for a whole stretch: no "last" or "this" before them
POINT_PARTS = word_set("noon midday noontime midnight overnight daytime daylight")

ONES: dict[str, int] = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    0,
)
TENS: dict[str, int] = _numbered("twenty thirty forty/fourty fifty sixty seventy eighty ninety", 20, 10)
ORDINALS: dict[str, int] = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
) | {"thirtieth": 30}
DECADES: dict[str, int] = _numbered("twenties thirties forties fifties sixties seventies eighties nineties", 20, 10)

#: unknown numbers
VAGUE_NUMBERS = word_set("several few many numerous some countless various")
#: adjectives that may stand between number and unit without changing the length
FILLERS = word_set(
    "full long whole straight consecutive successive short more brutal bloody intense entire solid further additional "
    "hard bitter difficult tense chaotic calendar extra other hectic deadly painful gruelling grueling single"
)

#: points in a period, or parts of it, to TIMEX3 modifiers
PERIOD_PARTS: dict[str, str] = {
    "beginning": "START", "start": "START", "onset": "START", "outset": "START", "dawn": "START", "opening": "START",
    "turn": "START", "early": "START", "end": "END", "close": "END", "late": "END", "tail": "END",
    "middle": "MID", "midst": "MID", "midpoint": "MID", "mid": "MID", "height": "MID", "rest": "END",
    "remainder": "END",
}  # fmt: skip

#: pointing words: the word alone -> pointer; with "the" before it the time told of is meant (TOLD)
POINTERS: dict[str, str] = {
    "this": "this", "current": "this", "present": "this", "last": "last", "past": "last", "next": "next",
    "coming": "next", "upcoming": "next", "previous": "previous", "preceding": "previous", "prior": "previous",
    "following": "following", "subsequent": "following", "ensuing": "following", "succeeding": "following",
    "same": "that", "that": "that", "very": "that", "intervening": "that",
}  # fmt: skip
TOLD = {"last": "previous", "next": "following"}

#: days counted from the day of speaking
DEICTIC_DAYS: dict[str, int] = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
VAGUE_WORDS: dict[str, str] = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "recent": "PAST_REF", "formerly": "PAST_REF",
    "future": "FUTURE_REF",
}  # fmt: skip

#: adverbs and adjectives of repetition -> TIMEX3 value
RECURRENT: dict[str, str] = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P1Q", "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y",
    "biannual": "P6M", "biennial": "P2Y",
}  # fmt: skip

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

#: capitalised heads that turn a date into the name of a movement, a unit or a thing
NAME_HEADS = word_set(
    "alliance movement brigade brigades coalition bloc party front martyrs group groups division corps battalion "
    "regiment street bridge square stadium university boulevard avenue hotel airport camp forum club network"
)
#: those that a bare month names ("the October Brigades"); a coalition or a division may just do something in it
NAMED_BY_MONTH = word_set("alliance movement brigade brigades front martyrs battalion regiment street bridge square")
#: the same written small, behind "the" ("the 17 November group")
MOVEMENTS = word_set("group movement organisation organization alliance coalition faction")
#: words before a number that make it a name or a count
NUMBERED = word_set(
    "highway route road resolution article section chapter page room flight task force unit brigade no number "
    "paragraph rule law bill act line channel boeing airbus km mile kilometre kilometer marker gate block building "
    "model type class hill plant point position outpost checkpoint post camp sector bunker strongpoint grid $ € £ # §"
)
#: words before a year or a bare month that speak of time
TIME_PREPOSITIONS = word_set(
    "in since of by until till from during to and after before early late mid the through throughout between around "
    "about circa ca or year years on for into than within over that as back this last next towards toward c when "
    "beginning starting ending &"
)
#: before "the 20th": a day of the month, not a rank
BEFORE_DAY = word_set("on by until till from to since of and before after between through")

DASHES = frozenset("-‐‑–—−/")
JOINS = DASHES | {"to", "and", "or", "until", "till", "through", "thru", ",", "&"}
#: signs that make a number behind them a count, a price or a time
BEFORE_A_COUNT = frozenset("$€£#_:")
#: what follows a number that counts things: "in July 20 people", "2000 troops"
COUNTED = word_set(
    "people persons men women children civilians soldiers troops fighters militants rebels insurgents police officers "
    "casualties deaths dead wounded injured killed prisoners members homes houses buildings villages vehicles tanks "
    "aircraft planes ships guns rockets missiles shells bombs tons tonnes miles km kilometres kilometers metres meters "
    "feet yards acres dollars euros pounds percent per million billion families refugees workers students protesters "
    "residents others times points votes seats hostages pages kg mm cm ft lb strong personnel militiamen combatants"
)
#: those that measure: the number before them is never a year
MEASURED = word_set(
    "tons tonnes miles km kilometres kilometers metres meters feet yards acres dollars euros pounds percent per "
    "million billion points votes pages kg mm cm ft lb strong times"
)
#: those that say what befell people: a year stands before them as it does before any verb ("on 3 May 2019 killed 12")
BEFELL = word_set("killed wounded injured dead")
#: words that may follow a finished date, and are no noun that it would be part of
AFTER_A_DATE = word_set(
    "a an and as at after although among against along alongside are be because became been before began being "
    "between both but by called came came can could did do does during each even every following for from had has "
    "have he her here his how however if in into is it its just later led left like local made many may might more "
    "most near no nor not of off on one only onto or other our out over saw several she should since so some soon "
    "still such than that the their them then there these they this those though three through to too took toward "
    "towards two under until up upon was we went were what when where whether which while who whom whose why will "
    "with within without would you"
)

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
