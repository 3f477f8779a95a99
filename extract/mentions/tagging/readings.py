"""What the tag lexicon lacks or says otherwise, and the closed classes that the context rules ask for."""

from __future__ import annotations

from extract.lexicon.numerals import TENS, UNITS
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class


def _all(tag: str, listed: str) -> dict[str, str]:
    return dict.fromkeys(sorted(words(listed)), tag)


#: "thirty-three", "Thirty-three"
_COMPOUND = [
    f"{shown}-{unit}"
    for ten in TENS
    for shown in (ten, ten.capitalize())
    for unit, value in UNITS.items()
    if 0 < value < 10 and len(unit) > 2
]
#: clitics as the tokenizer cuts them
CLITICS: dict[str, str] = (
    _all("RB", "n't n’t N'T N’T not")
    | _all("VBP", "'re ’re 've ’ve 'm ’m 'RE ’RE 'VE ’VE 'M ’M")
    | _all("MD", "'ll ’ll 'd ’d 'LL ’LL 'D ’D")
    | _all("POS", "'s ’s 'S ’S ' ’")
)

AUXILIARIES: frozenset[str] = word_class("tagging.auxiliaries")

SAME_FORM_PAST: frozenset[str] = word_class("tagging.same_form_past")

TO_WANTS_NOUN: frozenset[str] = word_class("tagging.to_wants_noun")

REPORTING: frozenset[str] = word_class("tagging.reporting")

REPORTING_NOW: frozenset[str] = word_class("tagging.reporting_now")

SUBORDINATORS: frozenset[str] = word_class("tagging.subordinators")

TIME_OPENERS: frozenset[str] = word_class("tagging.time_openers")

HAPPENINGS: frozenset[str] = word_class("tagging.happenings")

OVERRIDES: dict[str, str] = (
    CLITICS
    | _all("TH", "that That THAT")
    | _all("HR", "her Her HER")
    | _all("ML", "military paramilitary civilian criminal general offensive chief elder north south east west")
    | _all("PRP", "I he she it we they him them me us you himself herself itself themselves themself")
    | _all("DT", "the a an this these those some any each every no all both another either neither")
    | _all(
        "IN",
        """including according regarding concerning following amid amidst near inside outside toward towards against
        after before until till since while whereas although though because if unless whether as at by for from in into
        of off on onto over per through throughout under upon via with within without during despite between among
        across along around behind beside besides beyond above below about like than except notwithstanding
        pending versus""",
    )
    | _all("IN", "IVO ivo")  # "in the vicinity of", in military shorthand
    | _all("TO", "to")
    | _all("CC", "and or but nor &")
    | _all("WDT", "which")
    | _all("WP", "who whom what whoever")
    | _all("NNP", "WHO")  # the organisation, in a sentence that is not all capitals
    | _all("WP$", "whose")
    | _all("WRB", "when where why how whenever wherever")
    | _all("MD", "will would can could may might shall should must ca wo")
    | _all("RP", "up down")
    | _all("RB", "out away back not never also allegedly reportedly apparently ago later earlier meanwhile")
    | _all(
        "NNS",
        """militants gunmen troops people police children women men officers rebels fighters militiamen policemen
        servicemen insurgents extremists jihadists separatists paramilitaries guerrillas civilians bystanders villagers
        herders herdsmen farmers airstrikes paratroopers peacekeepers commandos reservists conscripts mercenaries
        settlers worshippers demonstrators protesters protestors rioters looters assailants attackers kidnappers
        abductors captors bombers shooters gunshots landmines drones headquarters casualties forces hostilities
        mourners prisoners captives hostages detainees inmates criminals
        dozens scores hundreds thousands personnel others peasants guards bodyguards soldiers relatives""",
    )
    | _all(
        "NN",
        """airstrike counteroffensive gunfire crossfire gunman militant protester demonstrator
        militia landmine shellfire ceasefire cease-fire truce standoff crackdown manhunt firefight shootout gunbattle
        lieutenant someone everyone anyone nobody drone guerrilla
        conflict contact stronghold hideout checkpoint territory artillery mortar ammunition weaponry
        hospital village town city district province base""",
    )
    | _all("VB", "lay")
    | _all("VBD", "retook overran broke took came went got gave saw flew drove threw fell rose began ran shook rode")
    | _all("VBN", "retaken taken driven thrown fallen begun shaken given gone done seen known flown stolen torn")
    | _all(
        "JJ", "armed unarmed alleged unidentified unknown multiple several other various many few such same own more"
    )
    | _all("JJ", "allied dead alive least last next former first second third late early local senior joint forward")
    | _all("CD", "one two three four five six seven eight nine ten eleven twelve hundred thousand million billion")
    | dict.fromkeys(_COMPOUND, "CD")
    | _all("NNP", "ISIS ISIL IS UN US U.S. U.N. UK EU NATO PKK YPG TTP IED RSF SAF AQAP LRA FARC ELN M23")
    | _all("NNP", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April")
    | _all("NNP", "June July August September October November December")
    | _all("``", '“ « „ " `` ‘')
    | _all("''", "” » ''")
    | _all(",", ", ، 、")
    | _all(":", ": ; - – — -- --- … ... / ·")
    | _all(".", ". ! ? 。 ؟ ।")
    | _all("-LRB-", "( [ {")
    | _all("-RRB-", ") ] }")
    | _all("$", "$ £ € ¥")
    | _all("CC", "plus versus")
)
