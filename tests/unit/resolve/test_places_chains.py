"""Chains of places, places beside a known one, namesakes elsewhere: in the forms of databases and situation reports."""

from __future__ import annotations

import pytest

from extract.gazetteer.lookup import distance_km, open_gazetteer
from extract.model import Document, ResolvedToponym
from extract.pipeline import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(open_gazetteer())


def toponyms(extractor: Extractor, text: str) -> dict[str, ResolvedToponym]:
    return {found.mention.text: found for found in extractor.extract(Document(text)).toponyms}


#: text, name, what the text names as holding it
CHAINS = [
    ("Herders fled the village of Zorbi (Pissila, Sanmatenga), Burkina Faso.", "Zorbi", "Pissila"),  # brackets
    ("A bomb went off in the Zarkot area of Safi tehsil, Mohmand Agency.", "Zarkot", "Safi"),  # "area of"
    ("A mine went off in Safi tehsil, Mohmand Agency.", "Safi", "Mohmand Agency"),  # two divisions
    ("Houses burned in Zeklo village, Kupiansk district, Kharkiv region.", "Zeklo", "Kupiansk"),  # commas
    ("Huts burned in Zeklo village, Kani Township, Sagaing Region.", "Zeklo", "Kani"),  # a township holds villages
    ("Soldiers came to Zarko in the Marib governorate.", "Zarko", "Marib"),  # "in the X governorate"
    ("Shells fell on Hama province's northern town of Kafr Zorka.", "Kafr Zorka", "Hama"),  # the holder first
]


@pytest.mark.parametrize(("text", "name", "holder"), CHAINS)
def test_chain(extractor: Extractor, text: str, name: str, holder: str) -> None:
    assert toponyms(extractor, text)[name].mention.within == holder


def test_a_list_is_no_chain(extractor: Extractor) -> None:
    found = toponyms(extractor, "Fighting went on in Sennar district, Dinder district and Khartoum.")
    assert found["Sennar"].mention.within == ""


#: text, name, latitude and longitude of the point, km that it may be off
BESIDE = [
    ("Rebels raided Zorbi town, south-west of Zalingei, Sudan.", "Zorbi", 12.83, 23.42, 16),  # a direction
    ("Troops entered Zorbi village 85km north west of Mogadishu.", "Zorbi", 2.58, 44.80, 3),  # distance, no space
    ("A mine blew up at Zorbi, some 30 miles east of Gao, Mali.", "Zorbi", 16.26, 0.41, 5),  # miles, "some"
    ("Gunmen stormed a post at Zorbi, 25 km SSW of Kismayo.", "Zorbi", -0.567, 42.459, 3),  # a wind of the compass
    ("Men were shot in Zorbi near Maradi in Niger.", "Zorbi", 13.5, 7.1, 5),  # "near"
]


@pytest.mark.parametrize(("text", "name", "lat", "lon", "off"), BESIDE)
def test_unknown_place_beside_a_known_one(
    extractor: Extractor, text: str, name: str, lat: float, lon: float, off: float
) -> None:
    place = toponyms(extractor, text)[name].place
    assert place is not None
    assert place.name == name
    assert distance_km(place.lat, place.lon, lat, lon) <= off
    assert place.radius_km >= off / 2


#: text, name, countries that its place may be in ("" = it may also have none)
NAMESAKES = [
    ("Yemen. A mine killed a shepherd near Hays.", "Hays", {"YE"}),  # not Hays, Kansas
    ("A mine went off in Safi tehsil, Mohmand Agency, Pakistan.", "Safi", {"PK"}),  # not Safi, Morocco
    ("Soldiers clashed with rebels in Sarjeh, in southern Idlib.", "Sarjeh", {"SY", ""}),  # not Sharjah
    ("In Syria, strikes hit fighters near Mara and Manbij.", "Mara", {"SY"}),  # not the region of Tanzania
    ("Six died in Adra, the Syrian army and rebels said. Damascus is near.", "Adra", {"SY", ""}),  # not in Spain
    ("Troops shelled Bonni, Mali, and Mopti.", "Bonni", {"ML", ""}),  # not Bonn
]


@pytest.mark.parametrize(("text", "name", "countries"), NAMESAKES)
def test_namesake_elsewhere(extractor: Extractor, text: str, name: str, countries: set[str]) -> None:
    found = toponyms(extractor, text).get(name)
    assert (found.place.country if found is not None and found.place is not None else "") in countries | {""}


#: what must stay: a known place far away that the text does speak of
STAYS = [
    ("Envoys met in Geneva on Monday while Aleppo was shelled.", "Geneva", "CH"),
    ("He was born in Toulouse and killed in Raqqa, Syria.", "Toulouse", "FR"),
    ("In Colombia, a man from Madrid, Spain, was held in Cali.", "Madrid", "ES"),
]


@pytest.mark.parametrize(("text", "name", "country"), STAYS)
def test_known_place_far_away(extractor: Extractor, text: str, name: str, country: str) -> None:
    place = toponyms(extractor, text)[name].place
    assert place is not None
    assert place.country == country


#: names that other things bear
BORNE = [
    ("Youths threw Molotov cocktails at the police in Nablus.", "Molotov"),
    ("By The Irrawaddy 3 May 2023\n\nTroops shelled Kawkareik. The Irrawaddy could not reach them.", "Irrawaddy"),
    ('"We fled," he told The Tenasserim. Shells fell on Dawei.', "Tenasserim"),
    ("The Danish Refugee Council (DRC) lost a driver in Adwa. The DRC said so.", "DRC"),
]


@pytest.mark.parametrize(("text", "name"), BORNE)
def test_borne_by_something_else(extractor: Extractor, text: str, name: str) -> None:
    assert name not in toponyms(extractor, text)


def test_the_country_of_an_acronym_stays(extractor: Extractor) -> None:
    text = "In the Democratic Republic of the Congo (DRC), rebels took Bunagana. The DRC closed the border."
    place = toponyms(extractor, text)["DRC"].place
    assert place is not None
    assert place.country == "CD"
