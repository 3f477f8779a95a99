"""The accounts of what was read into the case: a part of the bridge from the screen to it (``dashboard.data``)."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard import data
from extract.account import Account
from extract.store import intake


def keep(found: Mapping[str, Account]) -> None:
    """Keep what became of everything in the files that were uploaded, by the file's name."""
    for name, account in found.items():
        intake.save_account(data.store(), f"uploaded: {name}", account)


def kept() -> Mapping[str, Account]:
    """What became of everything in each input of this case."""
    return _kept(*data.present())


@st.cache_resource(max_entries=4, show_spinner=False)
def _kept(name: str, revision: int) -> Mapping[str, Account]:  # noqa: ARG001 - keys the cache
    return intake.accounts(data.store())
