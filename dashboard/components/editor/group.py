"""What concerns more than one field: join events, split one, add one by hand, reject, note."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard import data, review
from dashboard.components.editor import plain as editor_plain
from dashboard.components.editor.base import unique
from dashboard.components.review import desk
from dashboard.views import cards, wording
from extract.errors import InvalidCorrectionError
from extract.model import Place
from extract.store.corrections.calls import EventState
from extract.store.corrections.values import TimeValue, Value

_WORD = re.compile(r"\w[\w’'.-]*\w|\w")
_MOST_WORDS = 200


def merge(seen: EventState) -> None:
    """Choose the events that are the same as the open one."""
    st.html('<p class="rv-label">Which of these is the same event?</p>')
    words = st.text_input(
        "Find", key="ed_merge_find", placeholder="near in time and place; or type words to find others",
        label_visibility="collapsed", max_chars=100,
    )  # fmt: skip
    found = review.near(seen.event_id, words)
    st.session_state["ed_offered"] = found
    if not found:
        st.html('<p class="dl-sub">No other event is near in time and place. Type words that tell it.</p>')
    for event in data.as_rows(data.rows(found)):
        quote = wording.safe_markdown(" ".join(str(event.evidence).split())[:240])
        place = wording.safe_markdown(str(event.place or "not placed"))
        kind = wording.safe_markdown(str(event.sub_event_type))
        st.checkbox(
            f"**{kind}** · {wording.event_date(event)} · {place}  \n{quote}",
            key=f"ed_same_{event.event_id}",
        )


def save_merge() -> None:
    offered = st.session_state.get("ed_offered") or []
    chosen = [one for one in offered if st.session_state.get(f"ed_same_{one}")]
    if not chosen:
        raise InvalidCorrectionError("Tick at least one event that is the same")
    _attempt(lambda seen, by, why: review.merge(seen, chosen, by=by, why=why), "They are one event now.")


def split(seen: EventState) -> None:
    """Choose the passages that tell another event."""
    st.html('<p class="rv-label">Which of these tell another event? They leave together.</p>')
    told = data.told(seen.mention_ids)
    for one in (told[mention] for mention in seen.mention_ids if mention in told):
        source = wording.safe_markdown(one.source or one.title or "Untitled report")
        quote = wording.safe_markdown(" ".join(one.sentence.split())[:240])
        st.checkbox(f"**{source}**  \n{quote}", key=f"ed_other_{one.mention_id}")


def save_split() -> None:
    seen = desk.seen()
    members = seen.mention_ids if seen else ()
    chosen = [one for one in members if st.session_state.get(f"ed_other_{one}")]
    _attempt(lambda seen, by, why: review.split(seen, chosen, by=by, why=why), "Split: this is what is left.")


def note(_: EventState) -> None:
    st.html('<p class="rv-label">A note on this event</p>')
    st.text_area("Note", key="ed_note", label_visibility="collapsed", max_chars=10_000, height=90)


def save_note() -> None:
    words = str(st.session_state.get("ed_note", ""))
    _attempt(lambda seen, by, _: review.note(seen, words, by=by), "Noted.")


def reject(_: EventState) -> None:
    st.html(
        '<p class="rv-label">Reject this event?</p>'
        '<p class="dl-sub">It is kept and can be restored, but is neither shown nor counted.</p>'
    )


# -- by hand -------------------------------------------------------------------------------------------------------


def pick_sentence(document_id: int, start: int, end: int) -> None:
    """Callback of a click on a sentence of the report."""
    report = data.document(document_id)
    if desk.mode() == "add" and report is not None and 0 <= start < end <= len(report.text):
        for name in ("ed_place_told_choice", "ed_time_told_choice"):
            st.session_state.pop(name, None)
        st.session_state["ed_sentence"] = (document_id, start, end)
        st.session_state["ed_words"] = None


def pick_word(start: int, end: int) -> None:
    """Callback: the first click chooses a word, the next one the words from it to there, a third begins anew."""
    sentence = st.session_state.get("ed_sentence")
    if sentence is None or not sentence[1] <= start < end <= sentence[2]:
        return
    held = st.session_state.get("ed_words")
    if held is not None and held[2]:
        st.session_state["ed_words"] = (min(held[0], start), max(held[1], end), False)
    else:
        st.session_state["ed_words"] = (start, end, True)


def add(_: EventState | None) -> None:
    """Sentence, then words, then what type it is; all else is corrected like any event's."""
    sentence = st.session_state.get("ed_sentence")
    if sentence is None:
        st.html('<p class="rv-label">Choose the sentence that tells it, in the report beside this.</p>')
        return
    report = data.document(sentence[0])
    text = report.text if report else ""
    held = st.session_state.get("ed_words")
    st.html(
        '<p class="rv-label">Which words say what happened? Choose the first, then the last of them.</p>'
        + words(text, sentence[1], sentence[2], held[:2] if held else None)
    )
    st.session_state.setdefault("ed_type", "Armed clash")
    editor_plain.choose_type()
    extraction = data.extraction(sentence[0])
    inside = [one for one in (extraction.toponyms if extraction else ()) if _in(one.mention, sentence)]
    places = {one.place.gazetteer_id: one.place for one in inside if one.place}
    times = {
        (one.interval.start, one.interval.end): TimeValue(one.interval.start, one.interval.end, one.precision)
        for one in (extraction.timexes if extraction else ())
        if one.interval and one.precision and _in(one.mention, sentence)
    }
    left, right = st.columns(2, gap="small")
    with left:
        _told("ed_time_told", "When", list(times.values()), lambda one: wording.days(one.start, one.end))
    with right:
        _told("ed_place_told", "Where", list(places.values()), lambda one: one.name)


def words(text: str, start: int, end: int, held: tuple[int, int] | None) -> str:
    """A sentence whose words can be clicked, those chosen marked."""
    pieces, at = [], start
    for match in list(_WORD.finditer(text, start, end))[:_MOST_WORDS]:
        chosen = held is not None and held[0] <= match.start() and match.end() <= held[1]
        pieces.append(cards.plain(text[at : match.start()]))
        pieces.append(
            f'<button type="button" class="rv-word{" rv-held" if chosen else ""}" '
            f'data-act="word:{match.start()}-{match.end()}">{cards.plain(match[0])}</button>'
        )
        at = match.end()
    pieces.append(cards.plain(text[at:end]))
    return f'<p class="rv-words">{"".join(pieces)}</p>'


def save_add() -> None:
    sentence, held = st.session_state.get("ed_sentence"), st.session_state.get("ed_words")
    if sentence is None or held is None:
        raise InvalidCorrectionError("Choose the sentence, then the words in it that say what happened")
    values: dict[str, Value] = {"event_type": str(st.session_state["ed_type"])}
    for field, key in (("time", "ed_time_told"), ("place", "ed_place_told")):
        chosen: TimeValue | Place | None = st.session_state.get(key)
        if chosen is not None:
            values[field] = chosen
    document_id, start, end = int(sentence[0]), int(held[0]), int(held[1])
    why = str(st.session_state.get("ed_why", ""))
    desk.say(
        lambda by: review.add(document_id, start, end, values, by=by, why=why),
        "Added. Correct below what is missing.",
    )


def _told(key: str, label: str, options: list[Any], words_of: Callable[[Any], str]) -> None:
    """What the sentence itself names, offered as value; the choice is kept under ``key``."""
    labels = ["not said in the sentence", *unique([words_of(one) for one in options])]
    choice = st.selectbox(
        label, range(len(labels)), key=f"{key}_choice", index=1 if options else 0, format_func=lambda at: labels[at]
    )
    st.session_state[key] = options[choice - 1] if choice else None


def _in(mention: Any, sentence: tuple[int, int, int]) -> bool:
    return bool(sentence[1] <= mention.start and mention.end <= sentence[2])


def _attempt(make: Callable[[EventState, str, str], Any], done: str) -> None:
    why = str(st.session_state.get("ed_why", ""))
    desk.attempt("save", lambda seen, by: make(seen, by, why), done)


#: mode -> what it draws, the words of its button, the placeholder of its reason ("" for none)
GROUPS: dict[str, tuple[Callable[[EventState], None], str, str]] = {
    "merge": (merge, "They are the same", "Why they are one event"),
    "split": (split, "Split off", "Why they are another event"),
    "note": (note, "Keep the note", ""),
    "reject": (reject, "Reject", "Why it is no event, or does not belong here"),
    "add": (add, "Add the event", "Why it belongs here"),
}
SAVES: dict[str, Callable[[], None]] = {
    "merge": save_merge, "split": save_split, "note": save_note, "add": save_add,
}  # fmt: skip
