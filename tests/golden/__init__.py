"""What the sample reports give, to the byte: ``python -m tests.golden`` rewrites the files; a human reads the diff."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from extract.documents.read import read_path
from extract.interchange.annotation import annotation
from extract.model import Document
from extract.pipeline import Extractor

SEEDS = Path(__file__).parents[2] / "seeds"
EXPECTED = Path(__file__).parent / "expected"


def reports() -> list[Path]:
    """The sample reports in the order of their names."""
    return sorted(path for path in SEEDS.iterdir() if path.stem != "README")


def lines(path: Path) -> Iterator[str]:
    """What the extractor finds in one sample report: indented JSON, one document after the other."""
    for document in read_path(path):
        assert isinstance(document, Document), document
        yield json.dumps(annotation(extractor().extract(document)), ensure_ascii=False, indent=1) + "\n"


@cache
def extractor() -> Extractor:
    return Extractor()
