"""One exception tree. Each docstring says what the caller should do; each message says what the user should do."""

from __future__ import annotations


class DatelineError(Exception):
    """Base of all errors that Dateline raises on purpose: show ``str(error)`` to the user, no traceback."""


class DocumentError(DatelineError):
    """A report could not be read: name it, skip it, go on with the rest."""


class EmptyDocumentError(DocumentError):
    """The report holds no text (an empty file, a scanned PDF): name it, skip it, go on."""


class UnsupportedFormatError(DocumentError):
    """No reader for this kind of file: name it, say which kinds are read, go on."""


class DateFormatError(DatelineError):
    """A date given by the user is no date: ask again (usage error)."""


class SelectionError(DatelineError):
    """What was asked for is not there or is no value: ask again; the message names what is near."""


class GazetteerError(DatelineError):
    """The place index could not be built or read: say what the message says; nothing can be placed until mended."""


class StoreError(DatelineError):
    """The case file could not be opened, read or written: stop; nothing was half-written."""


class ForeignStoreError(StoreError):
    """The file is no Dateline case: ask for another path; it was not touched."""


class NewerStoreError(StoreError):
    """The case was written by a newer Dateline: ask to update; it was not touched."""


class LockedStoreError(StoreError):
    """Another program holds the case locked: ask to close it or to try again; nothing was lost."""


class ReadOnlyStoreError(StoreError):
    """The case may not be written to: ask for rights or for another path; it can still be read."""


class FullStoreError(StoreError):
    """There is no room for what was to be written: ask to make some and try again; what is there can be read."""


class UnknownEventError(StoreError):
    """The event, report or correction is not in the case (any more): look again; nothing was written."""


class InvalidCorrectionError(DatelineError):
    """A correction's value is none that the field can have, or the log is no log: ask again; nothing was written."""


class StaleEditError(DatelineError):
    """The event changed since it was read: show what changed (the message), read it again, ask whether to repeat.

    ``changes``: one sentence each. Nothing was written.
    """

    def __init__(self, message: str, changes: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.changes = changes


class ExportError(DatelineError):
    """The output could not be written: nothing half-written is left behind."""


class LimitsError(DatelineError):
    """The limits in the environment cannot be understood: say what may be written; nothing was read."""


class ArchiveError(DatelineError):
    """The archive cannot be read or written, or its engine is not there: the message says what to do."""
