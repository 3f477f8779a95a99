"""The quick constructor does what the one of dataclasses does."""

from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from extract.model import Span, TriggerMention
from extract.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class _Named(Span):
    name: str = ""
    seen: bool = False


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class _ByKeyword:
    first: int
    second: str = "b"


def test_fields_come_by_place_by_name_and_by_default() -> None:
    one = _Named(1, end=2, name="x")
    assert (one.start, one.end, one.name, one.seen) == (1, 2, "x", False)
    assert _ByKeyword(first=1) == _ByKeyword(second="b", first=1)


def test_it_stays_frozen_comparable_and_replaceable() -> None:
    one = _Named(1, 2)
    with pytest.raises(FrozenInstanceError):
        one.start = 3  # type: ignore[misc]
    assert replace(one, name="y") == _Named(1, 2, "y")
    assert len({one, _Named(1, 2)}) == 1
    assert repr(one) == "_Named(start=1, end=2, name='', seen=False)"


def test_missing_unknown_and_misplaced_arguments_are_errors() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'end'"):
        Span(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        TriggerMention(1, 2, "x", colour="red")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional argument"):
        _ByKeyword(1)  # type: ignore[call-arg]


def test_classes_that_it_does_not_know_are_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listing:
        row: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="Listing"):
        quick(Listing)
