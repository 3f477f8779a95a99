"""A report in a language that is not read is named in every account of a run, and kept; never is it "no event"."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from extract.cli import main
from extract.corpus import annotate_file
from extract.store.repository import open_store

RUSSIAN = "В субботу вечером неизвестные обстреляли блокпост у посёлка Ветлино, двое солдат погибли, ещё трое ранены."


# An analyst who drops a mixed folder reads the summary: the Russian report is named there, in the second run too.
def test_extract_names_the_report_and_its_language(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ru.txt").write_text(RUSSIAN, encoding="utf-8")
    (tmp_path / "in" / "en.txt").write_text("Gunmen killed two soldiers in Goma on 4 May 2031.", encoding="utf-8")
    case = str(tmp_path / "case.db")
    run = CliRunner().invoke(main, ["extract", str(tmp_path / "in"), "--db", case])
    assert run.exit_code == 0
    assert "ru.txt: not read: Russian" in run.stderr
    assert "1 not read for their language" in run.stderr
    again = CliRunner().invoke(main, ["extract", str(tmp_path / "in"), "--db", case, "--json"])
    told = json.loads(again.stdout)
    assert [item["language"] for item in told["not_read_items"]] == ["Russian"]
    assert told["failed"] == told["not_extracted"] == 0
    with open_store(case) as store:
        (row,) = [row for row in store.documents() if row.not_read]
        assert row.not_read == "not read: Russian"
        found = store.extraction(row.id)
    assert found is not None
    assert found.not_read == "Russian"
    assert not found.events
    info = json.loads(CliRunner().invoke(main, ["info", case, "--json"]).stdout)
    assert info["reports_by_state"] == {"done": 1, "not read": 1}


# Programs that call annotate see it in the record; English lines have no such key.
def test_annotate_says_it_in_the_record(tmp_path: Path) -> None:
    lines = [{"id": 1, "text": RUSSIAN}, {"id": 2, "text": "Gunmen killed two soldiers in Goma on 4 May 2031."}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert annotate_file(tmp_path / "in.jsonl", tmp_path / "out.jsonl") == []
    first, second = (json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert first["not_read"] == "Russian"
    assert first["events"] == []
    assert "not_read" not in second
