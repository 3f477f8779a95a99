"""Who corrects: from the sign-in where one is configured, else a name that is asked once and kept in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import parse_qs, quote, unquote

import streamlit as st
from streamlit.errors import StreamlitAuthError, StreamlitSecretNotFoundError

from dashboard import sign_in
from dashboard.components import state
from dashboard.components.panel import REVIEW_PAGE
from dashboard.views import cards, wording
from extract.errors import InvalidCorrectionError
from extract.store.corrections.values import name as checked_name

_NAME = "analyst"
_FIELD = "analyst_name"
_WRONG = "analyst_wrong"
_COOKIE = "dateline-analyst"
#: the page and its query that one who signs in comes from: the provider sends everybody to the first page
_BACK = "dateline-back"
_PAGES = {"review": REVIEW_PAGE}
_JS = """
// Cookies of this browser, which the server reads when a session begins: the analyst's name for a year; for ten minutes
// the address from which somebody went to sign in.
let leaving = "";

function put(cookie, value, seconds) {
  document.cookie = `${cookie}=${value}; max-age=${seconds}; path=/; SameSite=Strict`;
}

window.addEventListener("pagehide", () => {
  if (leaving) put(leaving, encodeURIComponent(location.pathname.split("/").pop() + location.search), 600);
});

export default function (component) {
  const { keep, back } = component.data;
  if (keep) put(keep.cookie, keep.value, 31536000);
  leaving = back?.leaving ? back.cookie : "";
  if (back && !leaving) put(back.cookie, "", 0);
  return () => { leaving = ""; };
}
"""


def current() -> str:
    """The analyst's name; "" where nobody has said who they are."""
    if signs_in():
        return sign_in.person(st.user.to_dict()) if st.user.is_logged_in else ""
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
        st.html('<p class="dl-sub">Every correction carries a name. Sign in to accept and correct.</p>')
        with st.container(horizontal=True, gap="small"):
            for provider in sign_in.providers(_section()):
                st.button(
                    wording.safe_markdown(sign_in.label(provider)), key=f"analyst_sign_in_{provider}", type="primary",
                    on_click=_go, args=(provider,),
                )  # fmt: skip
    else:
        st.html('<p class="rv-label">Who is reviewing?</p>')
        left, right = st.columns([3, 1.3], vertical_alignment="bottom", gap="small")
        left.text_input(
            "Your name", key=_FIELD, placeholder="your name", label_visibility="collapsed", max_chars=80,
            on_change=_take,
        )  # fmt: skip
        right.button("Begin", key="analyst_begin", type="primary", on_click=_take, width="stretch")
        st.html('<p class="dl-sub">Every correction carries it, with the time. It is kept in this browser.</p>')
    wrong = st.session_state.pop(_WRONG, "")
    if wrong:
        st.html(f'<p class="dl-sub dl-bad" role="alert">{cards.plain(wrong)}</p>')


def who() -> None:
    """The name in use, and the way to another one; nothing where nobody has given one."""
    name = current()
    if not name:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="review_who"):
        words, change = ("Signed in as", "Sign out") if signs_in() else ("You are", "Not you?")
        st.html(f'<p class="dl-sub">{words} <b>{cards.plain(name)}</b></p>')
        st.button(change, key="analyst_forget", type="tertiary", on_click=forget)


def keep() -> None:
    """Let the browser keep what it has to; draw nothing. Call it on every run of a page that asks."""
    name = current()
    data: dict[str, Any] = {}
    if signs_in():
        data["back"] = {"cookie": _BACK, "leaving": not name}
    elif name:
        data["keep"] = {"cookie": _COOKIE, "value": quote(name, safe="")}
    _component()(key="analyst_cookie", data=data)


def come_back() -> None:
    """After a sign-in: the address that was left. Call it before the address of a first run is read."""
    if not state.unread() or not signs_in() or not st.user.is_logged_in or len(st.query_params):
        return
    page, _, query = unquote(st.context.cookies.get(_BACK, "")).partition("?")
    if page in _PAGES:
        st.query_params.from_dict(parse_qs(query))
        st.session_state["go_to"] = _PAGES[page]


def forget() -> None:
    """Callback: somebody else sits down."""
    if signs_in():
        st.logout()
    st.session_state[_NAME] = ""
    st.session_state.pop("review_since", None)


def _go(provider: str) -> None:
    """Callback: to the provider, who sends the browser back."""
    try:
        st.login(provider or None)
    except StreamlitAuthError as error:
        st.session_state[_WRONG] = " ".join(str(error).split())


def _section() -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = st.secrets.get(sign_in.SECTION, {})
    except StreamlitSecretNotFoundError:
        return {}
    return found


def _take() -> None:
    words = st.session_state.get(_FIELD, "")
    if not words.strip():
        return
    try:
        st.session_state[_NAME] = checked_name("the analyst", words)
    except InvalidCorrectionError as error:
        st.session_state[_WRONG] = str(error)


def _checked(words: str) -> str:
    """A name from outside, or "" where it is none."""
    try:
        return checked_name("the analyst", words) if words.strip() else ""
    except InvalidCorrectionError:
        return ""


@cache
def _component() -> Any:
    return st.components.v2.component("dateline_analyst", js=_JS, isolate_styles=False)
