"""How what was found ends: as a document that was read, as a failure, as passed over, or as a container of others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extract.errors import DocumentError, UnsupportedFormatError
from extract.isolation.model import Begun
from extract.model import Document


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read: its name (members as ``archive.zip/member.txt``) and why.

    ``stopped``: its reader died of it or overran its limits. It is not given to a reader again unless asked for.
    """

    name: str
    error: DocumentError
    stopped: bool = False

    @property
    def unsupported(self) -> bool:
        """No reader for this kind of file: in a folder or an archive that is no fault."""
        return isinstance(self.error, UnsupportedFormatError)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something that is no report, and was not looked into: its name and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of a document that was read, and was not read with it: its name, and what it is.

    Known only when its document has been read, so it has no ``Begun`` of its own (``extract.intake`` gives it one).
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What was begun holds others, which are counted themselves: an archive, a file of JSON lines."""

    name: str


#: Every ``Begun`` is followed by one of the others, before the next ``Begun``.
Outcome = Begun | Document | Failure | PassedOver | Opened
#: As a reader tells it: what was left out of a document comes right after it.
Found = Outcome | LeftOut


@dataclass(frozen=True, slots=True)
class Inner:
    """A part before it is read: ``content`` gives its bytes or raises DocumentError; ``size`` in bytes, as promised.

    ``passed``: why it is not to be read; else "".
    """

    name: str
    size: int
    content: Callable[[], bytes]
    passed: str = ""
