"""Page configuration and navigation, nothing else."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st

from dashboard import warm
from dashboard.components import analyst, case, messages, state, style, theme
from dashboard.gate import standing
from extract.errors import DatelineError

# a file of our own: Streamlit fetches named icons from outside
_ICON = Path(__file__).parent / "components" / "icon.svg"


def main() -> None:
    page = st.navigation(
        [
            st.Page("pages/map.py", title="Map", default=True),
            st.Page("pages/overview.py", title="Overview"),
            st.Page("pages/reports.py", title="Reports"),
            st.Page("pages/review.py", title="Review"),
            st.Page("pages/brief.py", title="Brief"),
            st.Page("pages/add.py", title="Add reports"),
        ],
        position="top",
    )
    state.enter_app()
    style.dress()
    analyst.come_back()
    state.begin()
    theme.restore()
    opening = messages.opening()
    try:
        case.mended(opening)
        page.run()
    except DatelineError as error:
        messages.refused(str(error))
    except Exception:  # the trace is for the log, not for the analyst
        logging.getLogger("dateline").exception("page failed")
        messages.failed()
    messages.opened()
    warm.settle(page.title)


st.set_page_config(page_title="Dateline", page_icon=str(_ICON), layout="wide", initial_sidebar_state="collapsed")
if standing.stands():
    main()
else:  # run by Streamlit's command, not by ours
    logging.getLogger("dateline").error(standing.REFUSAL)
    st.error(standing.REFUSAL)
