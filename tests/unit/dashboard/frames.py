"""Small events tables for the tests of the views: only the columns that the map reads."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

FALLUJAH: dict[str, Any] = {"place_id": "99454", "place": "Fallujah", "lat": 33.35, "lon": 43.78}
RAMADI: dict[str, Any] = {"place_id": "95446", "place": "Ramadi", "lat": 33.42, "lon": 43.30}
KHARTOUM: dict[str, Any] = {"place_id": "379252", "place": "Khartoum", "lat": 15.55, "lon": 32.53, "country": "SD"}
ANBAR: dict[str, Any] = {
    "place_id": "anbar", "place": "Anbar", "lat": 33.42, "lon": 43.3, "geo_precision": "province", "radius_km": 180.0,
    "admin1": "Anbar",
}  # fmt: skip
NOWHERE: dict[str, Any] = {"place_id": "", "place": "", "lat": float("nan"), "lon": float("nan"), "geo_precision": ""}

_DEFAULTS: dict[str, Any] = {
    "event_type": "Battles", "status": "asserted",
    "start": pd.Timestamp("2016-05-02"), "end": pd.Timestamp("2016-05-02"),
    "country": "IQ", "admin1": "", "geo_precision": "exact", "radius_km": 0.0,
}  # fmt: skip


def events(*rows: dict[str, Any]) -> pd.DataFrame:
    """One event a row, what is not given being a battle told as a fact on 2 May 2016."""
    columns = ["event_id", *dict.fromkeys([*FALLUJAH, *_DEFAULTS])]
    whole = [{"event_id": number, **_DEFAULTS, **row} for number, row in enumerate(rows)]
    frame = pd.DataFrame(whole, columns=columns)
    return frame.astype({"start": "datetime64[ns]", "end": "datetime64[ns]"})


def day(text: str) -> date:
    return date.fromisoformat(text)
