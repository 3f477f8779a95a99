"""Made-up places in the format of GeoNames' dumps: 19 columns with tabs between (GeoNames readme.txt)."""

from __future__ import annotations

import io
import zipfile


def line(number: int = 990001, name: str = "Zorkabad", **given: str) -> str:
    """A line of a dump; ``given``: columns by their GeoNames names, in place of those of a village in Helmand."""
    columns = {
        "geonameid": str(number), "name": name, "asciiname": name, "alternatenames": "Zurkabad,Zorqabad",
        "latitude": "31.5", "longitude": "64.3", "feature_class": "P", "feature_code": "PPL", "country_code": "AF",
        "cc2": "", "admin1": "10", "admin2": "", "admin3": "", "admin4": "", "population": "1200", "elevation": "",
        "dem": "800", "timezone": "Asia/Kabul", "modification": "2020-01-01",
    }  # fmt: skip
    return "\t".join((columns | given).values()) + "\n"


def archive(text: str, name: str = "AF.txt") -> bytes:
    """A dump as published: the text beside readme.txt in a zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("readme.txt", "not this one")
        file.writestr(name, text)
    return target.getvalue()
