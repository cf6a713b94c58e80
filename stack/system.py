"""What no Python package brings: programs and libraries of the operating system."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path


def command_for(packages: list[str]) -> str:
    """What to type where we may not install."""
    return f"apt-get install {' '.join(packages)}"


def install(packages: list[str], *, log: Path) -> bool:
    """Install Debian packages where we are root or may become root without a password.

    Returns:
        Whether they are installed now.
    """
    apt = shutil.which("apt-get")
    prefix = _prefix()
    if apt is None or prefix is None:
        return False
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    arguments = ["install", "--yes", "--no-install-recommends", *packages]
    if _run([*prefix, apt, *arguments], environ, log):
        return True
    # A machine fresh from its image has no package lists yet.
    return _run([*prefix, apt, "update"], environ, log) and _run(
        [*prefix, apt, *arguments], environ, log
    )


def _prefix() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if (
        sudo
        and subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0
    ):
        return [sudo, "-n", "--preserve-env=DEBIAN_FRONTEND"]
    return None


def _run(command: list[str], environ: dict[str, str], log: Path) -> bool:
    with log.open("ab") as out:
        done = subprocess.run(
            command, check=False, env=environ, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
    return done.returncode == 0
