"""The words that the reading of clauses asks for, by what they do in a sentence."""

from __future__ import annotations

from extract.lexicon.wordlist import words

SUBORDINATORS = words(
    """that after before until till since while whereas although though because if unless whether as once when
    where lest whilst"""
)
NEGATIONS = words("not n't n’t never no neither nor hardly without")
NEVER = words("never hardly")
PICTURES = words("photo photograph image picture frame grab")
DASHES = frozenset(("--", "—", "–"))
STOPS = DASHES | frozenset((";", ":", ".", "!", "?", "|"))
MODALS = {"ca": "can", "wo": "will", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would"}
LOCATIVES = words("in from at near ivo inside around across outside throughout within")
MEANWHILE = frozenset(("as", "when", "while"))
#: being there, coming or going: what somebody did where something happened, and never what harmed anybody
PRESENT = words(
    """passed passing drove driving travelled traveled travelling traveling walked walking moved moving left leaving
    arrived arriving gathered gathering marched marching prayed praying shopped shopping waited waiting stood standing
    slept sleeping ate eating worked working played playing celebrated celebrating queued queuing queueing lined lining
    headed heading returned returning attended attending crossed crossing entered entering worshipped voted voting sat
    sitting met meeting was were been queue rode riding boarded boarding patrolled patrolling"""
)
HARMED = words(
    """shot beheaded tortured stabbed executed hanged mutilated bound killed injured wounded hurt arrested detained
    destroyed damaged burned kidnapped abducted displaced"""
)
QUOTING = words(
    """said added noted reported told says reports adds announced claimed wrote stated declared warned explained
    insisted confirmed quoted remarked continued concluded recalled argued asked according"""
)
SPEAKING = QUOTING | words(
    "warned vowed urged threatened promised denied accused demanded pledged blamed condemned praised"
)
BE_FORMS = words("be am is are was were been being 's ’s 're ’re 'm ’m get gets got getting")
ORDERS = words(
    """order ordered orders urge urged urges tell told ask asked asks allow allowed allows force forced forces
    enable enabled enables call called calls push pushed prompt prompted prompting prompts causing causes
    forcing enabling leading leads compelled compelling urging ordering asking telling challenge challenged
    challenging help helped helping want wanted wants send sent deploy deployed counseled advise advised
    instruct instructed lead led cause caused permit permitted warn warned invite invited"""
)


def object_acts(word: str) -> bool:
    """Does the object of this verb do what the infinitive after it says ("ordered troops to attack")?"""
    return word in ORDERS
