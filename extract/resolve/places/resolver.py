"""Choose the place that each name means, from the text's other places, then from how well known the candidates are."""

from __future__ import annotations

from collections.abc import Sequence

from extract.frame import Frame
from extract.gazetteer.fold import TRANSLITERATED, fold, loose
from extract.gazetteer.lookup import Candidate, Gazetteer, distance_km
from extract.lexicon.places.bearers import world_cities
from extract.mentions.places.coordinates import RULE as POINT
from extract.model import ResolvedToponym, ToponymMention
from extract.resolve.places.anchored import anchored, one_place
from extract.resolve.places.border import Borders
from extract.resolve.places.coordinates import point_candidates
from extract.resolve.places.held import AREAS, districts, held_by_neighbour, held_by_passage, in_container, quarter
from extract.resolve.places.relative import DISTANCE, kilometres
from extract.resolve.places.score import CONSIDERED, Case, Choice, Context, container_of

ROUNDS = 3  # choices settle after two or three
MENTIONS, NEIGHBOURS = 30, 200  # of one name that are weighed
APPOSITION = 70  # characters between a name and the one it is so many kilometres from
CLOSE = 160  # characters between names that speak for each other
KEPT = 5  # rejected candidates kept for the analyst
#: places less known than this (log10 of a population or its like) are not believed in a country that the text does not
#: speak of, so far (km) from every other place that it names; and the same for names spelled otherwise
STRANGERS = ((4.3, 300.0), (5.0, 400.0), (5.6, 1200.0))
LOOSE_STRANGERS = ((7.5, 300.0),)
#: a town of some 250,000 people, ten times as many as any namesake has, is meant wherever it is named
WELL_KNOWN, AHEAD = 5.4, 1.0
AREA_PRIOR = 5.3  # a province elsewhere is no better known than a town of 200,000
SUFFIXES = ("Province", "Governorate", "District", "Prefecture", "Oblast", "River", "State", "Region", "Township",
            "Municipality", "province", "LGA", "Tehsil", "Territory", "Woreda", "Cercle", "Raion",
            "Locality")  # fmt: skip


def resolve_toponyms(
    text: str,
    mentions: Sequence[ToponymMention],
    gazetteer: Gazetteer,
    *,
    theatre: Sequence[str] = (),
    about: Sequence[str] = (),
) -> tuple[ResolvedToponym, ...]:
    """One result for each mention, in order. ISO 3166-1 alpha-2 codes of countries: ``theatre`` that the corpus is
    about, ``about`` that this text is about by its own words."""
    choices = gather(text, mentions, gazetteer)
    for _ in range(ROUNDS):
        context = Context.of(list(choices.values()), theatre, about)
        changed = False
        for choice in choices.values():
            if len(choice.candidates) > 1:
                choice.scores = Case.of(choice, choices, context).scores()
                changed = choice.settle() or changed
        if not changed:
            break
    context = Context.of(list(choices.values()), theatre, about)
    keys = [sense_key(mention) for mention in mentions]
    first = [resolved(mention, choices[key], choices, context) for mention, key in zip(mentions, keys, strict=True)]
    second = [quarter(text, result, first, i) for i, result in enumerate(first)]
    second = anchored(text, second)
    third = [held_by_neighbour(result, second, i) if unheld(result) else result for i, result in enumerate(second)]
    fourth = districts(held_by_passage(text, one_place(third), gazetteer))
    borders = Borders(text, fourth, gazetteer, theatre)
    return tuple(borders.at(i) for i in range(len(fourth)))


def surely_about(frame: Frame) -> tuple[str, ...]:
    """Codes of the countries that a text is about by more than the name of one division, which a town elsewhere may
    bear too ("Portland")."""
    grounds = {found.country: found.grounds for found in frame.countries}

    def sure(country: str) -> bool:
        row = grounds[country]
        return any(ground != "division" for ground, _ in row) or len({span.end - span.start for _, span in row}) > 1

    return tuple(country for country in frame.about() if sure(country))


def unheld(result: ResolvedToponym) -> bool:
    """A name without a place; borders have theirs yet to come."""
    return result.place is None and result.mention.rule != "toponym.border"


def sense_key(mention: ToponymMention) -> str:
    """Mentions with the same key have the same sense: the name, and province or town where the words say which."""
    if mention.rule == "toponym.state":
        return f",{fold(mention.text)}"
    if mention.rule == "toponym.border":
        return f"^{fold(mention.text)}"
    if mention.rule == POINT:
        return f"@{mention.text}"
    if mention.rule == "toponym.borne":
        return f"!{fold(mention.text)}"
    return f"{fold(mention.text)}|{'area' if mention.kind in ('admin1', 'region', 'district') else ''}"


def gather(text: str, mentions: Sequence[ToponymMention], gazetteer: Gazetteer) -> dict[str, Choice]:
    """One choice for each sense, with its candidates, what stands beside its mentions and what contains them."""
    choices: dict[str, Choice] = {}
    keys = [sense_key(mention) for mention in mentions]
    for i, mention in enumerate(mentions):
        choice = choices.get(keys[i])
        if choice is None:
            found = point_candidates(text, mention, gazetteer) or candidates_of(mention, gazetteer)
            choice = choices[keys[i]] = Choice(keys[i], found)
        if len(choice.mentions) < MENTIONS or (mention.within and len(choice.mentions) < 2 * MENTIONS):
            choice.mentions.append(mention)
        distance = DISTANCE.match(mention.relation) if i else None
        if distance is not None and keys[i - 1] != keys[i]:
            gap = text[mentions[i - 1].end : mention.start]
            if len(gap) < APPOSITION and gap[:1] in (",", " ") and not any(mark in gap for mark in ".;:\n"):
                choices[keys[i - 1]].measured.append((keys[i], kilometres(distance)))
        if len(choice.around) > NEIGHBOURS:
            continue
        if i and text[mentions[i - 1].end : mention.start].strip() in ("and", ",", "or", ", and", "&", "/"):
            choice.beside.append(keys[i - 1])
            choices[keys[i - 1]].beside.append(keys[i])
        for j in range(i - 1, max(0, i - 4) - 1, -1):
            if mention.start - mentions[j].end >= CLOSE:
                break
            if keys[j] != keys[i]:
                choice.around.append(keys[j])
        for j in range(i + 1, min(len(mentions), i + 3)):
            if mentions[j].start - mention.end >= CLOSE:
                break
            if keys[j] != keys[i]:
                choice.around.append(keys[j])
    return choices


def candidates_of(mention: ToponymMention, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Candidates for the name, with those for the name without its kind word ("Homs Province" -> Homs)."""
    if mention.rule == "toponym.state":
        abbreviated = gazetteer.entries(f",{mention.text.replace('.', '').lower()}").candidates[:CONSIDERED]
        return abbreviated or gazetteer.find(mention.text).candidates[:1]  # "D-Ohio"
    words = mention.text.split()
    bare = len(words) < 2 or words[-1] not in SUFFIXES  # "Kani Township" may be known as Kani
    if mention.rule in ("toponym.border", "toponym.borne", POINT) or (mention.rule == "toponym.unknown" and bare):
        return ()
    found = gazetteer.find(mention.text).candidates[:CONSIDERED]
    if len(words) > 1 and words[-1] in SUFFIXES:
        found += gazetteer.find(" ".join(words[:-1])).candidates[:CONSIDERED]
    divisions = {c.place.gazetteer_id for c in found if c.place.kind == "admin1" and c.place.country in TRANSLITERATED}
    if divisions:  # the town may be spelled otherwise than its province
        known = {c.place.gazetteer_id for c in found}
        for other in gazetteer.entries(f"~{loose(mention.text)}").candidates:
            if other.place.admin1 in divisions and other.place.gazetteer_id not in known:
                found += (other,)
    return found


def resolved(mention: ToponymMention, choice: Choice, choices: dict[str, Choice], context: Context) -> ResolvedToponym:
    """The choice for one mention with its reason; no place where the evidence is too thin."""
    if not choice.order:
        return held_within(mention, choices, context) or ResolvedToponym(mention, None, "not in the gazetteer")
    best = choice.candidates[choice.best]
    if mention.rule == POINT:
        return ResolvedToponym(mention, best.place, "coordinates given in the text")
    rest = tuple(choice.candidates[i].place for i in choice.order[1 : KEPT + 1])
    if too_thin(best, mention, choice, choices, context):
        held = held_within(mention, choices, context)
        if held is not None:
            return held
        reason = f"a {best.place.kind} of that name in {best.place.country} does not fit the rest of the text"
        return ResolvedToponym(mention, None, reason, (best.place, *rest)[:KEPT])
    reason = f"{best.place.name}, {best.place.country or 'no one country'} ({best.place.kind})"
    if mention.within:
        reason += f'; the text says "{mention.within}" beside it'
    elif context.countries.get(best.place.country, 0.0) > 1.5 and best.place.kind != "country":
        reason += "; the text speaks of that country"
    if len(choice.candidates) > 1:
        reason += f"; chosen among {len(choice.candidates)} of that name"
    return ResolvedToponym(mention, best.place, reason, rest)


def too_thin(
    best: Candidate, mention: ToponymMention, choice: Choice, choices: dict[str, Choice], context: Context
) -> bool:
    """Is the best candidate an unlikely one: little known, and nothing in the text speaks for its country?"""
    if mention.within:
        container = container_of(mention.within, choices)
        strange = container is not None and is_stranger(container.candidates[container.best], container, context)
        if container is not None and not strange and not choice.fits(best, container):
            return True
    return best.place.kind not in ("country", "continent") and is_stranger(best, choice, context)


def is_stranger(best: Candidate, choice: Choice, context: Context) -> bool:
    """Does nothing in the text speak for the place's country, while its other places lie far away?

    How far, depends on how well the place is known and on how surely its name is the one written.
    """
    country = best.place.country
    if not country or country in context.about or country in context.theatre:
        return False
    if context.countries.get(country, 0.0) - choice.weight(best.place) > 0.01:
        return False
    if (
        (best.main and best.place.name in world_cities())
        or alone(best, choice)
        or not context.is_settled(best.prior, choice.key)
    ):
        return False
    named = [centre for centre in context.centres if centre[0] != choice.key]
    away = [distance_km(best.place.lat, best.place.lon, lat, lon) - radius for _, lat, lon, radius in named]
    if not away:
        return False
    known = best.prior if best.place.kind not in AREAS else min(best.prior, AREA_PRIOR)
    for prior, km in STRANGERS if best.exact else LOOSE_STRANGERS:
        if known < prior:
            return min(away) > km
    return False


def alone(best: Candidate, choice: Choice) -> bool:
    """A well-known place of which no namesake is nearly as well known: it needs no other place beside it."""
    if best.place.kind in AREAS or not (best.main and best.exact and best.prior >= WELL_KNOWN):
        return False
    return all(other is best or other.prior < best.prior - AHEAD for other in choice.candidates[:2])


def held_within(mention: ToponymMention, choices: dict[str, Choice], context: Context) -> ResolvedToponym | None:
    """An unknown place put in the place that the text names beside it."""
    container = container_of(mention.within, choices) if mention.within else None
    if container is None or is_stranger(container.candidates[container.best], container, context):
        return None
    return in_container(mention, container.place)
