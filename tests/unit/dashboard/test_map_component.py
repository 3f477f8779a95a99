"""The component inside a running page: it draws, draws again, and reports nothing by itself."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from dashboard.components.map import event_map
    from tests.dashboard.stacks import piles_of, stacks
    from tests.unit.dashboard.frames import ANBAR, FALLUJAH, events

    dark = st.toggle("dark")
    piles = piles_of(stacks(events(FALLUJAH, ANBAR, {**FALLUJAH, "place": "<img src=x onerror=alert(1)>"})))
    result = event_map(
        piles,
        title="</section><script>alert(1)</script>",
        theme="dark" if dark else "light",
    )
    st.write(f"clicked: {result.clicked}, view: {result.view}, keys: {result.keys}")


def test_page_with_a_map_runs_and_reruns() -> None:
    for _ in range(2):  # a second session on the same server
        app = AppTest.from_function(_page, default_timeout=30).run()
        assert not app.exception
        app.toggle[0].set_value(True).run()
        assert not app.exception
        assert app.markdown[0].value == "clicked: None, view: None, keys: ()"
