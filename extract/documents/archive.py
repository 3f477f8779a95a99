"""ZIP archives: their members one by one, guarded against bombs and path tricks. Nothing is written to disk."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from extract.documents.draft import one_line
from extract.documents.limits import MAX_FILE_BYTES, MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_FROM_BYTES
from extract.documents.outcome import Inner
from extract.errors import DocumentError, EmptyDocumentError


@dataclass(slots=True)
class Budget:
    """What one file given by the user may still unpack to, archives inside archives included."""

    members: int = MAX_MEMBERS
    unpacked: int = MAX_UNPACKED_BYTES


def members(data: bytes, name: str, budget: Budget) -> list[Inner]:
    """Every file of an archive in its order, still packed.

    Raises DocumentError where the whole archive cannot be read or asks for more than the budget.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise DocumentError(f"{name} is damaged or not a ZIP archive. Pack it again") from error
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if not infos:
        raise EmptyDocumentError(f"{name} holds no files")
    budget.members -= len(infos)
    budget.unpacked -= sum(info.file_size for info in infos)
    if budget.members < 0:
        raise DocumentError(f"{name} holds more than {MAX_MEMBERS:,} files. Unpack it and give the folder instead")
    if budget.unpacked < 0:
        raise DocumentError(f"{name} unpacks to more than {MAX_UNPACKED_BYTES:,} bytes and was not unpacked")
    return [_inner(archive, info, name) for info in infos]


def _inner(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Inner:
    label = one_line(f"{name}/{info.filename}")
    passed = "hidden" if is_hidden(info.filename) else ""
    return Inner(info.filename, info.file_size, lambda: _read(archive, info, label), passed)


def is_hidden(path: str) -> bool:
    """Files that systems leave behind: dot files and folders, ``__MACOSX``."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, label: str) -> bytes:
    path = info.filename.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or path[1:2] == ":":
        raise DocumentError(f"{label}: its name leads out of the archive; it was not read")
    if info.flag_bits & 0x1:
        raise DocumentError(f"{label} is protected by a password. Unpack it yourself and give the files")
    if info.file_size > RATIO_FROM_BYTES and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise DocumentError(f"{label} unpacks to more than {MAX_RATIO} times its size and was not unpacked")
    if info.file_size > MAX_FILE_BYTES:
        raise DocumentError(f"{label} is larger than {MAX_FILE_BYTES:,} bytes")
    try:
        with archive.open(info) as member:
            return member.read(MAX_FILE_BYTES + 1)
    except MemoryError:
        raise
    except Exception as error:  # zlib, bz2 and lzma have their own errors each, and find more in what is hostile
        raise DocumentError(f"{label} is damaged. Pack the archive again") from error
