"""The check of the lock file against known faults: a version within a range is found, one beyond it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.advisories import affects, found, newest, pinned

_LOCK = 'Spam_Eggs==1.5.0 \\\n    --hash=sha256:00\nham[extra]==2.0 ; python_version < "3.12" \\\n# toast==9\n'


def _advisory(*events: dict[str, str], versions: tuple[str, ...] = (), **more: object) -> dict[str, object]:
    package = {"name": "spam-eggs", "ecosystem": "PyPI"}
    ranges = [{"type": "ECOSYSTEM", "events": list(events)}]
    return {"id": "A-1", "affected": [{"package": package, "ranges": ranges, "versions": list(versions)}], **more}


def test_what_is_pinned() -> None:
    assert pinned(_LOCK) == [("spam-eggs", "1.5.0"), ("ham", "2.0")]


@pytest.mark.parametrize(
    ("advisory", "faulty"),
    [
        (_advisory({"introduced": "0"}, {"fixed": "1.5.1"}), True),
        (_advisory({"introduced": "0"}, {"fixed": "1.5.0"}), False),
        (_advisory({"introduced": "1.6"}), False),
        (_advisory({"introduced": "0"}, {"last_affected": "1.5.0"}), True),
        (_advisory({"introduced": "0"}, {"fixed": "1.0"}, {"introduced": "1.4"}, {"fixed": "1.10"}), True),
        (_advisory(versions=("1.5.0",)), True),
        (_advisory({"introduced": "0"}, withdrawn="2024-01-01"), False),
    ],
)
def test_whether_a_version_is_affected(advisory: dict[str, object], faulty: bool) -> None:
    assert affects(advisory, "spam-eggs", "1.5.0") is faulty


def test_the_faults_of_a_lock_by_a_copy(tmp_path: Path) -> None:
    folder = tmp_path / "vulns" / "spam-eggs"
    folder.mkdir(parents=True)
    (folder / "A-1.yaml").write_text(
        "id: A-1\nmodified: '2024-05-06T00:00:00Z'\naffected:\n- package: {name: spam-eggs, ecosystem: PyPI}\n"
        "  versions: ['1.5.0']\n"
    )
    assert list(found(_LOCK, tmp_path)) == [("spam-eggs", "1.5.0", "A-1")]
    assert newest(tmp_path) == "2024-05-06"
