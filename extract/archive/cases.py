"""An ordinary case cut out of an archive, and what analysts said in one given back to it."""

from __future__ import annotations

import hashlib
import io
from itertools import islice
from pathlib import Path

from extract.archive.ask import Asked, reports
from extract.archive.layout import present
from extract.archive.tables import document_of, packed_of
from extract.interchange.files import whole_file
from extract.store.corrections.exchange import export_corrections, import_corrections
from extract.store.repository import Store

_BATCH = 100
_LAYER = "corrections"


def cut_case(root: str | Path, asked: Asked, store: Store) -> int:
    """Put every report that holds a mention asked for into the case, as it is extracted, and the archive's corrections
    over it; how many. Each keeps the sha256 of its text, by which the archive finds it again. Raises ArchiveError."""
    count = 0
    found = reports(root, asked)
    while part := list(islice(found, _BATCH)):
        added = store.add_documents(document_of(row) for row, _ in part)
        store.save_packed(
            [
                (one.document_id, packed_of(row, mentions))
                for one, (row, mentions) in zip(added, part, strict=True)
                if row["state"] == "done" and one.new
            ]
        )
        count += len(part)
    store.merge()
    for layer in sorted((Path(root) / _LAYER).glob("*.jsonl")):
        with layer.open("rb") as lines:
            import_corrections(store, lines)
    return count


def apply(store: Store, root: str | Path) -> int:
    """Keep what analysts said in a case as a layer of the archive; how many corrections. The same log is kept once.

    Cases that are cut later carry it. Raises ArchiveError, ExportError.
    """
    present(Path(root))
    log = io.BytesIO()
    number = export_corrections(store, log)
    folder = Path(root) / _LAYER
    folder.mkdir(exist_ok=True)
    target = folder / f"{hashlib.sha256(log.getvalue()).hexdigest()[:24]}.jsonl"
    if number and not target.exists():
        with whole_file(target) as out:
            out.write(log.getvalue())
    return number
