"""What the dashboard tells Streamlit, in code: the same from whichever folder, however it is installed.

``.streamlit/config.toml`` of the checkout says the same to whoever runs Streamlit by hand; a test sees that they agree.
"""

from __future__ import annotations

from collections.abc import Mapping

Value = str | int | bool | list[str]

#: largest upload, in megabytes
MAX_UPLOAD_MB = 64

#: quiet: no usage statistics, nothing fetched from outside, no tools for developers, no error's inside on the page
QUIET: dict[str, Value] = {
    "server.headless": True,
    "server.address": "localhost",
    "server.maxUploadSize": MAX_UPLOAD_MB,
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": False,
    "browser.serverAddress": "localhost",
    "runner.magicEnabled": False,
    "client.allowedOrigins": [],
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.showSidebarNavigation": False,
}

THEME: dict[str, Value] = {
    "theme.font": "sans-serif",
    "theme.headingFont": "sans-serif",
    "theme.baseFontSize": 15,
    "theme.baseRadius": "4px",
    "theme.buttonRadius": "4px",
    "theme.showWidgetBorder": True,
    "theme.showSidebarBorder": True,
    "theme.light.primaryColor": "#1f4e79",
    "theme.light.backgroundColor": "#ffffff",
    "theme.light.secondaryBackgroundColor": "#f4f3ef",
    "theme.light.textColor": "#22242a",
    "theme.light.borderColor": "#dcdad4",
    "theme.light.linkColor": "#1f4e79",
    "theme.light.sidebar.backgroundColor": "#f7f6f3",
    "theme.light.sidebar.secondaryBackgroundColor": "#ffffff",
    "theme.light.sidebar.borderColor": "#dcdad4",
    "theme.dark.primaryColor": "#8ab8e6",
    "theme.dark.backgroundColor": "#14171c",
    "theme.dark.secondaryBackgroundColor": "#20252d",
    "theme.dark.textColor": "#e6e4df",
    "theme.dark.borderColor": "#343a44",
    "theme.dark.linkColor": "#8ab8e6",
    "theme.dark.sidebar.backgroundColor": "#191d23",
    "theme.dark.sidebar.secondaryBackgroundColor": "#14171c",
    "theme.dark.sidebar.borderColor": "#343a44",
}


def options(*, port: int, secrets: str) -> dict[str, Value]:
    """Every setting of a server on ``port``. ``secrets``: the file of its sign-in."""
    own: dict[str, Value] = {
        "server.port": port,
        "browser.serverPort": port,
        "server.enableXsrfProtection": True,
        "server.enableStaticServing": False,  # served by dashboard/server.py, from the user's cache
        "logger.level": "warning",
        "logger.hideWelcomeMessage": True,
        "secrets.files": [secrets],
    }
    return {**QUIET, **THEME, **own}


def give(settings: Mapping[str, Value]) -> None:
    """Tell Streamlit, and have it read no other file: a folder of reports may hold a ``.streamlit`` of its own."""
    from streamlit import config
    from streamlit.web import bootstrap

    setattr(config, "get_config_files", _none)  # noqa: B010 - mypy takes no function for another
    bootstrap.load_config_options(dict(settings))


def _none(file_name: str) -> list[str]:  # noqa: ARG001
    return []
