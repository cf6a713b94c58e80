"""Slows down whoever guesses passwords, by the name that is tried and by the address that tries.

Counted are failed logins and all requests for a new password. The counters live in Redis, so all worker
processes share them; they hold hashes, no names. Without Redis nobody is kept from logging in.
"""

from __future__ import annotations

import hashlib
import logging
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from flask import request
from limits import RateLimitItem, parse_many
from limits.storage import RedisStorage
from limits.strategies import MovingWindowRateLimiter
from redis import ConnectionPool, RedisError

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import config
from ckanext.palembang.catalogue.security.client import client_address

log = logging.getLogger(__name__)

#: A Redis that hangs must not hold up the login.
_REDIS_SECONDS = 1


@dataclass(frozen=True)
class Attempt:
    """Somebody who gives the name of an account."""

    kind: str
    name: str
    address: str
    limit_by_name: str
    limit_by_address: str

    def counters(self) -> Iterator[tuple[RateLimitItem, str, str]]:
        """Each limit with the key of its counter."""
        name = hashlib.sha256(self.name.strip().lower().encode("utf-8", "replace")).hexdigest()
        for item in parse_many(self.limit_by_name):
            yield item, f"{self.kind}-name", name
        for item in parse_many(self.limit_by_address):
            yield item, f"{self.kind}-address", self.address


def login_attempt(name: str) -> Attempt:
    """A login with this name or e-mail address."""
    limits = config.login_limit_by_name(), config.login_limit_by_address()
    return Attempt("login", name, client_address(), *limits)


def reset_attempt(name: str) -> Attempt:
    """A request for a new password of this account."""
    limits = config.reset_limit_by_name(), config.reset_limit_by_address()
    return Attempt("reset", name, client_address(), *limits)


def seconds_to_wait() -> int:
    """How long this request has to wait; 0 if it may go on."""
    if request.method != "POST":
        return 0
    endpoint = request.endpoint
    if endpoint == "user.login":
        return _seconds_to_wait(login_attempt(request.form.get("login", "")))
    if endpoint == "user.edit" and request.form.get("old_password"):
        # CKAN asks for the old password before it sets a new one: guessed there as well.
        return _seconds_to_wait(login_attempt(tk.current_user.name))
    if endpoint == "user.request_reset":
        attempt = reset_attempt(request.form.get("user", ""))
        seconds = _seconds_to_wait(attempt)
        if not seconds:
            _count(attempt)
        return seconds
    return 0


def note_failed_login(name: str) -> None:
    """Counts a failed login; receiver of CKAN's signal, whose sender is the name that was tried."""
    if request:
        _count(login_attempt(name or ""))


def _seconds_to_wait(attempt: Attempt) -> int:
    limiter = _limiter(tk.config["ckan.redis.url"], tk.config["ckan.site_id"])
    waits = [0.0]
    try:
        for item, *key in attempt.counters():
            window = limiter.get_window_stats(item, *key)
            if window.remaining <= 0:
                waits.append(window.reset_time - time.time())
    except RedisError as error:
        _warn(error)
        return 0
    return math.ceil(max(waits))


def _count(attempt: Attempt) -> None:
    limiter = _limiter(tk.config["ckan.redis.url"], tk.config["ckan.site_id"])
    try:
        for item, *key in attempt.counters():
            limiter.hit(item, *key)
    except RedisError as error:
        _warn(error)


def _warn(error: RedisError) -> None:
    log.warning("Redis does not answer, so failed logins are not counted: %s", error)


@lru_cache(maxsize=4)
def _limiter(url: str, site: str) -> MovingWindowRateLimiter:
    pool = ConnectionPool.from_url(
        url, socket_timeout=_REDIS_SECONDS, socket_connect_timeout=_REDIS_SECONDS
    )
    # The address is not used where there is a pool; the library wants one all the same.
    storage = RedisStorage("redis://", connection_pool=pool, key_prefix=f"palembang:{site}:limit")
    return MovingWindowRateLimiter(storage)
