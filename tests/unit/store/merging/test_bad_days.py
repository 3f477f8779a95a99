"""Killed at any moment of merging: the case opens, and merges to what it would have been."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import time
from pathlib import Path

import pytest

from extract.store.repository import open_store
from tests.unit.store.merging.test_merging import dump, report, save

KILLS = 12
FORK = "fork"


def _open(case: Path) -> None:
    with open_store(case):
        pass


def _spawned(case: Path) -> multiprocessing.process.BaseProcess:
    process = multiprocessing.get_context(FORK).Process(target=_open, args=(case,))
    process.start()
    return process


@pytest.mark.skipif(FORK not in multiprocessing.get_all_start_methods(), reason="only a fork starts in no time")
def test_killed_while_merging(tmp_path: Path) -> None:
    first = tmp_path / "first.db"
    with open_store(first, create=True) as store:
        save(store, *(report(n, day=20 + n % 5, killed=3 + n % 2) for n in range(30)), merge=False)
    whole = tmp_path / "whole.db"
    shutil.copy(first, whole)
    start = time.perf_counter()
    _spawned(whole).join()
    seconds = time.perf_counter() - start
    with open_store(whole) as store:
        wanted = dump(store)
    assert 1 < len(wanted["event"]) < 30
    unfinished = 0
    for attempt in range(KILLS):
        case = tmp_path / f"{attempt}.db"
        shutil.copy(first, case)
        process = _spawned(case)
        time.sleep(seconds * attempt / KILLS)
        process.kill()
        process.join()
        unfinished += process.exitcode != os.EX_OK
        with open_store(case) as store:
            assert dump(store) == wanted
    assert unfinished  # the first was killed as it began, whatever the machine
