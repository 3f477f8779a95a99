"""Saved mails: the message as a report; what is attached goes through the other readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from extract.documents.draft import Draft
from extract.documents.html import read_html
from extract.documents.limits import MAX_HEADER_BYTES, MAX_HEADERS
from extract.documents.text import decode
from extract.errors import DocumentError

_FOLDED = rb"[^\n]*(?:\n[ \t][^\n]*)*"  # a field and its continuation lines (RFC 5322, 2.2.3)
_FIELD = re.compile(rb"^[!-9;-~]+:" + _FOLDED, re.MULTILINE)
_CONTENT_FIELD = re.compile(rb"^content-[a-z-]{1,30}:" + _FOLDED, re.MULTILINE | re.IGNORECASE)
_BOUNDARY = re.compile(rb"^--", re.MULTILINE)


def read_email(data: bytes, name: str) -> tuple[Draft, list[tuple[str, bytes]]]:
    """The message as a draft, and its attachments as (file name, bytes).

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
        attached = list(_attachments(message))
    except DocumentError:
        raise
    except Exception as error:  # the standard parser is lenient, but hostile headers still break it
        raise DocumentError(
            f"{name} is not a readable mail. Export it as .eml again, or copy its text to a .txt"
        ) from error
    return Draft(text, title=title, source=sender or address, meta=meta), attached


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
    charset = body.get_content_charset()
    try:
        return data.decode(charset or "utf-8").replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError):
        return decode(data, name)


def _sent(message: EmailMessage) -> dict[str, str]:
    try:
        return {"date": parsedate_to_datetime(str(message["Date"])).date().isoformat()}
    except (TypeError, ValueError, IndexError):
        return {}


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for part in message.iter_attachments():
        payload = part.get_payload(decode=True)
        if part.get_filename() and isinstance(payload, bytes):
            yield str(part.get_filename()), payload
