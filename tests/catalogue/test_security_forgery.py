"""Nobody else's page can act for somebody who is logged in, whatever happened in this process before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from ckan import model
from ckan.config.middleware.flask_app import csrf
from ckan.tests import factories, helpers

from tests.catalogue.visitors import account, anonymous, logged_in, member_of, new_site, token_of

Record = dict[str, Any]

EXEMPT: set[str] = csrf._exempt_views  # pyright: ignore[reportPrivateUsage]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db")]


@contextmanager
def _fresh_process() -> Iterator[None]:
    """The list of exempted views as a new process has it; it outlives the application otherwise."""
    before = set(EXEMPT)
    EXEMPT.clear()
    yield
    EXEMPT.clear()
    EXEMPT.update(before)


@pytest.fixture(scope="module")
def site() -> Any:
    """One application for all tests here, as one process serves many."""
    with _fresh_process():
        found = new_site()
    assert found.flask_app.config["WTF_CSRF_ENABLED"]
    return found


@pytest.fixture(autouse=True)
def fresh_process() -> Iterator[None]:
    with _fresh_process():
        yield


def _follow(client: Any, dataset: Record, token: str | None = None) -> Any:
    data = {"_csrf_token": token} if token else {}
    return client.post(f"/dataset/follow/{dataset['id']}", data=data, follow_redirects=False)


def _is_following(user: Record, dataset: Record) -> bool:
    return model.UserFollowingDataset.is_following(user["id"], dataset["id"])


def _state(dataset: Record) -> str | None:
    found = model.Package.get(dataset["id"])
    return found and found.state


def _about(user: Record) -> str | None:
    found = model.User.get(user["id"])
    return found and found.about


class TestPagesOfCkan:
    def test_cookie_without_token_is_refused_after_an_anonymous_request(
        self, site: Any, dataset: Record
    ) -> None:
        """CKAN 2.12.0 itself lets it pass."""
        user = account()
        client = logged_in(site, user)

        _follow(anonymous(site), dataset)
        answer = _follow(client, dataset)

        assert answer.status_code == 400
        assert not _is_following(user, dataset)

    def test_cookie_without_token_is_refused_after_a_request_with_an_api_token(
        self, site: Any, dataset: Record
    ) -> None:
        user, other = account(), factories.UserWithToken()
        client = logged_in(site, user)

        anonymous(site).post(
            f"/dataset/follow/{dataset['id']}", headers={"Authorization": other["token"]}
        )

        assert _follow(client, dataset).status_code == 400

    def test_cookie_with_token_passes(self, site: Any, dataset: Record) -> None:
        user = account()
        client = logged_in(site, user)
        _follow(anonymous(site), dataset)

        answer = _follow(client, dataset, token_of(client))

        assert answer.status_code < 400
        assert _is_following(user, dataset)

    def test_token_of_another_session_is_refused(self, site: Any, dataset: Record) -> None:
        user = account()
        client, stranger = logged_in(site, user), logged_in(site, account())
        _follow(anonymous(site), dataset)

        assert _follow(client, dataset, token_of(stranger)).status_code == 400


class TestOurPages:
    def test_publishing_asks_for_the_token(self, site: Any, office: Record, record: Record) -> None:
        user = member_of(office, "editor")
        draft = helpers.call_action(
            "package_create", {"user": user["name"]}, **record, state="draft"
        )
        client, address = logged_in(site, user), f"/dataset/{draft['id']}/publish"
        anonymous(site).post(address)

        assert client.post(address, follow_redirects=False).status_code == 400
        assert _state(draft) == "draft"
        token = {"_csrf_token": token_of(client)}
        assert client.post(address, data=token, follow_redirects=False).status_code == 302
        assert _state(draft) == "active"


class TestApi:
    def test_cookie_without_token_is_refused(self, site: Any) -> None:
        user = account()
        client = logged_in(site, user)
        anonymous(site).post("/api/action/user_show", json={})

        answer = client.post("/api/action/user_patch", json={"id": user["id"], "about": "forged"})

        assert answer.status_code == 400
        assert _about(user) != "forged"

    def test_cookie_with_token_in_the_header_passes(self, site: Any) -> None:
        user = account()
        client = logged_in(site, user)

        answer = client.post(
            "/api/action/user_patch",
            json={"id": user["id"], "about": "mine"},
            headers={"X-CSRFToken": token_of(client)},
        )

        assert answer.status_code == 200
        assert _about(user) == "mine"

    def test_api_token_needs_no_other(self, site: Any) -> None:
        user = factories.UserWithToken()

        answer = anonymous(site).post(
            "/api/action/user_patch",
            json={"id": user["id"], "about": "mine"},
            headers={"Authorization": user["token"]},
        )

        assert answer.status_code == 200

    def test_cookie_beside_a_wrong_api_token_still_needs_its_token(self, site: Any) -> None:
        user = account()
        client = logged_in(site, user)

        answer = client.post(
            "/api/action/user_patch",
            json={"id": user["id"], "about": "forged"},
            headers={"Authorization": "not-a-token"},
        )

        assert answer.status_code == 400


class TestOtherExtensions:
    def test_a_view_that_was_exempted_on_purpose_stays_so(
        self, fresh_process: None, dataset: Record
    ) -> None:
        csrf.exempt("ckan.views.dataset.follow")
        site = new_site()
        user = account()

        answer = _follow(logged_in(site, user), dataset)

        assert answer.status_code < 400
        assert _is_following(user, dataset)

    @pytest.mark.ckan_config("WTF_CSRF_ENABLED", False)
    def test_the_operator_can_switch_all_of_it_off(
        self, fresh_process: None, app: Any, dataset: Record
    ) -> None:
        user = account()

        assert _follow(logged_in(app, user), dataset).status_code < 400
