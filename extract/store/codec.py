"""Model dataclasses to JSON and back, driven by their type hints.

Unknown keys are ignored and missing ones take the field's default, so that a case written before a field
was added still reads. Fields of type ``object`` (a grammar's private reading) are not kept.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def dumps(value: object) -> str:
    """Compact JSON of a dataclass, tuple of dataclasses or plain value; the same value gives the same text."""
    return _ENCODER.encode(_encode(value))


def loads(cls: type[T], text: str) -> T:
    """The value of type ``cls`` (a model dataclass) that ``dumps`` wrote."""
    hint: Any = cls
    decoded: T = _decoder(hint)(json.loads(text))
    return decoded


def loads_many(cls: type[T], items: list[Any]) -> tuple[T, ...]:
    """The same for each of a list of parsed JSON objects."""
    hint: Any = cls
    decode = _decoder(hint)
    return tuple(decode(item) for item in items)


@cache
def _kept(cls: type[Any]) -> tuple[str, ...]:
    hints = get_type_hints(cls)
    return tuple(f.name for f in fields(cls) if hints[f.name] is not object)


def _encode(value: object) -> object:
    if value is None or isinstance(value, (str, int, float)):
        return value.value if isinstance(value, StrEnum) else value
    if isinstance(value, (tuple, list)):
        return [_encode(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _encode(item) for key, item in value.items()}
    cls: Any = type(value)
    return {name: _encode(getattr(value, name)) for name in _kept(cls)}


def _same(value: Any) -> Any:
    return value


@cache
def _decoder(hint: Any) -> Decoder:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = _decoder(next(arg for arg in args if arg is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _tuple_decoder(args)
    if isinstance(hint, type):
        if is_dataclass(hint):
            return _dataclass_decoder(hint)
        if issubclass(hint, StrEnum):
            return hint
        if hint is date:
            return date.fromisoformat
        if hint is float:
            return float
    return _same


def _tuple_decoder(args: tuple[Any, ...]) -> Decoder:
    if len(args) == 2 and args[1] is Ellipsis:
        item = _decoder(args[0])
        return lambda values: tuple(item(value) for value in values)
    items = [_decoder(arg) for arg in args]
    return lambda values: tuple(decode(value) for decode, value in zip(items, values, strict=True))


def _dataclass_decoder(cls: type) -> Decoder:
    hints = get_type_hints(cls)
    decoders: dict[str, Decoder] = {}
    for f in fields(cls):
        if hints[f.name] is object:
            continue
        decoders[f.name] = _decoder(hints[f.name])

    def decode(value: dict[str, Any]) -> Any:
        return cls(**{name: decoder(value[name]) for name, decoder in decoders.items() if name in value})

    return decode
