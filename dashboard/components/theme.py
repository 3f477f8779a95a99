"""The theme that a link asks for: Streamlit keeps its choice in the browser, where no server can set it."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from dashboard.components import state

_JS = """
// Writes the choice where Streamlit's own menu writes it and loads the page once more; only once a visit, so that a
// browser that does not keep it, or a user who chooses otherwise, is left alone.
export default function (component) {
  const { wanted } = component.data;
  const tried = "dateline-theme-tried";
  try {
    if (sessionStorage.getItem(tried)) return;
    sessionStorage.setItem(tried, wanted);
    const pages = [...document.querySelectorAll("a[href]")].map((link) => new URL(link.href));
    const paths = pages.filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname);
    for (const path of new Set([location.pathname, ...paths]))
      localStorage.setItem(`stActiveTheme-${path}-v2`, JSON.stringify(wanted === "dark" ? "Dark" : "Light"));
    location.reload();
  } catch {
    return; // a browser without storage shows its own theme
  }
}
"""


def restore() -> None:
    """Ask the browser for the selection's theme where it shows another."""
    wanted = state.current().theme
    if wanted and wanted != state.theme():
        _component()(key="theme", data={"wanted": wanted})


@cache
def _component() -> Any:
    return st.components.v2.component("dateline_theme", js=_JS, isolate_styles=False)
