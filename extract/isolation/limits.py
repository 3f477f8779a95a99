"""How much time, memory and output one input may take: the one place, and how a user changes it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from typing import Any

from extract.errors import LimitsError

#: Environment variable that changes the limits: "cpu=120,memory=4000", or "off".
VARIABLE = "DATELINE_LIMITS"
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one part may take: a file, a member of an archive, a mail's attachment, a line; one report's extraction.

    CPU seconds: the slowest honest reports (a thousand pages of PDF) take about 40; ``cpu_per_mb`` more for each MB of
    them, as all that is done to them takes time in step with their length (extraction takes about 3 s a MB).
    """

    cpu: float = 60  # CPU seconds (RLIMIT_CPU)
    cpu_per_mb: float = 10  # CPU seconds for each MB of the part
    memory: float = 2_000  # MB of address space beyond what the idle process holds (RLIMIT_AS)
    output: float = 256  # MB of one report, or of all that was found in one
    on: bool = field(default=True, kw_only=True)  # False: no process of its own where one is enough, and no limits

    def seconds(self, size: int) -> float:
        """CPU seconds for a part of ``size`` bytes or characters."""
        return self.cpu + self.cpu_per_mb * size / MB

    @property
    def output_bytes(self) -> int:
        return int(self.output * MB)

    @property
    def memory_bytes(self) -> int:
        return int(self.memory * MB)


#: One file that the user gave, with all that is in it, may take this many times what one part may.
WHOLE_FILE = 10
#: Parts of one file that may stop their reader before the rest of the file is given up.
MOST_STOPS = 3
#: Wall time for each CPU second, where the system counts CPU time: it ends what sleeps or waits for ever, and no more.
WALL_PER_CPU = 10
#: The same where it does not (no ``resource`` module: Windows): then wall time is the limit.
WALL_ALONE = 3


def present() -> Limits:
    """The limits as the environment has them. Raises LimitsError for what cannot be understood."""
    said = os.environ.get(VARIABLE, "").strip().lower()
    if said in ("", "on"):
        return Limits()
    if said == "off":
        return Limits(on=False)
    known = {row.name for row in fields(Limits)} - {"on"}
    values: dict[str, Any] = {}
    for part in said.split(","):
        name, _, number = (piece.strip() for piece in part.partition("="))
        try:
            values[name] = float(number)
        except ValueError:
            values[name] = -1
        if name not in known or not 0 < values[name] < 1e9:
            raise LimitsError(f'{VARIABLE}={said}: not understood. Write "off", or for example "cpu=120,memory=4000"')
    return Limits(**values)
