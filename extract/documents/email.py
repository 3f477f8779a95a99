"""Saved mails: the message as a report; what is attached goes through the other readers."""

from __future__ import annotations

import mimetypes
import re
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from extract.documents.draft import Draft
from extract.documents.html import read_html
from extract.documents.limits import MAX_HEADER_BYTES, MAX_HEADERS
from extract.documents.outcome import Inner
from extract.documents.text import decode, decode_as
from extract.errors import DocumentError

_FOLDED = rb"[^\n]*(?:\n[ \t][^\n]*)*"  # a field and its continuation lines (RFC 5322, 2.2.3)
_FIELD = re.compile(rb"^[!-9;-~]+:" + _FOLDED, re.MULTILINE)
_CONTENT_FIELD = re.compile(rb"^content-[a-z-]{1,30}:" + _FOLDED, re.MULTILINE | re.IGNORECASE)
#: Content types that come without a file name -> the ending by which a reader is chosen.
_ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/markdown": ".md",
    "message/rfc822": ".eml",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
#: Up to so long, what stands before the parts is the notice that there are parts.
_NOTICE_CHARS = 120
_BOUNDARY = re.compile(rb"^--", re.MULTILINE)


def read_email(data: bytes, name: str) -> tuple[Draft, list[Inner]]:
    """The message as a draft, and every other part of it: attachments, forwarded messages, further texts.

    The title is the subject, the source the sender's name, the date the day of sending (in the sender's zone).
    """
    _check_headers(data, name)
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)  # noqa: S101 - what this policy makes; told to mypy
        body = message.get_body(preferencelist=("plain", "html"))
        text = _body_text(body, name) if body is not None else ""
        title = str(message.get("Subject", ""))
        sender, address = parseaddr(str(message.get("From", "")))
        meta = _sent(message)
        others = _others(message, body)
        left = _around(message)
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # the standard parser is lenient, but hostile headers still break it
        raise DocumentError(
            f"{name} is not a readable mail. Export it as .eml again, or copy its text to a .txt"
        ) from error
    return Draft(text, title=title, source=sender or address, meta=meta, left=left), others


def _check_headers(data: bytes, name: str) -> None:
    """Refuse what no mail program writes: over long headers the standard parser takes time and memory by the square."""
    top = data.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    fields = [*_FIELD.finditer(top), *_CONTENT_FIELD.finditer(data)]
    overlong = any(field.end() - field.start() > MAX_HEADER_BYTES for field in fields)
    if overlong or len(fields) + len(_BOUNDARY.findall(data)) > MAX_HEADERS:
        words = "has longer headers or more parts than any mail program writes. Copy its text to a .txt"
        raise DocumentError(f"{name} {words}")


def _body_text(body: MIMEPart, name: str) -> str:
    payload = body.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if body.get_content_subtype() == "html":
        return read_html(data, name).text
    return _text(data, body.get_content_charset(), name)


def _text(data: bytes, charset: str | None, name: str) -> str:
    found = decode_as(data, charset or "utf-8")
    return decode(data, name) if found is None else found.replace("\r\n", "\n")


def _sent(message: EmailMessage) -> dict[str, str]:
    try:
        return {"date": parsedate_to_datetime(str(message["Date"])).date().isoformat()}
    except (TypeError, ValueError, IndexError):
        return {}


def _around(message: EmailMessage) -> tuple[tuple[str, str], ...]:
    """What stands before the first part of a mail, or after its last: mail programs do not show it."""
    around = [words for part in message.walk() for words in (part.preamble, part.epilogue) if words]
    long = sum(len(words) for words in around if len(words) > _NOTICE_CHARS)
    return ((f"{long:,} characters outside its parts", "mail programs do not show them"),) if long else ()


def _others(message: EmailMessage, body: MIMEPart | None) -> list[Inner]:
    """The leaves of the message but its body, in their order; a forwarded message is one, with all that is in it."""
    twins = _alternatives(message, body)
    others: list[Inner] = []
    waiting: list[Any] = [message]
    number = 0
    while waiting:
        part = waiting.pop()
        if part.get_content_type() != "message/rfc822" and part.is_multipart():
            waiting += reversed(part.get_payload())
            continue
        number += 1
        if part is not body:
            others.append(_inner(part, number, "the message in another form" if id(part) in twins else ""))
    return others


def _alternatives(message: EmailMessage, body: MIMEPart | None) -> set[int]:
    """What says the same as the body: the other texts of the ``multipart/alternative`` that it lies in."""
    twins: set[int] = set()
    for part in message.walk():
        if part.get_content_type() == "multipart/alternative" and part.is_multipart():
            below = [leaf for leaf in part.walk() if not leaf.is_multipart()]
            if any(leaf is body for leaf in below):
                twins |= {
                    id(leaf) for leaf in below if leaf.get_content_maintype() == "text" and not leaf.get_filename()
                }
    return twins


def _inner(part: Any, number: int, passed: str) -> Inner:
    name = _file_name(part) or f"part {number}{_ending(part)}"
    return Inner(name, _size(part), lambda: _content(part, name), passed)


def _file_name(part: Any) -> str:
    try:
        return str(part.get_filename() or "").strip()
    except Exception:  # a header that breaks the parser gives no name
        return ""


def _ending(part: Any) -> str:
    """By the kind that the mail says it is: its own names of files, then what is usual."""
    kind = part.get_content_type()
    if part.get_content_maintype() == "multipart":
        return ".txt"  # it says that it has parts, and has none
    return _ENDINGS.get(kind) or mimetypes.guess_extension(kind) or ""


def _size(part: Any) -> int:
    payload = part.get_payload()
    return len(payload) if isinstance(payload, str) else 0


def _content(part: Any, name: str) -> bytes:
    try:
        if part.get_content_type() == "message/rfc822":
            held = part.get_payload()
            return bytes(held[0].as_bytes()) if isinstance(held, list) and held else b""
        payload = part.get_payload(decode=True)
    except Exception as error:
        raise DocumentError(f"{name} is damaged and cannot be taken out of the mail") from error
    content = payload if isinstance(payload, bytes) else b""
    if part.get_content_type() == "text/plain" and not _file_name(part):
        return _text(content, part.get_content_charset(), name).encode()
    return content
