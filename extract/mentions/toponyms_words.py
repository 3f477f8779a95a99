"""Words around place names that tell a place from a person, an organisation or a common word."""

from __future__ import annotations

from extract.lexicon.places.divisions import divisions
from extract.lexicon.wordlist import words

#: prepositions after which a name is nearly always a place, and those after which it often is
LOCATIVE = words(
    """in near at around across outside inside toward towards throughout within beyond into between off via ivo"""
)
WEAK_LOCATIVE = words("from to of through over for along on leave leaving reached entered reach enter")

#: what is fought for ground, and what stands between it and that ground ("the siege of X")
CONTESTS = words("battle battles siege sieges fight struggle offensive assault")
CONTEST_LINKS = words("for of on over")

#: kinds of place as common nouns -> the kind asked for
KIND_NOUNS = {
    **dict.fromkeys(("city", "cities", "capital", "metropolis"), "city"),
    **dict.fromkeys(("town", "towns", "township", "village", "villages", "hamlet", "settlement"), "town"),
    **dict.fromkeys(
        ("suburb", "neighborhood", "neighbourhood", "quarter", "borough", "neighborhoods", "slum", "slums"), "suburb"
    ),
    **dict.fromkeys(
        ("province", "provinces", "governorate", "governorates", "state", "oblast", "prefecture"), "admin1"
    ),
    **dict.fromkeys(("region", "regions", "territory"), "region"),
    **dict.fromkeys(("district", "districts", "county", "counties", "parish", "raion", "municipality"), "district"),
    **dict.fromkeys(("sub-district", "subdistrict", "commune", "canton"), "district"),
    **dict.fromkeys(("river", "creek"), "river"),
    **dict.fromkeys(("lake", "reservoir"), "lake"),
    **dict.fromkeys(("sea", "ocean", "gulf", "bay"), "sea"),
    **dict.fromkeys(("desert",), "desert"),
    **dict.fromkeys(("mountain", "mountains", "mount", "hills", "highlands", "plateau"), "mountains"),
    **dict.fromkeys(("island", "islands", "peninsula"), "island"),
    **dict.fromkeys(("valley",), "valley"),
    **dict.fromkeys(("strait", "straits", "canal"), "strait"),
    **dict.fromkeys(("dam",), "dam"),
    **dict.fromkeys(("crossing", "checkpoint"), "crossing"),
    **dict.fromkeys(("airport", "airfield", "airbase"), "airport"),
    **dict.fromkeys(("refinery", "oilfield"), "refinery"),
    **dict.fromkeys(("camp",), "camp"),
    **dict.fromkeys(("port", "harbour", "harbor"), "port"),
    **{word: division.kind for word, division in divisions().items() if word != "area"},
}

#: after a name: the name is part of the name of an organisation, and no place is meant
ORGANISATION_NOUNS = words(
    """university college institute institution school academy bank times post herald tribune journal gazette news
    chronicle council party army brigade brigades battalion division group committee association federation
    union club company corporation corp inc ltd llc co foundation fund trust society agency bureau office
    department ministry commission court police radio television tv fc united rovers wanderers athletic
    orchestra museum theatre theater festival magazine press review agreement accord accords treaty protocol
    convention declaration award prize cup league championship championships open marathon stock exchange
    holdings partners network coalition front movement brotherhood regiment corps command militia center
    centre church cathedral library hospital clinic airlines airways motors insurance mutual industries
    enterprises organization organisation authority board alliance congress assembly parliament senate
    legislature symphony choir conference summit tigers lions bears eagles giants cowboys dodgers yankees cubs
    bulls lakers knicks jets rangers broncos raiders saints hotel street road avenue boulevard drive lane
    square stadium arena bridge tower mall elementary middle high declaration star sun telegraph globe
    observer examiner sentinel courier dispatch register cathedral grill pizza steakhouse dressing disease
    virus fever syndrome"""
)

#: before a name: a person follows
TITLES = words(
    """mr mrs ms miss dr prof professor sir lady lord dame rev reverend father sister brother pastor bishop
    archbishop cardinal pope rabbi imam sheikh sheik mullah ayatollah king queen prince princess duke duchess
    baron count captain capt lt lieutenant sgt sergeant cpl corporal col colonel maj major gen general adm
    admiral cmdr commander brig brigadier pvt private officer detective trooper deputy sheriff constable judge
    justice attorney sen senator rep representative congressman congresswoman gov governor mayor president
    premier chancellor minister secretary ambassador chairman chairwoman chief coach director spokesman
    spokeswoman inspector superintendent councilman councillor councilor alderman mp doctor nurse actor
    actress singer author saint son mullah hajji haji comrade president-elect ex-president marshal commissar
    tsar emperor coroner principal"""
)

#: after the name of a country, state or capital: its government or forces, and the place stands for it
GOVERNMENT_NOUNS = words(
    """army police navy marines embassy government troops forces force officials president congress senate governor
    ambassador authorities soldiers military airforce sen rep secretary government-backed airstrikes warplanes
    marine service federal state-department treasury intelligence diplomats diplomat leaders leader"""
)

#: after a name: people of the place, so a place it is
PEOPLE_NOUNS = words(
    """woman man men women boy girl teen teenager resident residents native family couple mother father police
    firefighters residents voters officials schools school students mayor area based councilman businessman
    terminal pipeline oil gas lawyer attorney hospital hospitals neighborhood streets suburbs
    outskirts airport metro downtown"""
)

#: before a name: what armies and travellers do to a place
TAKING_VERBS = words(
    """attacked retook recaptured captured seized shelled bombed bombarded besieged liberated stormed raided occupied
    invaded overran surrounded encircled visited entered left retake recapture capture seize storm liberate
    reclaim retaking recapturing capturing seizing shelling bombing bombarding besieging liberating storming
    raiding reclaiming took take taking controlled attacking evacuated evacuate hit pounded struck
    targeted reached fled defended
    defending"""
)

#: capitalised kind words that belong to the name before them
KIND_SUFFIXES = words(
    """Province Governorate County District Prefecture Oblast River State Township Parish Region Municipality Tehsil
    Woreda Cercle LGA Commune Raion Locality Territory"""
)
SMALL = words("the of and al el de la in at on for to from a an")
NEVER_FIRST = words("IVO The A An This That In On At By Of And For With From If But")
GROUP_HEADS = words("State Qaeda al-Qaeda al-Qaida Al-Qaeda Al-Qaida Qaida Emirate Treaty Jihad")
NEVER_LAST = words("The A An And Of")
NEVER_IN_CAPITALS = words(
    """IVO IN ON AT BY OF OR TO AS IS IT BE AN AM PM WHO FAO AIDS HIV CNN BBC CEO NATO OPEC UNICEF NASA SARS ISIS ISIL
    IDF PKK YPG SDF FSA RSF FBI CIA DNA GDP HIV NGO NGOS UAV IED IEDS COVID AFP EDT EST GMT"""
)

#: names of places that are just as often given names: a capitalised word after them makes them people
PLACE_LIKE_GIVEN = words(
    """jordan chad israel georgia paris london sydney virginia florence charlotte austin dallas houston savannah
    madison chelsea brooklyn kenya india china asia america lincoln washington jackson santiago sofia
    alexandria victoria carolina adelaide milan troy cuba francia siena verona vienna geneva lourdes trinidad
    kingston preston camden bradford lancaster clinton hudson logan mason dakota montana nevada phoenix
    orlando raleigh aurora eugene salem denver tyler carson carmel penny bethany lyon lorraine cairo malta
    persia devon kent chester lewis marion jasper christian francis lawrence floyd warren wayne monroe
    jefferson franklin hamilton nelson napier wellington darwin hobart stanley regina kimberley benoni lima
    cordova tripoli essex dover bristol ireland holland england france german poland"""
)

#: before a name, in Spanish and Portuguese: kinds of settlement and division
SPANISH_KINDS = words(
    """ciudad colonia barrio cantón canton caserío caserio vereda corregimiento provincia departamento finca hacienda
    aldea municipio favela bairro población poblacion cerro"""
)
#: before a name: what follows is named after a place or a person, and is an organisation or building
ORGANISATION_HEADS = words("university bank institute college ministry republic kingdom bishop archbishop duke church")

#: a name followed by one of these acts or speaks: a person, or a place that stands for its government
SPEECH_VERBS = words(
    """said says say told tells added denied denies accused accuses announced announces insisted insists claimed
    claims condemned condemns rejected rejects warned warns vowed vows demanded demands urged urges agreed
    agrees refused refuses believes believed hopes wants wanted pledged pledges argued argues expressed
    expresses called calls threatened threatens imposed imposes signed signs voted votes backed backs
    supported supports recalled expelled summoned responded responds reacted replied asked declared declares
    blamed blames sees fears considers decided decides ordered approved proposed acknowledged admitted noted
    stressed confirmed thinks knows"""
)

#: before or after a name: someone's home or side
DIRECTIONS = words(
    """north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern north-east north-west south-east south-west
    north-eastern north-western south-eastern south-western upper lower greater downtown mid inner outer rural
    coastal"""
)

#: capitalised words that begin sentences or name other things, never places on their own
NEVER = words(
    """i the a an and but or if in on at of by to for from with as is was are were be been he she it they we you his
    her its their our your this that these those there here who what when where why how not no yes so then
    than also after before during while since until because although though however both all some any many
    most more each every other another such same own first second third last next new old january february
    march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mr mrs ms dr god christmas easter
    ramadan eid internet english french german spanish arabic chinese russian muslim muslims christian
    christians jewish islam islamic sunni shiite shia kurd kurds kurdish catholic protestant hindu buddhist
    republican republicans democrat democrats democratic senate congress parliament house government state
    police army navy air force forces president minister prime department ministry court council party
    committee university college school bank company group church hospital street center centre union
    association agency international national federal central united people world war ii iii north south east
    west northern southern eastern western day week month year today yesterday tomorrow am pm gmt est pdt pst
    edt utc tv cnn bbc abc nbc cbs ap afp reuters nato un eu fbi cia nasa who imf isis isil daesh taliban
    hamas hezbollah fatah covid ebola aids hiv photo file image video caption copyright source sources report
    reports editor staff associated press newspaper times post daily"""
)
