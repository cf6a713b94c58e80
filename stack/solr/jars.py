"""The jars of Solr: named in jars.in, locked with their hashes in jars.lock, fetched once."""

from __future__ import annotations

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from stack.errors import StackError
from stack.steps import step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stack.solr.registry import Registry

LOCK = Path(__file__).parent / "jars.lock"
AT_ONCE = 8


@dataclass(frozen=True)
class Jar:
    """One line of the lock."""

    group: str
    artifact: str
    version: str
    sha256: str

    @property
    def file_name(self) -> str:
        """Unique in one folder: two groups may use the same artifact name."""
        return f"{self.group}.{self.artifact}-{self.version}.jar"


def read_lock(text: str) -> list[Jar]:
    """The jars of a lock.

    Raises:
        StackError: A line is not of its form.
    """
    jars: list[Jar] = []
    for number, line in lines_of(text):
        try:
            coordinates, sha256 = line.split()
            group, artifact, version = coordinates.split(":")
        except ValueError as error:
            msg = f"{LOCK.name}, line {number}: expected 'group:artifact:version sha256', found '{line}'."
            raise StackError(msg) from error
        jars.append(Jar(group, artifact, version, sha256))
    return jars


def ensure(place: Path) -> None:
    """Bring the folder to exactly the locked jars. No network when they are there.

    Raises:
        StackError: A jar cannot be fetched, or is not the one that was locked.
    """
    text = LOCK.read_text(encoding="utf-8")
    marker = place / "complete"
    checksum = hashlib.sha256(text.encode()).hexdigest()
    if marker.is_file() and marker.read_text(encoding="utf-8") == checksum:
        return
    jars = read_lock(text)
    with step(f"Fetching Solr ({len(jars)} jars)"):
        place.mkdir(parents=True, exist_ok=True)
        _remove_others(place, {jar.file_name for jar in jars})
        registry = _registry(place / "download")
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(partial(_fetch, place=place, registry=registry), jars))
        registry.forget()
        marker.write_text(checksum, encoding="utf-8")


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def _remove_others(place: Path, wanted: set[str]) -> None:
    for path in place.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in wanted:
            path.unlink()


def _fetch(jar: Jar, *, place: Path, registry: Registry) -> None:
    target = place / jar.file_name
    if target.is_file() and sha256_of(target) == jar.sha256:
        return
    path = registry.fetch(jar.group, jar.artifact, jar.version)
    found = sha256_of(path)
    if found != jar.sha256:
        msg = (
            f"The jar {jar.group}:{jar.artifact}:{jar.version} is not the locked one: "
            f"sha256 {found} instead of {jar.sha256}."
        )
        raise StackError(msg)
    path.replace(target)


def _registry(download: Path) -> Registry:
    # Only when something is to be fetched: its library takes long to load.
    from stack.solr.registry import Registry

    return Registry(download)


def sha256_of(path: Path) -> str:
    """The checksum of a file, as the lock has it."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
