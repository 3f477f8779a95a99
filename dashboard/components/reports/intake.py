"""The account of what was read into the case: what failed or was passed over is listed with its reason."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard import accounts
from dashboard.views import cards
from extract.account import FAILED, Account, Item

#: items that are listed of each input; the rest is counted
MOST_LISTED = 200


def draw() -> None:
    """Nothing where there is no account: a case of an older version."""
    kept = accounts.kept()
    if not kept:
        return
    with st.expander(told(kept), key="intake"):
        st.html("".join(_input(name, account) for name, account in kept.items()))


def told(kept: Mapping[str, Account]) -> str:
    """The account of all inputs in one line: "Found 14: 6 read, 2 failed, 6 passed over"."""
    found, read, failed, passed_over = (
        sum(account.counts()[name] for account in kept.values()) for name in ("found", "read", "failed", "passed_over")
    )
    return f"Found {found:,}: {read:,} read, {failed:,} failed, {passed_over:,} passed over"


def _input(name: str, account: Account) -> str:
    """Escaped."""
    rows = "".join(_row(item) for item in account.items[:MOST_LISTED])
    more = len(account.items) - MOST_LISTED
    rest = f'<p class="dl-sub">and {more:,} more.</p>' if more > 0 else ""
    return (
        f'<p class="dl-h">{cards.plain(name)}</p><p class="dl-sub">{told({name: account})}</p>'
        f'<table class="dl-table">{rows}</table>{rest}'
    )


def _row(item: Item) -> str:
    kind = ' class="dl-bad"' if item.state == FAILED else ""
    return f"<tr><td>{cards.plain(item.name)}</td><td{kind}>{cards.plain(f'{item.state}: {item.reason}')}</td></tr>"
