"""The table of month names in other languages agrees with the Unicode data that dateparser carries."""

from __future__ import annotations

from datetime import UTC, datetime

import dateparser
import pytest

from extract.mentions.timex.months import FOREIGN_MONTHS


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fr", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        ("es", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        ("pt", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        ("tr", "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"),
        ("ru", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
        ("uk", "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
        ("ar", "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
        ("fa", "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
    ],
)
def test_agrees_with_dateparser(language: str, names: str) -> None:
    settings = {
        "RELATIVE_BASE": datetime(2000, 1, 1, tzinfo=UTC),
        "DATE_ORDER": "DMY",
        "REQUIRE_PARTS": ["day", "month", "year"],
    }
    for name in names.split():
        parsed = dateparser.parse(f"14 {name} 2015", languages=[language], settings=settings)
        assert parsed is not None, name
        assert FOREIGN_MONTHS[name] == (parsed.month, "gregorian"), name
