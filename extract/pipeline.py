"""One document through the stages. The only file that knows their order."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from extract.documents.language import find_language
from extract.events.assemble import assemble
from extract.frame import read_frame
from extract.gazetteer.lookup import Gazetteer, open_gazetteer
from extract.gazetteer.sources import added_fingerprint
from extract.mentions.actors import find_actors
from extract.mentions.cues import find_cues
from extract.mentions.places.coordinates import find_coordinates, outside, with_points
from extract.mentions.places.finder import find_toponyms
from extract.mentions.places.locations import find_locations
from extract.mentions.quantities import find_quantities
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.mentions.timex import find_timexes
from extract.mentions.tolls.finder import find_casualties
from extract.mentions.triggers.finder import find_triggers
from extract.mentions.weapons import find_weapons
from extract.model import Document, Extraction
from extract.resolve.actors.resolver import resolve_actors
from extract.resolve.places.border import border_starts
from extract.resolve.places.resolver import resolve_toponyms, surely_about
from extract.resolve.times import resolve_timexes

#: Folders whose content decides what is found; a change in any of their files makes another version.
_ROOMS = ("documents", "mentions", "frame", "resolve", "events", "gazetteer", "lexicon")


@cache
def version() -> str:
    """Fingerprint of the rules and their data, 12 hexadecimal digits: another version may find other things.

    A document is extracted again when this changes. It covers every file under the rooms above, this file and the
    model; it does not cover places that the user has added to the gazetteer (see ``Extractor.version``).
    """
    root = Path(__file__).parent
    digest = hashlib.sha256()
    rooms = (path for room in _ROOMS for path in (root / room).rglob("*") if path.is_file())
    kept = (path for path in rooms if "__pycache__" not in path.parts)
    for path in sorted([*kept, root / "model.py", root / "standards.py", Path(__file__)]):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


VERSION: str = version()


class Extractor:
    """Documents in, extractions out; holds the gazetteer. One per process; safe to use from several threads.

    ``theatre``: ISO 3166-1 alpha-2 codes of the countries that the whole corpus is about, most important first;
    used only where a text itself leaves a place name open.
    """

    def __init__(self, gazetteer: Gazetteer | None = None, *, theatre: Sequence[str] = ()) -> None:
        self.gazetteer = gazetteer or open_gazetteer()
        self.theatre = tuple(theatre)
        added = added_fingerprint(self.gazetteer)
        self.version = f"{VERSION}+{added}" if added else VERSION  # other places, other findings

    def extract(self, document: Document) -> Extraction:
        """Everything found in one document. Pure: the same document gives the same extraction."""
        text = document.text
        sentences = find_sentences(text)
        points = find_coordinates(text)  # first: a coordinate's numbers are neither dates nor counts
        times = outside(points, find_timexes(text))
        tagged = tag(text, sentences, times, points)
        frame = read_frame(text, sentences, times, title=document.title, published=document.published)
        timexes = resolve_timexes(text, times, published=document.published, sentences=sentences, frame=frame)
        names = with_points(find_toponyms(text, tagged, self.gazetteer), points)
        toponyms = resolve_toponyms(text, names, self.gazetteer, theatre=self.theatre, about=surely_about(frame))
        actors = resolve_actors(text, tagged, find_actors(text, tagged), toponyms=toponyms, frame=frame)
        borders = border_starts(toponyms)
        sides = tuple(actor for actor in actors if actor.mention.start not in borders)
        weapons = find_weapons(text, tagged)
        language = find_language(text)
        events = (
            assemble(
                document,
                tagged,
                timexes,
                toponyms,
                sides,
                weapons,
                outside(points, find_casualties(text, tagged)),
                find_triggers(text, tagged),
                find_cues(text, tagged),
                frame,
            )
            if language.read
            else ()
        )
        others = (*weapons, *outside(points, find_quantities(text, tagged)), *find_locations(text, tagged, points))
        entities = sorted(others, key=lambda found: (found.start, found.end, found.type))
        found = Extraction(document, sentences, timexes, toponyms, actors, tuple(entities), events, self.version)
        return found if language.read else replace(found, not_read=language.name)
