"""The editor of the actors: who did it and to whom, found among those known, or named anew."""

from __future__ import annotations

from typing import cast

import streamlit as st

from dashboard import data, review
from dashboard.components.editor.base import Editor, Entry, entry_of, put, unique
from dashboard.views import cards, wording
from extract.errors import InvalidCorrectionError
from extract.model import Actor, ActorKind, Role
from extract.store.corrections.calls import EventState
from extract.store.corrections.values import ActorValue, Value

_ROLES = {Role.AGENT: "did it", Role.TARGET: "to whom"}
_MOST = 24


def _begin(seen: EventState) -> None:
    held = cast(tuple[ActorValue, ...], seen.values["actors"])
    put(actors=list(held), actor_find="", actor_choice=0, always=False, always_words="")


def _draw(seen: EventState) -> None:
    held: list[ActorValue] = st.session_state["ed_actors"]
    for at, each in enumerate(held):
        name, role, gone = st.columns([5, 2.6, 1.6], vertical_alignment="center", gap="small")
        about = f'<span class="rv-soft">{cards.plain(_about(each.actor))}</span>'
        name.html(f'<p class="rv-line"><b>{cards.plain(each.actor.name)}</b> {about}</p>')
        key = f"ed_role_{at}_{each.actor.id}"
        st.session_state.setdefault(key, each.role)
        role.selectbox(
            f"Role of {each.actor.name}", list(_ROLES), key=key, label_visibility="collapsed",
            format_func=lambda one: _ROLES[one], on_change=_turn, args=(at, key),
        )  # fmt: skip
        gone.button("Remove", key=f"ed_gone_{at}", type="tertiary", on_click=_remove, args=(at,))
    if not held:
        st.html('<p class="dl-sub">Nobody is named.</p>')
    _search()
    if held and st.checkbox("Always, in this case", key="ed_always"):
        left, right = st.columns(2, gap="small")
        left.text_input("these words", key="ed_always_words", max_chars=100, placeholder=_words(seen))
        names = unique([each.actor.name for each in held])
        right.selectbox("mean", range(len(held)), key="ed_always_actor", format_func=lambda at: names[at])


def _search() -> None:
    words = st.text_input(
        "Add somebody", key="ed_actor_find", placeholder="add somebody: type a name", label_visibility="collapsed",
        max_chars=120, on_change=_first,
    )  # fmt: skip
    if not words.strip():
        return
    found = [*review.actors(words), review.new_actor(words, ActorKind.OTHER)]
    st.session_state["ed_found"] = found
    names = unique([*(one.name for one in found[:-1]), f"“{found[-1].name}”, new"])
    choice = st.radio(
        "Who", range(len(found)), key="ed_actor_choice", label_visibility="collapsed",
        format_func=lambda at: wording.safe_markdown(names[at]),
        captions=[wording.safe_markdown(_about(one)) for one in found[:-1]] + ["a name that the case does not have"],
    )  # fmt: skip
    if choice == len(found) - 1:
        st.selectbox("What sort of actor", [kind.value for kind in ActorKind], key="ed_kind")
    with st.container(horizontal=True, gap="small"):
        for role, label in ((Role.AGENT, "Add as who did it"), (Role.TARGET, "Add as to whom")):
            st.button(label, key=f"ed_add_{role.value}", on_click=_add, args=(role,))


def _add(role: Role) -> None:
    found: list[Actor] = st.session_state.get("ed_found") or []
    held: list[ActorValue] = st.session_state.get("ed_actors") or []
    at = st.session_state.get("ed_actor_choice") or 0
    if at >= len(found) or len(held) >= _MOST:
        return
    actor = found[at]
    if at == len(found) - 1:
        actor = review.new_actor(actor.name, ActorKind(st.session_state.get("ed_kind") or ActorKind.OTHER))
    put(actors=[*held, ActorValue(role, actor)], actor_find="", actor_choice=0)


def _remove(at: int) -> None:
    held: list[ActorValue] = st.session_state["ed_actors"]
    put(actors=[each for number, each in enumerate(held) if number != at])


def _turn(at: int, key: str) -> None:
    held: list[ActorValue] = list(st.session_state["ed_actors"])
    held[at] = ActorValue(Role(st.session_state[key]), held[at].actor)
    put(actors=held)


def _first() -> None:
    put(actor_choice=0)


def _value() -> Value:
    if str(st.session_state.get("ed_actor_find", "")).strip():
        raise InvalidCorrectionError("Add the actor whom you typed, or clear the name, then save")
    return tuple(st.session_state["ed_actors"])


def _entry() -> Entry | None:
    held: list[ActorValue] = st.session_state["ed_actors"]
    if not held or not st.session_state.get("ed_always"):
        return None
    at = st.session_state.get("ed_always_actor") or 0
    return entry_of(str(st.session_state.get("ed_always_words", "")), held[min(at, len(held) - 1)].actor)


def _words(seen: EventState) -> str:
    """An example for the field: the words that fill a role in a report."""
    for told in data.told(seen.mention_ids[:6]).values():
        for mark in told.marks:
            if mark.kind in ("agent", "target") and told.start <= mark.start < mark.end <= told.end:
                return " ".join(told.sentence[mark.start - told.start : mark.end - told.start].split())
    return ""


def _about(actor: Actor) -> str:
    return ", ".join(part for part in (actor.kind.value, review.country(actor.country)) if part)


ACTORS = Editor(_begin, _draw, _value, _entry)
