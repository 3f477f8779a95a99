"""A quicker constructor for frozen slotted dataclasses of which there are many.

The one that ``dataclasses`` writes sets every field through ``object.__setattr__``, which finds the field by name each
time; this one calls the setters of the slots themselves and takes half the time (measured: 3 % of an extraction).
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

Class = TypeVar("Class")


def quick(cls: type[Class]) -> type[Class]:
    """The same frozen slotted dataclass with a quicker ``__init__`` of the same signature.

    To be written above ``@dataclass(frozen=True, slots=True)``. Raises TypeError for what it does not know: default
    factories, fields outside of ``__init__``, ``__post_init__``.
    """
    described: Any = cls  # a dataclass, which a type variable cannot say
    rows = fields(described)
    if hasattr(cls, "__post_init__") or any(f.default_factory is not MISSING or not f.init for f in rows):
        raise TypeError(f"{cls.__name__}: not a class that a quick constructor can be made for")
    scope: dict[str, Any] = {f"set_{f.name}": getattr(cls, f.name).__set__ for f in rows}
    scope |= {f"default_{f.name}": f.default for f in rows}
    given = ["self", *(_parameter(f) for f in rows if not f.kw_only)]
    named = [_parameter(f) for f in rows if f.kw_only]
    given += ["*", *named] if named else []
    body = [f" set_{f.name}(self, {f.name})" for f in rows]
    exec("\n".join([f"def __init__({', '.join(given)}):", *body]), scope)  # noqa: S102 - as dataclasses does; the names are ours
    made = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__module__ = cls.__module__
    made.__annotations__ = described.__init__.__annotations__
    described.__init__ = made
    return cls


def _parameter(field: Field[Any]) -> str:
    return field.name if field.default is MISSING else f"{field.name}=default_{field.name}"
