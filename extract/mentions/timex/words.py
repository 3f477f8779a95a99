"""The vocabulary of English time expressions: words to their meaning. All keys are lower case."""

from __future__ import annotations

MONTHS: dict[str, int] = {
    **{
        name: number
        for number, name in enumerate(
            ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"], 1
        )
    },
    **{
        name: number
        for names, number in (
            ("jan", 1), ("feb", 2), ("febr", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8),
            ("sep", 9), ("sept", 9), ("oct", 10), ("nov", 11), ("dec", 12),
        )
        for name in (names,)
    },
}  # fmt: skip

#: months whose name is also an everyday word, a verb or a first name: alone they need evidence
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jan", "sep", "dec", "apr", "august", "april", "june", "jun"})

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"), ("tuesday", "tues", "tue"), ("wednesday", "wed", "weds"),
            ("thursday", "thurs", "thur", "thu"), ("friday", "fri"), ("saturday", "sat"), ("sunday", "sun"),
        ),
        1,
    )
    for name in names
}  # fmt: skip

#: weekday abbreviations that are everyday words: only beside a date
SHORT_WEEKDAYS = frozenset({"mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"})

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

PARTS: dict[str, str] = {
    "morning": "MO", "mornings": "MO", "noon": "MI", "midday": "MI", "noontime": "MI", "afternoon": "AF",
    "afternoons": "AF", "evening": "EV", "evenings": "EV", "night": "NI", "nights": "NI", "nighttime": "NI",
    "midnight": "NI", "dawn": "DA", "daybreak": "DA", "sunrise": "DA", "dusk": "EV", "sunset": "EV", "nightfall": "NI",
    "daytime": "DT", "daylight": "DT", "overnight": "NI", "lunchtime": "MI",
}  # fmt: skip

#: parts of day that are points, with their hour on the clock
PART_HOURS: dict[str, int] = {"noon": 12, "midday": 12, "midnight": 24}

ONES: dict[str, int] = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: dict[str, int] = {
    word: 10 * number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}

ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
} | {"thirtieth": 30}

DECADES: dict[str, int] = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip

#: unknown numbers
VAGUE_NUMBERS = frozenset({"several", "few", "many", "numerous", "some", "countless", "various"})

#: adjectives that may stand between number and unit without changing the length
FILLERS = frozenset(
    [
        "full",
        "long",
        "whole",
        "straight",
        "consecutive",
        "successive",
        "short",
        "more",
        "brutal",
        "bloody",
        "intense",
        "entire",
        "solid",
        "further",
        "additional",
        "hard",
        "bitter",
        "difficult",
        "tense",
        "chaotic",
        "calendar",
        "extra",
        "other",
        "hectic",
        "deadly",
        "painful",
        "gruelling",
        "grueling",
    ]
)

#: points in or parts of a period, to TIMEX3 modifiers
PERIOD_PARTS: dict[str, str] = {
    "beginning": "START", "start": "START", "onset": "START", "outset": "START", "dawn": "START", "opening": "START",
    "turn": "START", "early": "START", "end": "END", "close": "END", "eve": "END", "late": "END", "tail": "END",
    "middle": "MID", "midst": "MID", "midpoint": "MID", "mid": "MID", "height": "MID", "rest": "END",
    "remainder": "END", "course": "",
}  # fmt: skip

#: pointing words: the word alone -> pointer; with "the" before it the time told of is meant
POINTERS: dict[str, str] = {
    "this": "this", "current": "this", "present": "this", "last": "last", "past": "last", "next": "next", "coming": "next",
    "upcoming": "next", "previous": "previous", "preceding": "previous", "prior": "previous", "following": "following",
    "subsequent": "following", "ensuing": "following", "succeeding": "following", "same": "that", "that": "that",
    "very": "that",
}  # fmt: skip

#: words that date nothing by themselves but point at a time
DEICTIC_DAYS: dict[str, int] = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

VAGUE_WORDS: dict[str, str] = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "recent": "PAST_REF",
    "formerly": "PAST_REF", "future": "FUTURE_REF",
}  # fmt: skip

#: adverbs and adjectives of repetition -> TIMEX3 value
RECURRENT: dict[str, str] = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P1Q", "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y",
    "biannual": "P6M", "biennial": "P2Y",
}  # fmt: skip

#: phrases that qualify a length or a date and belong to it, longest first when matched
QUALIFIERS: tuple[tuple[str, ...], ...] = tuple(
    tuple(phrase.split())
    for phrase in (
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
        "mere",
        "exactly",
        "approx",
    )
)

#: fixed feasts: words -> (month, day)
FEASTS: dict[tuple[str, ...], tuple[int, int]] = {
    ("christmas", "day"): (12, 25), ("christmas", "eve"): (12, 24), ("christmas", "night"): (12, 24),
    ("christmas",): (12, 25), ("boxing", "day"): (12, 26), ("new", "year", "'", "s", "day"): (1, 1),
    ("new", "year", "’", "s", "day"): (1, 1), ("new", "year", "'", "s", "eve"): (12, 31),
    ("new", "year", "’", "s", "eve"): (12, 31), ("may", "day"): (5, 1), ("bastille", "day"): (7, 14),
    ("valentine", "'", "s", "day"): (2, 14), ("valentine", "’", "s", "day"): (2, 14), ("halloween",): (10, 31),
}  # fmt: skip
