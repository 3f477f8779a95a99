"""Words of tolls: what is done to people, what hides or undoes it. All lower case."""

from __future__ import annotations

from extract.lexicon.tolls import word_sets
from extract.lexicon.wordlist import words

#: past participles and past tenses of what was done to people
DONE: dict[str, str] = {
    **dict.fromkeys(
        words(
            """killed slain murdered assassinated massacred slaughtered butchered executed beheaded decapitated lynched
            hanged martyred martyrised liquidated exterminated neutralised neutralized"""
        ),
        "killed",
    ),
    **dict.fromkeys(words("wounded injured hurt maimed hospitalised hospitalized"), "injured"),
    **dict.fromkeys(words("captured kidnapped abducted arrested detained imprisoned"), "captured"),
    **dict.fromkeys(words("displaced uprooted evacuated"), "displaced"),
}
#: present and -ing forms of active verbs
DOING: dict[str, str] = {
    **dict.fromkeys(
        words(
            """kill kills killing murdering murders murder massacring slaughtering beheading assassinating executing
            assassinates executes lynching neutralising neutralizing martyring"""
        ),
        "killed",
    ),
    **dict.fromkeys(words("wound wounds wounding injure injures injuring hurting maiming"), "injured"),
    **dict.fromkeys(words("capturing captures kidnapping abducting kidnaps abducts arresting detaining"), "captured"),
    **dict.fromkeys(words("displacing displaces uprooting"), "displaced"),
}
#: the subject itself suffers
SUFFERED: dict[str, str] = {
    **dict.fromkeys(words("died perished succumbed drowned"), "killed"),
    **dict.fromkeys(words("fled"), "displaced"),
}
#: nouns that a number counts: "12 deaths", "a death toll of 12"
NOUNS: dict[str, str] = {
    **dict.fromkeys(words("death deaths fatality fatalities"), "killed"),
    **dict.fromkeys(words("injuries"), "injured"),
}
KILLING_OF = words(
    "killing murder assassination death deaths execution massacre beheading slaying lynching killings murders"
)
STATES: dict[str, str] = {
    "dead": "killed", "missing": "missing", "homeless": "displaced", "lifeless": "killed",
    **{word: kind for kind in ("killed", "injured") for word in word_sets()[f"shorthand_{kind}"]},
}  # fmt: skip
HEARD = words("said reported believed thought known feared understood confirmed")
BE = words(
    "was were is are be been being got get have has had reportedly also allegedly then later all both immediately "
    "fatally seriously critically badly severely slightly lightly instantly brutally summarily publicly confirmed "
    "found feared believed presumed reported subsequently shot stabbed beaten hacked burned burnt and either 's gunned"
)
ALIVE = words("burned burnt burning buried roasted")
TO_DEATH = words(
    """beat beaten beating stabbed stab hacked hack burned burnt burn stoned trampled clubbed bludgeoned choked crushed
    tortured starved strangled whipped kicked put stabbing hacking shot battered suffocated froze bled flogged
    lynched"""
)
RISEN = words(
    """rose risen rises rising climbed climbs climbing reached reaches grew grown increased jumped mounted passed
    exceeded stood stands stand revised raised"""
)
#: "no word on casualties", "not clear whether there were any": nobody knows, which is not none
UNKNOWN = words(
    "word information news details detail figures figure count numbers confirmation estimate clear known if whether"
)
BE_FORMS = words("was were is are be been being got get gets")
UNREAL = words(
    "to could would might may will can shall should threatened vowed threatening planning plotting risk risked risking"
)
PERIOD_PHRASES = (
    "over the past",
    "over the last",
    "in the past",
    "in the last",
    "so far this",
    "this year",
    "during the war",
    "in recent",
    "during the conflict",
    "in total since",
    "since the start",
    "since the beginning",
    "death toll since",
    "past few",
    "last few",
    "per month",
    "each month",
    "every month",
    "every year",
    "a year ago",
    "in the war in",
    "in the civil war",
    "in the conflict in",
    "years of war",
    "years of fighting",
)
GRIEVANCE = words(
    """protest protests protested protesting demonstration demonstrated demonstrations rally rallied march marched
    condemn condemned condemning denounce denounced denouncing vigil commemorate commemorated commemorating anniversary
    mourn mourned justice memory sit-in strike demanding demand demanded retaliation revenge avenge response"""
)
ACCUSED = words("accused accuse accuses accusing blamed suspected convicted")
ABORTED = words("attempted failed foiled thwarted alleged attempt plot plan bid")


CUES = frozenset(
    {
        *DONE,
        *DOING,
        *SUFFERED,
        *NOUNS,
        *STATES,
        *KILLING_OF,
        "casualties",
        "alive",
        "lives",
        "toll",
        "bodies",
        "body",
        "corpses",
        "losses",
        *words("lost losing loses lose"),
        "martyrs",
    }
    | {"himself", "herself", "themselves", "shot", "gunned", "throat", "throats", "vest", "belt"}
)
