"""Plain text and Markdown: bytes to characters, front matter aside."""

from __future__ import annotations

import codecs
import re

from extract.documents.draft import Draft
from extract.documents.frontmatter import draft_of
from extract.errors import DocumentError

_BOMS = (  # the longer first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Share of non-ASCII bytes up to which text that is no UTF-8 is taken for Western (cp1252: quotes, dashes, accents).
#: Cyrillic, Greek or Arabic text in a one-byte encoding has more than half.
_WESTERN_SHARE = 0.10
#: Share of control characters from which a file is taken for binary.
_CONTROL_SHARE = 0.02
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: Sound letters beyond ASCII for each damaged one from which a file is UTF-8 all the same: a download was cut short, or
#: a byte was lost. Text in a one-byte encoding has hardly any that are sound.
_SOUND_FOR_DAMAGED = 4
#: Python's codecs that no report is written in: hosts, escapes, the system's own; some take time by the square.
_NOT_TEXT = frozenset(
    {"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem", "rot_13"}
)
_DAMAGED = "\ufffd"
_SAMPLE_BYTES = 64_000
_ADVICE = "Save it as UTF-8 text and try again"


def decode(data: bytes, name: str) -> str:
    """The characters of a text file, line ends as ``\\n``.

    By byte order mark, else UTF-8, else Windows-1252 where nearly all is ASCII, else by detection.
    Raises DocumentError for what is binary or cannot be told.
    """
    return _decode(data, name).replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise DocumentError(f"{name} is marked as {encoding} but is not. {_ADVICE}") from error
    sample = data[:_SAMPLE_BYTES]
    if len(_CONTROLS.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise DocumentError(f"{name} is not a text file, or in an encoding that cannot be told. {_ADVICE}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        patched = data.decode("utf-8", "replace")
    damaged = patched.count(_DAMAGED)
    if sum(char > "\x7f" for char in patched) - damaged >= _SOUND_FOR_DAMAGED * damaged:
        return patched
    if sum(byte > 0x7F for byte in sample) <= _WESTERN_SHARE * len(sample):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    return _detect(data, name)


def _detect(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is not None:
        try:
            return data.decode(best.encoding)
        except UnicodeDecodeError:
            pass
    raise DocumentError(f"{name}: the encoding of its letters cannot be told. {_ADVICE}")


def decode_as(data: bytes, charset: str) -> str | None:
    """By the encoding that a page or a mail declares; None where it is none of text, or the wrong one."""
    try:
        name = codecs.lookup(charset).name
        return None if name.replace("-", "_") in _NOT_TEXT else data.decode(name)
    except (LookupError, ValueError):  # UnicodeDecodeError is a ValueError; so is a name with a NUL
        return None


def read_text(data: bytes, name: str) -> Draft:
    """A ``.txt`` or ``.md`` file; front matter, where there is some, is taken off the text."""
    return draft_of(decode(data, name))
