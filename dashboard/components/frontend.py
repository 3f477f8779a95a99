"""Components of ours in the browser: their scripts are served once, not sent with every run of a page."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.basemap.static import publish

HERE = Path(__file__).parent


def component(name: str, scripts: Sequence[str], sheet: str = "") -> Any:
    """A component ``dateline_<name>`` made of these files of this folder.

    The first script that exports gives ``export default function (component)``, which is called with every run, and
    ``export function remove(parentElement)``. What this returns draws one: its ``data`` is anything that JSON can say.
    """
    script = publish(f"{name}.js", "\n".join((HERE / part).read_text(encoding="utf-8") for part in scripts))
    style = publish(f"{name}.css", (HERE / sheet).read_text(encoding="utf-8")) if sheet else ""
    loader = (HERE / "loader.js").read_text(encoding="utf-8")
    mount: Any = st.components.v2.component(
        f"dateline_{name}",
        js=loader.replace("{script}", script).replace("{sheet}", style),
        isolate_styles=False,
    )

    def draw(*, key: str, data: dict[str, Any], **callbacks: Callable[[], None]) -> Any:
        # as bytes, which the loader reads: a dictionary Streamlit would search for tables and write as JSON twice
        return mount(key=key, data=json.dumps(data, separators=(",", ":")).encode(), **callbacks)

    return draw
