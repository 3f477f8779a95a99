"""Streamlit stays off the network: to judge an origin it would ask a host on the internet who we are."""

from __future__ import annotations

_HERE = "127.0.0.1"


def hush() -> None:
    """Tell Streamlit the addresses that it would look up (checkip.amazonaws.com, a socket to 8.8.8.8).

    `streamlit.net_util` keeps what it found; a test sees that it still does.
    """
    from streamlit import net_util

    net_util._external_ip = _HERE
    net_util._internal_ip = _HERE
