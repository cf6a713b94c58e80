"""Whoever guesses passwords has to wait; whoever knows one never does because Redis is away."""

from __future__ import annotations

import logging
import uuid
from typing import Any

import pytest
import redis

import ckan.plugins.toolkit as tk
from ckan.lib.redis import connect_to_redis

from ckanext.palembang.catalogue.security import guessing

from tests.catalogue.visitors import PASSWORD, account, anonymous, new_site

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "no_counters")]

WRONG = "wrong"
DEAD_REDIS = "redis://127.0.0.1:9/0"


@pytest.fixture
def no_counters() -> None:
    """Counters outlive a test: they live in Redis."""
    connection: redis.Redis = connect_to_redis()
    for key in connection.scan_iter("*:limit*"):
        connection.delete(key)


@pytest.fixture(scope="module")
def site() -> Any:
    return new_site()


def _try(client: Any, name: str, password: str = WRONG, **options: Any) -> Any:
    data = {"login": name, "password": password}
    return client.post("/user/login", data=data, follow_redirects=False, **options)


@pytest.mark.ckan_config("ckanext.palembang.catalogue.login_limit_by_name", "3 per 15 minutes")
class TestByName:
    def test_the_right_password_has_to_wait_too(self, site: Any) -> None:
        user = account()
        for _ in range(3):
            assert _try(anonymous(site), user["name"]).status_code == 200

        answer = _try(anonymous(site), user["name"], PASSWORD)

        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 15 * 60

    def test_spelling_does_not_help(self, site: Any) -> None:
        user = account()
        for name in (user["name"], user["name"].upper(), f" {user['name']} "):
            _try(anonymous(site), name)

        assert _try(anonymous(site), user["name"]).status_code == 429

    def test_others_are_not_held_up(self, site: Any) -> None:
        user, other = account(), account()
        for _ in range(4):
            _try(anonymous(site), user["name"])

        assert _try(anonymous(site), other["name"], PASSWORD).status_code == 302

    @pytest.mark.parametrize(
        ("address", "words"),
        [("/user/login", "Terlalu banyak percobaan"), ("/en/user/login", "Too many attempts")],
    )
    def test_the_page_says_so_in_the_readers_language(
        self, site: Any, address: str, words: str
    ) -> None:
        name = uuid.uuid4().hex
        for _ in range(3):
            _try(anonymous(site), name)

        answer = anonymous(site).post(address, data={"login": name, "password": "x"})

        assert answer.status_code == 429
        assert words in answer.body


class TestByAddress:
    @pytest.mark.ckan_config("ckanext.palembang.catalogue.login_limit_by_address", "3 per hour")
    def test_many_names_from_one_address(self, site: Any) -> None:
        for _ in range(3):
            _try(anonymous(site), uuid.uuid4().hex)

        assert _try(anonymous(site), account()["name"], PASSWORD).status_code == 429

    @pytest.mark.ckan_config("ckanext.palembang.catalogue.login_limit_by_address", "3 per hour")
    def test_a_header_that_anybody_can_send_changes_nothing(self, site: Any) -> None:
        for number in range(3):
            headers = {"X-Forwarded-For": f"192.0.2.{number}"}
            _try(anonymous(site), uuid.uuid4().hex, headers=headers)

        answer = _try(anonymous(site), uuid.uuid4().hex, headers={"X-Forwarded-For": "192.0.2.99"})

        assert answer.status_code == 429

    @pytest.mark.ckan_config("ckanext.palembang.catalogue.trusted_proxies", 1)
    @pytest.mark.ckan_config("ckanext.palembang.catalogue.login_limit_by_address", "3 per hour")
    def test_a_proxy_of_ours_tells_visitors_apart(self, site: Any) -> None:
        forged = {"X-Forwarded-For": "203.0.113.1, 192.0.2.1"}
        for _ in range(3):
            _try(anonymous(site), uuid.uuid4().hex, headers=forged)

        same = {"X-Forwarded-For": "203.0.113.2, 192.0.2.1"}
        other = {"X-Forwarded-For": "203.0.113.1, 192.0.2.2"}
        assert _try(anonymous(site), uuid.uuid4().hex, headers=same).status_code == 429
        assert _try(anonymous(site), uuid.uuid4().hex, headers=other).status_code == 200


@pytest.mark.ckan_config("ckanext.palembang.catalogue.reset_limit_by_name", "2 per hour")
def test_new_passwords_cannot_be_asked_for_without_end(site: Any) -> None:
    name = uuid.uuid4().hex
    answers = [
        anonymous(site).post("/user/reset", data={"user": name}, follow_redirects=False)
        for _ in range(3)
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 429]


class TestWithoutRedis:
    @pytest.fixture(autouse=True)
    def dead(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(tk.config, "ckan.redis.url", DEAD_REDIS)
        # The settings keep messages from the root, where pytest listens; migrations switch loggers off.
        monkeypatch.setattr(logging.getLogger("ckanext"), "propagate", True)
        monkeypatch.setattr(guessing.log, "disabled", False)

    def test_the_right_password_logs_in(self, site: Any) -> None:
        assert _try(anonymous(site), account()["name"], PASSWORD).status_code == 302

    def test_a_wrong_one_is_refused_and_the_log_says_what_is_missing(
        self, site: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        answer = _try(anonymous(site), account()["name"])

        assert answer.status_code == 200
        assert "Redis does not answer" in caplog.text
