"""What the documentation says runs, is up to date, and links to what is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from extract import annotation, read
from extract.errors import DatelineError
from extract.interchange.columns import column, described
from extract.interchange.tables import COLUMNS
from extract.pipeline import Extractor
from tests.docs import DOCS, ROOT, blocks

RUN = sorted(page for page in DOCS.rglob("*.md") if any(kind in ("sh", "python") for kind, _ in blocks(page)))


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_command_of_a_page_runs(page: Path, tmp_path: Path) -> None:
    # in order, in one empty folder, as a reader would; blocks marked "text" show what needs a network or a server
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "SEEDS": str(ROOT / "seeds"),
        "DATELINE_CACHE": str(tmp_path / "cache") if page.stem == "places" else os.environ.get("DATELINE_CACHE", ""),
    }
    if not environment["DATELINE_CACHE"]:
        del environment["DATELINE_CACHE"]
    folder = tmp_path / "reader"
    folder.mkdir()
    for kind, text in blocks(page):
        words = {"sh": ["bash", "-euo", "pipefail", "-c", text], "python": [sys.executable, "-c", text]}.get(kind)
        if words is not None:
            done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
            assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"


def test_generated_pages_are_what_the_program_says() -> None:
    # after a change: python -m tests.docs
    # in a process of its own: how wide help is set depends on what ran before in this one
    program = (
        "import json; from tests.docs import generated as g; print(json.dumps({str(p): c for p, c in g().items()}))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    for path, content in json.loads(done.stdout).items():
        assert Path(path).read_text(encoding="utf-8") == content, f"{path}: run python -m tests.docs"


def test_the_site_is_built_and_every_link_leads_somewhere(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*.html")]
    assert len(pages) > 15
    lines = [line for page in pages for line in page.splitlines()]
    asked = [line for line in lines if 'src="http' in line or 'stylesheet" href="http' in line]
    assert asked == []  # it is read on machines without a network


def test_every_column_is_described() -> None:
    assert set(described()) == set(COLUMNS)
    with pytest.raises(DatelineError, match=r"columns\.tsv: the column 'colour' is not described"):
        column("colour")


def test_annotations_are_as_the_schema_says() -> None:
    schema = json.loads((DOCS / "reference" / "annotation.schema.json").read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema)
    extractor = Extractor()
    seen = 0
    for path in sorted((ROOT / "seeds").iterdir()):
        for document in read(path) if path.name != "README.md" else ():
            line = {"id": path.name, **annotation(extractor.extract(document), explain=True)}
            check.validate(json.loads(json.dumps(line)))
            seen += len(line["events"])
    assert seen > 20
    check.validate({"id": 7, "error": "no text"})
    with pytest.raises(jsonschema.ValidationError):
        check.validate({"id": 7, "events": []})
