"""Frames between a process and its parent: a kind, a length, bytes. What a child sends can make nothing but our values.

A child has handled hostile bytes. So its answers are unpickled by a reader that knows Dateline's own dataclasses and
enumerations, days and times, and no other class or function.
"""

from __future__ import annotations

import dataclasses
import io
import pickle
import struct
from enum import Enum
from typing import Any, BinaryIO

_HEAD = struct.Struct(">cQ")
_PLAIN = {("datetime", "date"), ("datetime", "datetime"), ("datetime", "timedelta")}
_PLAIN |= {("builtins", "set"), ("builtins", "frozenset")}
#: Kinds of frames from the child: ready; a part begins; a result; done (payload b"1": and it goes); an error (it goes);
#: it cannot work at all.
READY, BEGINS, RESULT, DONE, ERROR, USELESS = b"R", b"B", b"I", b"D", b"E", b"U"
#: From the parent: a task.
TASK = b"T"


class BrokenWire(Exception):  # noqa: N818 - it ends a worker, it is shown to nobody
    """The other side is gone, or sends what it must not."""


def write(file: BinaryIO, kind: bytes, payload: bytes = b"") -> None:
    file.write(_HEAD.pack(kind, len(payload)))
    file.write(payload)


def read(file: BinaryIO, limit: int) -> tuple[bytes, bytes]:
    """The next frame. Raises BrokenWire at the end, or where it would be longer than ``limit`` bytes."""
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise BrokenWire
    kind, length = _HEAD.unpack(head)
    if length > limit:
        raise BrokenWire
    payload = file.read(length)
    if len(payload) < length:
        raise BrokenWire
    return kind, payload


def pack(value: Any) -> bytes:
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def unpack(payload: bytes) -> Any:
    """The value of a child's frame. Raises BrokenWire where it is none of ours."""
    try:
        return _Unpickler(io.BytesIO(payload)).load()
    except Exception as error:  # whatever a hostile pickle can raise
        raise BrokenWire from error


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("extract.") and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and (dataclasses.is_dataclass(found) or issubclass(found, (Enum, Exception))):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is none of our values")
