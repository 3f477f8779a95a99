"""Sign-in in a real browser, against a provider that the test starts: two analysts, each under their own name."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from extract.store.corrections import calls as corrections
from extract.store.queries import events_frame
from extract.store.repository import open_store
from tests.e2e.conftest import session
from tests.openid import Provider, providing
from tests.served import free_port, serving

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)

#: one whose name is hostile, one of whom the provider knows only an address
PEOPLE = {
    "Ana": {"sub": "a-1", "name": "Ana <img src=x onerror=alert(1)>  Example", "email": "ana@example.org"},
    "Ben": {"sub": "b-2", "email": "ben@example.org"},
}
ANA, BEN = "Ana <img src=x onerror=alert(1)> Example", "ben@example.org"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing(PEOPLE) as found:
        yield found


@pytest.fixture(scope="module")
def case(seed_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("sign-in") / "team.db"
    shutil.copyfile(seed_case, copy)
    return copy


@pytest.fixture(scope="module")
def here(case: Path, provider: Provider) -> Iterator[str]:
    port = free_port()
    secrets = provider.secrets_file(case.with_name("secrets.toml"), f"http://localhost:{port}/oauth2callback")
    with serving(case, port=port, secrets=secrets) as served:
        yield served.address


def _sign_in(page: Any, who: str, name: str) -> None:
    expect(page.get_by_text("Sign in to accept and correct")).to_be_visible()
    expect(page.get_by_role("button", name="Accept")).to_have_count(0)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=who).click()
    expect(page.get_by_text(f"Signed in as {name}")).to_be_visible()


def _status(page: Any, event_id: int, status: str, reason: str) -> None:
    """Correct the status of the open event, as a person does."""
    assert re.search(r"[?&]event=(\d+)", page.url)
    page.locator('[data-act="edit:status"]').click()
    page.locator(".st-key-ed_status").get_by_role("combobox").click()
    page.get_by_role("option", name=re.compile(f"^{status}$", re.I)).click()
    page.locator(".st-key-ed_why input").fill(reason)
    page.get_by_role("button", name="Save the status").click()
    # for a moment the history as it was may stand beside the new one
    expect(page.locator(".rv-history").filter(has_text=reason).first).to_be_visible()


def test_two_analysts_sign_in_and_correct_each_under_their_name(
    browser: Any, here: str, provider: Provider, case: Path
) -> None:
    with open_store(case) as store:
        frame = events_frame(store)
        event_id = int(frame[frame["status"] == "asserted"]["event_id"].iloc[2])
    with session(browser, here, provider.address) as ana, session(browser, here, provider.address) as ben:
        for page, who, name in ((ana, "Ana", ANA), (ben, "Ben", BEN)):
            page.goto(f"{here}/review?event={event_id}&status=asserted")
            _sign_in(page, who, name)
            # back at the event from which they went, with the filters that were set
            expect(page).to_have_url(re.compile(rf"/review\?(?=.*event={event_id}\b)(?=.*status=asserted)"))
        _status(ana, event_id, "Unconfirmed", "nobody saw it")
        ben.reload()
        expect(ben.locator(".rv-history")).to_contain_text(ANA)
        _status(ben, event_id, "Denied", "the governor denies it")
        with open_store(case) as store:
            said = [(one.correction.analyst, one.correction.note) for one in corrections.history(store, event_id)]
        assert said == [(ANA, "nobody saw it"), (BEN, "the governor denies it")]
        assert ana.locator("img[src=x]").count() == 0

        # signed out: nothing can be corrected; the other browser is not touched
        ana.get_by_role("button", name="Sign out").click()
        expect(ana.locator("section.dlm[data-ready=true]")).to_be_visible()
        ana.goto(f"{here}/review?event={event_id}")
        expect(ana.get_by_text("Sign in to accept and correct")).to_be_visible()
        assert ana.locator('[data-act^="edit:"]').count() == 0
        expect(ben.get_by_text(f"Signed in as {BEN}")).to_be_visible()
    assert provider.tokens == 2


def test_a_signed_cookie_of_another_server_signs_nobody_in(browser: Any, here: str, provider: Provider) -> None:
    with session(browser, here, provider.address) as page:
        page.context.add_cookies([{"name": "_streamlit_user", "value": "forged", "url": here}])
        page.goto(f"{here}/review")
        expect(page.get_by_text("Sign in to accept and correct")).to_be_visible()
