"""What the tag lexicon lacks or says otherwise, and the closed classes that the context rules ask for."""

from __future__ import annotations

from extract.lexicon.numerals import TENS, UNITS
from extract.lexicon.wordlist import words


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

#: forms of be, have and get: what follows is a participle
AUXILIARIES: frozenset[str] = words(
    """be am is are was were been being have has had having 's ’s 're ’re 've ’ve get gets got getting gotten"""
)

#: past forms that are also participles and do not end in -ed
SAME_FORM_PAST: frozenset[str] = words(
    """fought held shot led said found hit struck lost caught sent left put cut met made set built brought bought
    heard kept taught thought told won hurt laid shut split spread fled burnt sought stood paid dug hung slain
    fired got had read rid shed slid spent stuck swept swung understood wept burst cost beheaded bound dealt
    felt ground lent lit meant overcome sold shone bent bred clung crept flung knelt leapt sat slept slung spat
    spun stung strung won wound let"""
)

#: words after which "to" takes a noun: "led to clashes", "exposed to fire", "in response to attack"
TO_WANTS_NOUN: frozenset[str] = words(
    """led leading leads lead due exposed exposure thanks response responding respond responded owing subject
    subjected according close closer next contributed return returned prior amount amounted damage back access
    addition resistance opposed opposition answer linked tied related related objection fell lost"""
)

#: past forms that hardly ever stand as a reduced relative ("officials said", "leaders agreed")
REPORTING: frozenset[str] = words(
    """said told added noted agreed promised announced claimed denied warned vowed stressed insisted argued
    declared stated explained pledged threatened acknowledged admitted confirmed fled died began came went became began
    took had did continued refused decided tried managed"""
)

#: third persons that are plural nouns elsewhere
REPORTING_NOW: frozenset[str] = words("reports claims states notes writes alleges estimates warns fears hopes")

#: open a clause of their own
SUBORDINATORS: frozenset[str] = words(
    """that after before until till since while whereas although though because if unless whether as once when"""
)

#: words that open a time expression, and so no object
TIME_OPENERS: frozenset[str] = words(
    """last next this yesterday today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december early late overnight
    earlier later simultaneously"""
)

#: gerunds that are the happening itself: "killed in shelling"
HAPPENINGS: frozenset[str] = words(
    """fighting shelling bombing shooting looting rioting firing killing fighting raiding stabbing beating burning
    bloodletting bombardment sniping skirmishing infighting"""
)

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
