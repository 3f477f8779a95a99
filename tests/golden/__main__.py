"""Rewrite the golden files from what the extractor finds now."""

from __future__ import annotations

from tests.golden import EXPECTED, lines, reports

if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    for old in EXPECTED.glob("*.json"):
        old.unlink()
    for report in reports():
        (EXPECTED / f"{report.stem}.json").write_text("".join(lines(report)), encoding="utf-8")
