"""What dies or overruns in a process costs one task, says how, and leaves the next to a new process."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from extract.errors import GazetteerError, LimitsError
from extract.isolation import wire
from extract.isolation.limits import Limits, present
from extract.isolation.worker import Died, Worker
from extract.model import Document, Published, TimeInterval
from extract.processes import Crashed, in_order
from tests.unit.isolation.tasks import do, parts

SMALL = Limits(cpu=1, cpu_per_mb=1, memory=400, output=10)


@pytest.mark.parametrize(
    ("task", "words"),
    [
        ("spin", "more CPU time than one part may (1 s"),
        ("swell", "more than 400 MB of memory"),
        ("die", "its process died"),
        ("pour", "more than 10 MB"),
    ],
)
def test_what_overruns_is_named_and_the_next_is_done(task: str, words: str) -> None:
    found = list(in_order(do, ["a", task, "b"], jobs=1, limits=SMALL))
    assert [result for name, result in found if name != task] == ["a", "b"]
    (crashed,) = (result for name, result in found if name == task)
    assert isinstance(crashed, Crashed)
    assert words in str(crashed)


def test_a_value_that_is_none_of_ours_is_not_taken() -> None:
    (_, result) = next(iter(in_order(do, ["foreign"], jobs=1, limits=SMALL)))
    assert isinstance(result, Exception)


@pytest.mark.parametrize(
    "value",
    [
        pickle.dumps(print),
        pickle.dumps(Exception),
        b"cos\nsystem\n(S'true'\ntR.",
        b"cextract.isolation.worker\nsubprocess.Popen\n(S'true'\ntR.",
        b"cextract.documents.read\nread_path\n(S'/etc'\ntR.",
        b"\x80\x05junk",
    ],
)
def test_a_hostile_answer_makes_nothing(value: bytes) -> None:
    with pytest.raises(wire.BrokenWire):
        wire.unpack(value)


def test_our_own_values_come_whole() -> None:
    day = date(2015, 7, 13)
    report = Document("Text.", "Title", published=Published(TimeInterval(day, day), "analyst"))
    assert wire.unpack(wire.pack(report)) == report


def test_parts_come_as_they_are_done_until_one_dies() -> None:
    worker = Worker(SMALL)
    worker.send(parts, "ab!c")
    results = worker.results()
    seen = [type(next(results)).__name__ for _ in range(5)]
    with pytest.raises(Died):
        next(results)
    assert seen == ["Begun", "Document", "Begun", "Document", "Begun"]
    worker.close()


def _useless() -> None:
    raise GazetteerError("no places")


def test_what_keeps_a_process_from_working_at_all_is_raised() -> None:
    with pytest.raises(GazetteerError, match="no places"):
        list(in_order(do, ["a"], jobs=1, limits=SMALL, warm=_useless))


@pytest.mark.parametrize(
    ("said", "limits"),
    [
        ("", Limits()),
        ("on", Limits()),
        ("off", Limits(on=False)),
        ("cpu=120", Limits(cpu=120)),
        (" Memory = 4000 , output=1 ", Limits(memory=4000, output=1)),
        ("cpu=1,cpu_per_mb=2", Limits(cpu=1, cpu_per_mb=2)),
    ],
)
def test_the_limits_in_the_environment(monkeypatch: pytest.MonkeyPatch, said: str, limits: Limits) -> None:
    monkeypatch.setenv("DATELINE_LIMITS", said)
    assert present() == limits


@pytest.mark.parametrize(
    "said", ["cpu", "cpu=", "cpu=-1", "cpu=0", "speed=3", "cpu=nan", "cpu=1e99", "on=1", "cpu=1;x"]
)
def test_limits_that_say_nothing(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("DATELINE_LIMITS", said)
    with pytest.raises(LimitsError, match="not understood"):
        present()
