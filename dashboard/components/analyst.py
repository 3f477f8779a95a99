"""Who corrects: from the sign-in where one is configured, else a name that is asked once and kept in the browser."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote, unquote

import streamlit as st

from dashboard.views import cards
from extract.errors import InvalidCorrectionError
from extract.store.correction_values import name as checked_name

_NAME = "analyst"
_FIELD = "analyst_name"
_COOKIE = "dateline-analyst"
_JS = """
// Keeps the analyst's name in this browser for a year; the server reads it when a session begins.
export default function (component) {
  const { cookie, value } = component.data;
  document.cookie = `${cookie}=${value}; max-age=31536000; path=/; SameSite=Strict`;
}
"""


def current() -> str:
    """The analyst's name; "" where nobody has said who they are."""
    if signs_in():
        return _checked(str(st.user.get("name") or st.user.get("email") or "")) if _signed_in() else ""
    if _NAME not in st.session_state:
        st.session_state[_NAME] = _checked(unquote(st.context.cookies.get(_COOKIE, "")))
    found: str = st.session_state[_NAME]
    return found


def signs_in() -> bool:
    """Is a sign-in configured on this server?"""
    return "is_logged_in" in st.user


def ask() -> None:
    """Who is it? Drawn in the place of what only a named analyst can do."""
    if signs_in():
        st.html('<p class="dl-sub">Corrections carry a name. Sign in to accept and correct.</p>')
        st.button("Sign in", key="analyst_sign_in", type="primary", on_click=st.login)
        return
    st.html('<p class="rv-label">Who is reviewing?</p>')
    left, right = st.columns([3, 1.3], vertical_alignment="bottom", gap="small")
    left.text_input(
        "Your name", key=_FIELD, placeholder="your name", label_visibility="collapsed", max_chars=80, on_change=_take
    )
    right.button("Begin", key="analyst_begin", type="primary", on_click=_take, width="stretch")
    wrong = st.session_state.pop("analyst_wrong", "")
    if wrong:
        st.html(f'<p class="dl-sub dl-bad" role="alert">{cards.plain(wrong)}</p>')
    st.html('<p class="dl-sub">Every correction carries it, with the time. It is kept in this browser.</p>')


def keep() -> None:
    """Let the browser keep the name; draw nothing. Call it on every run of a page that asks."""
    name = current()
    if name and not signs_in():
        _component()(key="analyst_cookie", data={"cookie": _COOKIE, "value": quote(name, safe="")})


def forget() -> None:
    """Callback: somebody else sits down."""
    if signs_in():
        st.logout()
    st.session_state[_NAME] = ""
    st.session_state.pop("review_since", None)


def _take() -> None:
    words = st.session_state.get(_FIELD, "")
    if not words.strip():
        return
    try:
        st.session_state[_NAME] = checked_name("the analyst", words)
    except InvalidCorrectionError as error:
        st.session_state["analyst_wrong"] = str(error)


def _checked(words: str) -> str:
    """A name from outside, or "" where it is none."""
    try:
        return checked_name("the analyst", words) if words.strip() else ""
    except InvalidCorrectionError:
        return ""


def _signed_in() -> bool:
    return bool(st.user.get("is_logged_in"))


@cache
def _component() -> Any:
    return st.components.v2.component("dateline_analyst", js=_JS, isolate_styles=False)
