"""Countries as other codebooks number and group them, by ISO 3166-1 alpha-2 code."""

from __future__ import annotations

from functools import cache

from extract.lexicon.places.facts import country_facts

#: ACLED's regions (ACLED Codebook, list of countries by region); countries that it does not group stand where their
#: neighbours do.
_ACLED = {
    "Western Africa": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "Middle Africa": "AO CD CF CG CM GA GQ ST TD",
    "Eastern Africa": "BI DJ ER ET KE KM MG MU MW MZ RE RW SC SO SS TZ UG YT ZM ZW IO",
    "Southern Africa": "BW LS NA SZ ZA",
    "Northern Africa": "DZ EG EH LY MA SD TN",
    "Middle East": "AE BH IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    "Caucasus and Central Asia": "AF AM AZ GE KG KZ TJ TM UZ",
    "South Asia": "BD BT IN LK MV NP PK",
    "Southeast Asia": "BN ID KH LA MM MY PH SG TH TL VN CC CX",
    "East Asia": "CN HK JP KP KR MN MO TW",
    "Europe": "AD AL AT AX BA BE BG BY CH CS CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV "
    "MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK GL",
    "Central America": "BZ CR GT HN MX NI PA SV",
    "Caribbean": "AG AI AN AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "South America": "AR BO BR CL CO EC FK GF GY PE PY SR UY VE GS",
    "North America": "BM CA PM US",
    "Oceania": "AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS HM",
    "Antarctica": "AQ BV TF",
}
#: UCDP's five regions (UCDP GED Codebook): its Middle East includes Egypt, Turkey and Iran.
_UCDP_MIDDLE_EAST = "AE BH CY EG IL IQ IR JO KW LB OM PS QA SA SY TR YE"
_UCDP_OF_CONTINENT = {
    "AF": "Africa",
    "AS": "Asia",
    "EU": "Europe",
    "NA": "Americas",
    "SA": "Americas",
    "OC": "Asia",
    "AN": "Americas",
}


def alpha3(code: str) -> str:
    """ISO 3166-1 alpha-3; "" where there is none."""
    facts = country_facts().get(code)
    return facts.iso3 if facts is not None else ""


def numeric(code: str) -> int | None:
    """ISO 3166-1 numeric; None where there is none."""
    facts = country_facts().get(code)
    return (facts.numeric or None) if facts is not None else None


def country_name(code: str) -> str:
    """Its English short name; "" where there is none."""
    facts = country_facts().get(code)
    return facts.name if facts is not None else ""


@cache
def acled_region(code: str) -> str:
    return next((region for region, codes in _ACLED.items() if code in codes.split()), "")


@cache
def ucdp_region(code: str) -> str:
    if code in _UCDP_MIDDLE_EAST.split():
        return "Middle East"
    facts = country_facts().get(code)
    return _UCDP_OF_CONTINENT[facts.continent] if facts is not None else ""
