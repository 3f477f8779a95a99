"""Brings the chosen sentence of a report into view."""

from __future__ import annotations

from typing import Any

import streamlit as st

# the sentence may be drawn after this runs, so it is looked for a few times
_JS = """
export default function (component) {
  const { anchor } = component.data;
  let tries = 0;
  const seek = () => {
    const found = anchor ? document.getElementById(anchor) : null;
    if (found) { found.scrollIntoView({ block: "center" }); return; }
    if (++tries < 40) { timer = setTimeout(seek, 50); }
  };
  let timer = setTimeout(seek, 50);
  return () => clearTimeout(timer);
}
"""


def scroll_to(anchor: str, *, key: str) -> None:
    """Scroll to the element with this id. A new ``key`` scrolls again."""
    component: Any = st.components.v2.component("dateline_scroll", js=_JS, isolate_styles=False)
    component(key=key, data={"anchor": anchor})
