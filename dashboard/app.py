"""Page configuration and navigation, nothing else."""

from __future__ import annotations

import streamlit as st

from dashboard.components import messages, state, style
from extract.errors import DatelineError

st.set_page_config(page_title="Dateline", page_icon=":material/radar:", layout="wide", initial_sidebar_state="auto")
page = st.navigation(
    [
        st.Page("pages/map.py", title="Map", default=True),
        st.Page("pages/overview.py", title="Overview"),
        st.Page("pages/reports.py", title="Reports"),
        st.Page("pages/add.py", title="Add reports"),
    ],
    position="top",
)
style.dress()
state.begin()
try:
    page.run()
except DatelineError as error:
    messages.empty("The case cannot be shown", str(error))
