"""What Streamlit is told: the same in code and in the checkout's file, and nothing from a folder of reports."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from streamlit import config

from dashboard.settings import QUIET, THEME, options

FILE = Path(__file__).resolve().parents[3] / ".streamlit" / "config.toml"


def _flat(section: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in section.items():
        found |= _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": value}
    return found


def test_the_checkouts_file_says_what_the_code_says() -> None:
    assert _flat(tomllib.loads(FILE.read_text(encoding="utf-8"))) == QUIET | THEME


def test_streamlit_knows_every_setting() -> None:
    unknown = set(options(port=8501, secrets="none.toml")) - set(config._config_options_template)
    assert unknown == set()


def test_a_folders_own_settings_are_not_read(tmp_path: Path) -> None:
    """Reports may come with a folder ``.streamlit`` that somebody has put among them."""
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(
        '[server]\nenableCORS = false\nenableXsrfProtection = false\nbaseUrlPath = "x"\n'
        "[browser]\ngatherUsageStats = true\n"
        '[server.trustedUserHeaders]\nX-User = "email"\n[client]\nallowedOrigins = ["https://evil.example"]\n'
    )
    told = (
        "from dashboard.settings import give, options; give(options(port=1, secrets='none'))\n"
        "from streamlit import config\n"
        "for name in ('server.enableCORS', 'server.enableXsrfProtection', 'server.baseUrlPath', 'server.address',\n"
        "             'browser.gatherUsageStats', 'server.trustedUserHeaders', 'client.allowedOrigins',\n"
        "             'client.toolbarMode', 'server.fileWatcherType', 'secrets.files', 'theme.light.linkColor'):\n"
        "    print(config.get_option(name))\n"
    )
    done = subprocess.run([sys.executable, "-c", told], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:-1] == [
        "True", "True", "", "localhost", "False", "{}", "[]", "minimal", "none", "['none']", "#1f4e79",
    ]  # fmt: skip
    assert done.stderr == ""
