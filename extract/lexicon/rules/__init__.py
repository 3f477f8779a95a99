"""What the rules of the event room mean in plain words (``rules.tsv``): for ``annotate --explain`` and the screen.

A rule in ``EventMention.rules`` is an id with the spans of the text that it rests on: ``role:subj=agent@12-25``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.decisions import COLUMNS
from extract.lexicon.loader import read_table
from extract.model import Span

_HERE = Path(__file__).parent
_SPANS = re.compile(r"@(\d+-\d+(?:,\d+-\d+)*)\Z")


def located(rule: str, spans: Iterable[Span]) -> str:
    """``rule`` with the spans that it rests on, code points, end exclusive; as it is where there are none."""
    places = ",".join(f"{span.start}-{span.end}" for span in spans)
    return f"{rule}@{places}" if places else rule


def read_rule(rule: str) -> tuple[str, tuple[Span, ...]]:
    """The id and the spans of a rule that ``located`` wrote."""
    match = _SPANS.search(rule)
    if match is None:
        return rule, ()
    pairs = (pair.split("-") for pair in match.group(1).split(","))
    return rule[: match.start()], tuple(Span(int(start), int(end)) for start, end in pairs)


@cache
def meanings() -> Mapping[str, str]:
    """Rule id, or what such ids begin with, to a sentence in which "{word}" stands for the rest of the id."""
    rows = read_table(_HERE / "rules.tsv", ("id", "means"), required=("id", "means"))
    folds = read_table(_HERE / "folding.tsv", COLUMNS, required=COLUMNS)
    return MappingProxyType(
        {f"fold:{row['id']}": row["means"] for row in folds} | {row["id"]: row["means"] for row in rows}
    )


def plain(rule: str) -> str:
    """What a rule means, in plain words; "" where the table does not know it. Spans may still hang on it."""
    name, _ = read_rule(rule)
    table = meanings()
    stem, _, rest = name.partition(":")
    for key, word in ((name, rest), (_known_part(name, " "), ""), (_known_part(name, ":"), ""), (stem, rest)):
        if key in table:
            return table[key].replace("{word}", word or name[len(key) + 1 :])
    return ""


def _known_part(name: str, mark: str) -> str:
    """``name`` up to its first ``mark`` after the first colon: "status:plan vowed" is a kind of "status:plan"."""
    at = name.find(mark, name.find(":") + 1)
    return name[:at] if at > 0 else name
