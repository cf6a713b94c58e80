"""Commands that we start in the checkout."""

from __future__ import annotations

import os
import subprocess

from stack.external import ALL
from stack.options import CHECKOUT

#: Settings of the operator's own site that must not reach a test.
FOREIGN = (
    *ALL,
    "CKAN_INI",
    "CKAN_SITE_URL",
    "CKAN_SITE_ID",
    "CKAN_STORAGE_PATH",
    "RUN_DIR",
    "PORT",
    "HOST",
    "DEMO",
)


def plain_environ() -> dict[str, str]:
    """Our environment without what belongs to the operator's own site."""
    return {name: value for name, value in os.environ.items() if name not in FOREIGN}


def call(command: list[str], environ: dict[str, str]) -> int:
    """Run a command in the checkout; its exit code."""
    return subprocess.run(command, check=False, cwd=CHECKOUT, env=environ).returncode
