"""Words of tolls: what is done to people, what hides or undoes it. All lower case."""

from __future__ import annotations

from extract.lexicon.tolls import word_sets
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class, word_row, word_values

DONE: dict[str, str] = word_values("tolls.done")
DOING: dict[str, str] = word_values("tolls.doing")
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
KILLING_OF = word_class("tolls.killing_of")
STATES: dict[str, str] = {
    "dead": "killed", "missing": "missing", "homeless": "displaced", "lifeless": "killed",
    **{word: kind for kind in ("killed", "injured") for word in word_sets()[f"shorthand_{kind}"]},
}  # fmt: skip
HEARD = word_class("tolls.heard")
BE = word_class("tolls.be")
ALIVE = words("burned burnt burning buried roasted")
TO_DEATH = word_class("tolls.to_death")
RISEN = word_class("tolls.risen")
UNKNOWN = word_class("tolls.unknown")
BE_FORMS = word_class("tolls.be_forms")
UNREAL = word_class("tolls.unreal")
PERIOD_PHRASES = word_row("tolls.period_phrases")
GRIEVANCE = word_class("tolls.grievance")
ACCUSED = word_class("tolls.accused")
ABORTED = word_class("tolls.aborted")


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
    | word_class("tolls.cues")
)
