"""What leaves the page: the link to it, and views kept under a name in the case."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlencode

import streamlit as st

from dashboard import data
from dashboard.address import from_query
from dashboard.components import state
from dashboard.selection import Selection
from dashboard.views import cards, wording
from extract.errors import DatelineError

_JS = """
// Copies the page's address with the theme that is shown, so that the link looks the same to whoever opens it.
export default function (component) {
  const { data, parentElement } = component;
  let button = parentElement.querySelector("button.dl-copy");
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.className = "dl-copy";
    parentElement.append(button);
  }
  button.textContent = "Copy link";
  button.title = "Copy a link that shows exactly this: filters, days, map, chosen event, theme";
  button.onclick = async () => {
    const url = new URL(window.location.href);
    url.searchParams.set("theme", data.theme);
    try {
      await navigator.clipboard.writeText(url.href);
      button.textContent = "Copied";
    } catch {
      window.prompt("Copy this link", url.href);
    }
    setTimeout(() => (button.textContent = "Copy link"), 1600);
  };
}
"""


def share(selection: Selection) -> None:
    left, right = st.container(key="share").columns(2, vertical_alignment="center", gap="small")
    with left:
        component: Any = _component()
        component(key="copy_link", data={"theme": state.theme()})
    with right, st.popover("Views", width="stretch"):
        _views(selection)


def _views(selection: Selection) -> None:
    st.text_input("Save what is shown as", key="view_name", max_chars=80, placeholder="name", on_change=_save)
    failed = st.session_state.pop("view_failed", "")
    if failed:
        st.html(f'<p class="dl-sub dl-bad">{cards.plain(failed)}</p>')
    saved = data.views()
    if not saved:
        st.html('<p class="dl-sub">A view keeps filters, days and map under a name, in the case file.</p>')
    for number, (name, query) in enumerate(saved.items()):
        show, drop = st.columns([5, 1], vertical_alignment="center", gap="small")
        show.button(
            wording.safe_markdown(name), key=f"view_{number}", width="stretch", on_click=_apply, args=(query,),
            type="primary" if query == _query(selection) else "secondary",
        )  # fmt: skip
        drop.button(
            "✕", key=f"drop_view_{number}", type="tertiary", help="Forget this view", on_click=_drop, args=(name,)
        )


def _query(selection: Selection) -> str:
    return urlencode(selection.to_query(), doseq=True)


def _save() -> None:
    name = " ".join(str(st.session_state["view_name"]).split())
    st.session_state["view_name"] = ""
    if not name:
        return
    try:
        data.save_view(name, _query(state.current()))
    except DatelineError as error:
        st.session_state["view_failed"] = str(error)


def _apply(query: str) -> None:
    """A view that was saved by another version is read like any address: what is not understood is left out."""
    selection, notices = from_query(parse_qs(query, keep_blank_values=True))
    state.put(selection)
    for words in notices:
        state.notice(words)


def _drop(name: str) -> None:
    data.drop_view(name)


@cache
def _component() -> Any:
    return st.components.v2.component("dateline_copy", js=_JS, isolate_styles=False)
