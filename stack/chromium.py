"""The browser of the browser tests: found on the machine, else installed where that can be."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from stack import system
from stack.steps import step

#: Names a browser of the operator's choice; the tests read it too.
VARIABLE = "CHROMIUM"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = ["chromium"]


def find() -> str | None:
    """Path of a Chromium on this machine."""
    given = os.environ.get(VARIABLE)
    if given:
        return shutil.which(given)
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def ensure(log: Path) -> str | None:
    """Path of a Chromium, installed now if need be; None where there is none and none can be installed."""
    found = find()
    if found or os.environ.get(VARIABLE):
        return found
    with step("Installing Chromium"):
        system.install(PACKAGES, log=log)
    return find()
