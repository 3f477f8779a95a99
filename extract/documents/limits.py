"""How much of a stranger's file is read. Every limit has its unit and its reason."""

from __future__ import annotations

MB = 1_000_000

#: Bytes of one file held in memory at once: a book is 1-5 MB, a report with pictures rarely more than 50.
MAX_FILE_BYTES = 100 * MB
#: Code points of one document's text: the longest public inquiry reports are about 15 million.
MAX_TEXT_CHARS = 20_000_000
#: Bytes of one line of a JSONL file (one document with its metadata).
MAX_LINE_BYTES = 100 * MB
#: Pages of one PDF.
MAX_PDF_PAGES = 5_000
#: Members of one archive, those of archives inside it included.
MAX_MEMBERS = 20_000
#: Bytes that one archive may unpack to in all, archives inside it included.
MAX_UNPACKED_BYTES = 1_000 * MB
#: Unpacked to packed size of one member above which it is taken for a bomb. DEFLATE reaches 1032 at most
#: (zlib.net/zlib_tech.html); text is packed 3 to 10 times, a log 50 times.
MAX_RATIO = 200
#: A member smaller than this is read whatever its ratio: it can do no harm.
RATIO_FROM_BYTES = 1 * MB
#: Archives and mails inside archives and mails: how deep they are followed.
MAX_DEPTH = 3
#: Bytes of one header of a mail, and how many headers and parts it may have in all. Lists of hundreds of addresses
#: are the longest headers that programs write (RFC 5322 asks for lines of at most 998 bytes).
MAX_HEADER_BYTES = 20_000
MAX_HEADERS = 5_000
#: Bytes of front matter that are parsed.
MAX_FRONT_MATTER_BYTES = 64_000
