"""Environment variables by which stack.run tells stack.prepare what to do."""

from __future__ import annotations

ADMIN_NAME = "STACK_ADMIN_NAME"
ADMIN_EMAIL = "STACK_ADMIN_EMAIL"
ADMIN_PASSWORD = "STACK_ADMIN_PASSWORD"  # noqa: S105  # a name, not a password
SUPERUSER_URL = "STACK_SUPERUSER_URL"
