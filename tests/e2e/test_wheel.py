"""The wheel is the product: built from the checkout, installed outside of it, it reads every kind of report and draws
the whole screen, and neither the browser nor the server speaks to anybody else."""

from __future__ import annotations

import json
import os
import re
import shutil
import site
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import expect

from extract.gazetteer.build import base_path, build
from tests import audit
from tests.e2e.conftest import ROOT, session
from tests.served import Served, serving
from tests.unit.documents.pdfs import make_pdf

pytestmark = pytest.mark.browser

#: a line for each kind of file, so that none can stand for another
PLACES = ("Ramadi", "Fallujah", "Mosul", "Tikrit", "Baiji", "Kirkuk", "Samarra", "Rutba")


def _line(place: str) -> str:
    return f"Islamic State fighters attacked an army post in {place} on 12 July 2031, killing four soldiers."


def _reports(folder: Path) -> dict[str, str]:
    """One report of every kind; the place that each tells of, by its name."""
    folder.mkdir()
    txt, md, html, pdf, word, mail, lines, packed = PLACES
    (folder / "a.txt").write_text(_line(txt))
    (folder / "b.md").write_text(f"# Attack\n\n{_line(md)}\n")
    (folder / "c.html").write_text(
        f"<!doctype html><html><head><title>Attack</title></head><body><article><h1>Attack</h1><p>{_line(html)}</p>"
        + "<p>The provincial council met in the evening, called for calm and thanked those who had given blood.</p>" * 3
        + "</article></body></html>"
    )
    (folder / "d.pdf").write_bytes(make_pdf([[_line(pdf)[:60], _line(pdf)[60:]]]))
    document = docx.Document()
    document.add_paragraph(_line(word))
    document.save(str(folder / "e.docx"))
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        "Attack",
        "desk@example.org",
        "Sat, 13 Jul 2031 09:00:00 +0000",
    )
    message.set_content(_line(mail))
    (folder / "f.eml").write_bytes(bytes(message))
    (folder / "g.jsonl").write_text(json.dumps({"id": "1", "text": _line(lines), "published": "2031-07-13"}) + "\n")
    with zipfile.ZipFile(folder / "h.zip", "w") as archive:
        archive.writestr("inside.txt", _line(packed))
    names = ("a.txt", "b.md", "c.html", "d.pdf", "e.docx", "f.eml", "g.jsonl", "h.zip")
    return dict(zip(names, PLACES, strict=True))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(folder)], cwd=ROOT, check=True)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment that holds the wheel; what it depends on is the checkout's."""
    home = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    python = home / "bin" / "python"
    (wheel,) = built.glob("*.whl")
    uv = Path(sys.executable).parent / "uv"
    words = [str(uv), "pip", "install", "--quiet", "--offline", "--no-deps", "--python", str(python), str(wheel)]
    subprocess.run(words, check=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    # a folder that is named so is looked into last, and its own .pth files, by which the checkout is installed, are not
    others = [path for path in (*site.getsitepackages(), sysconfig.get_path("platlib")) if Path(path).is_dir()]
    (packages / "of-the-checkout.pth").write_text("\n".join(dict.fromkeys(others)) + "\n")
    return home / "bin" / "dateline"


@pytest.fixture(scope="module")
def somewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is nobody's, with a home in it; the index of places, which takes its time, is there already."""
    folder = tmp_path_factory.mktemp("elsewhere")
    index = base_path() if base_path().exists() else build(progress=False)
    cache = folder / "home" / ".cache" / "dateline"
    cache.mkdir(parents=True)
    shutil.copy(index, cache / index.name)
    return folder


@pytest.fixture(scope="module")
def alone(somewhere: Path) -> dict[str, str]:
    """The environment of a user who has nothing yet."""
    home, own = str(somewhere / "home"), ("XDG_", "DATELINE_", "STREAMLIT_")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(own)},
        "HOME": home, "USERPROFILE": home, "XDG_CACHE_HOME": f"{home}/.cache", "PYTHONDONTWRITEBYTECODE": "1",
        **audit.hooked(somewhere),
    }  # fmt: skip


def _files(command: Path) -> dict[str, tuple[int, int]]:
    packages = command.parent.parent / "lib"
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in packages.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def case(installed: Path, somewhere: Path, alone: dict[str, str]) -> tuple[Path, dict[str, str]]:
    told = _reports(somewhere / "reports")
    done = subprocess.run(
        [str(installed), "extract", "reports", "--db", "case.db"],
        cwd=somewhere,
        env=alone,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "8 reports read (8 new), 8 extracted" in done.stderr, done.stderr
    return somewhere / "case.db", told


@pytest.fixture(scope="module")
def served(installed: Path, case: tuple[Path, dict[str, str]], alone: dict[str, str]) -> Iterator[Served]:
    before = _files(installed)
    gone = {name: "" for name in os.environ if name.startswith(("DATELINE_", "STREAMLIT_"))}
    with serving(case[0], command=[str(installed)], environment={**gone, **alone}) as found:
        yield found
    assert _files(installed) == before  # it could as well lie where nobody can write


def test_what_is_released_holds_the_program_and_nothing_else(built: Path) -> None:
    (wheel,), (source,) = built.glob("*.whl"), built.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"dashboard", "extract", "dateline"}
    assert not [name for name in names if name.startswith("dashboard/static/")]
    assert {"dashboard/basemap/basemap.tar.xz", "dashboard/components/picker_frontend/picker.js"} <= set(names)
    with tarfile.open(source) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "SECURITY.md", "LICENSE", ".streamlit/config.toml"} <= held


def test_it_is_the_wheel_that_runs(installed: Path, somewhere: Path, alone: dict[str, str]) -> None:
    told = "import extract, dashboard; print(extract.__file__, dashboard.__file__)"
    python = [str(installed.parent / "python"), "-c", told]
    done = subprocess.run(python, cwd=somewhere, env=alone, capture_output=True, text=True, check=True)
    assert all(path.startswith(str(installed.parent.parent)) for path in done.stdout.split())


def test_every_kind_of_report_is_read(
    case: tuple[Path, dict[str, str]], installed: Path, somewhere: Path, alone: dict[str, str]
) -> None:
    path, told = case
    words = [str(installed), "export", "--db", str(path), "--format", "jsonl", "events.jsonl"]
    subprocess.run(words, cwd=somewhere, env=alone, check=True, capture_output=True)
    events = (somewhere / "events.jsonl").read_text(encoding="utf-8")
    assert [name for name, place in told.items() if place not in events] == []


def test_the_whole_screen_is_drawn_and_nobody_else_is_asked(browser: Any, served: Served, somewhere: Path) -> None:
    with session(browser, served.address) as page:  # sees to it that no other host is asked and nothing complains
        page.goto(served.address)
        expect(page.locator("section.dlm[data-ready=true]")).to_be_visible()
        expect(page.locator("section.dlt[data-ready=true]")).to_be_visible()
        expect(page.get_by_role("combobox", name="Actor")).to_be_visible()
        expect(page.locator(".dl-sentence").first).to_contain_text("8 events")
        assert page.evaluate("document.querySelector('section.dlm canvas').width") > 100
        expect(page.get_by_text("could not be loaded")).to_have_count(0)
        expect(page.get_by_text("Deploy", exact=True)).to_have_count(0)
        assert "token" not in page.url
        page.get_by_role("combobox", name="Actor").click()
        page.keyboard.type("islamic")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"[?&]actor="))
        for path in ("overview", "reports", "review", "brief", "add"):
            page.goto(f"{served.address}/{path}")
            expect(page.locator(".stMainBlockContainer")).to_be_visible()
            page.wait_for_timeout(1500)
    log = served.log.read_text(encoding="utf-8")
    assert log.splitlines()[1:] == []  # the one line with the address
    assert audit.outside(somewhere) == set()
    cache = {path.name.partition("-")[0] for path in (somewhere / "home" / ".cache" / "dateline").iterdir()}
    assert cache == {"gazetteer", "screen"}
