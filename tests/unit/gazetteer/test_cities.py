"""The committed table of GeoNames' cities: what it was made from gives it again, and it is read as it was written."""

from __future__ import annotations

import math
from itertools import islice

import pytest

from extract.gazetteer import prepare_cities
from extract.gazetteer.rows import CITIES, cities
from extract.gazetteer.segment import Row
from extract.lexicon.places.facts import country_facts


def test_the_table_is_what_the_script_makes_of_the_package() -> None:
    # the first places of it: another rule of keys, or another edition of the data, and the script must run again
    made = list(islice(prepare_cities.cities(), 3000))
    read = list(islice(cities(), 3000))
    assert [prepare_cities.line_of(row) for row in made] == [prepare_cities.line_of(row) for row in read]


def test_capitals_come_last_and_are_better_known() -> None:
    every = list(cities())
    capitals = [row for row in every if row.kind == "capital"]
    assert every[-len(capitals) :] == capitals
    assert len(every) > 230_000
    assert 200 < len(capitals) <= len(country_facts())
    amman = next(row for row in capitals if row.name == "Amman")
    assert amman.prior == pytest.approx(math.log10(amman.population + 100) + 1.5)
    assert CITIES.stat().st_size < 8_000_000  # it is in every clone


def test_a_name_that_would_break_its_line_is_refused() -> None:
    row = Row("gn:1", "Two\tnames", 1.0, 2.0, "XX", "city")
    with pytest.raises(ValueError, match="gn:1"):
        prepare_cities.line_of(row)


@pytest.mark.parametrize(
    ("code", "iso3", "capital", "continent"),
    [("SD", "SDN", "Khartoum", "AF"), ("UA", "UKR", "Kyiv", "EU"), ("MM", "MMR", "Nay Pyi Taw", "AS")],
)
def test_facts_of_countries(code: str, iso3: str, capital: str, continent: str) -> None:
    facts = country_facts()[code]
    assert (facts.iso3, facts.capital, facts.continent) == (iso3, capital, continent)
    assert facts.population > 10_000_000
    assert facts.area_km2 > 100_000
