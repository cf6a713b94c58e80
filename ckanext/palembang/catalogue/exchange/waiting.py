"""Files that an officer has had checked and not yet imported: kept for an hour, for this officer only."""

from __future__ import annotations

import secrets

import ckan.plugins.toolkit as tk
from ckan.lib.redis import connect_to_redis

_SECONDS = 3600


def keep(user_id: str, content: bytes) -> str:
    """Keeps a file.

    Returns:
        The token under which the same user gets it back.
    """
    token = secrets.token_urlsafe(16)
    connect_to_redis().set(_key(user_id, token), content, ex=_SECONDS)
    return token


def fetch(user_id: str, token: str) -> bytes | None:
    """The file; None where it is another user's or too old."""
    found = connect_to_redis().get(_key(user_id, token[:64]))
    return found if isinstance(found, bytes) else None


def forget(user_id: str, token: str) -> None:
    """Drops a file that has been imported."""
    connect_to_redis().delete(_key(user_id, token[:64]))


def _key(user_id: str, token: str) -> str:
    return f"palembang:{tk.config['ckan.site_id']}:metadata-import:{user_id}:{token}"
