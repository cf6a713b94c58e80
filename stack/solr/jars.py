"""The jars of Solr in the run folder: fetched once, checked against the lock."""

from __future__ import annotations

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Protocol

from stack.alone import alone
from stack.errors import StackError
from stack.solr.jarlist import AT_ONCE, LOCK, Jar, read_lock, sha256_of
from stack.steps import step

_MARKER = "complete"


class Source(Protocol):
    """Where jars come from."""

    def fetch(self, group: str, artifact: str, version: str) -> Path:
        """One jar."""
        ...


def ensure(place: Path) -> None:
    """Bring the folder to exactly the locked jars. No network when they are there.

    Raises:
        StackError: A jar cannot be fetched, or is not the one that was locked.
    """
    text = LOCK.read_text(encoding="utf-8")
    if _is_complete(place, text):
        return
    # Runs of tests beside each other share the folder.
    with alone(place.with_name(f"{place.name}.lock")):
        if not _is_complete(place, text):
            _fetch_all(place, text)


def _is_complete(place: Path, locked: str) -> bool:
    marker = place / _MARKER
    return marker.is_file() and marker.read_text(encoding="utf-8") == _checksum(locked)


def _checksum(locked: str) -> str:
    return hashlib.sha256(locked.encode()).hexdigest()


def _fetch_all(place: Path, locked: str) -> None:
    jars = read_lock(locked)
    with step(f"Fetching Solr ({len(jars)} jars)"):
        place.mkdir(parents=True, exist_ok=True)
        _remove_others(place, {jar.file_name for jar in jars})
        # Only when something is to be fetched: its library takes long to load.
        from stack.solr.registry import Registry  # noqa: PLC0415

        registry = Registry(place / "download")
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(partial(fetch, place=place, source=registry), jars))
        registry.forget()
        (place / _MARKER).write_text(_checksum(locked), encoding="utf-8")


def _remove_others(place: Path, wanted: set[str]) -> None:
    for path in place.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in wanted:
            path.unlink()


def fetch(jar: Jar, *, place: Path, source: Source) -> None:
    """Bring one jar into the folder, unless it is there.

    Raises:
        StackError: It is not the one that was locked.
    """
    target = place / jar.file_name
    if target.is_file() and sha256_of(target) == jar.sha256:
        return
    path = source.fetch(jar.group, jar.artifact, jar.version)
    found = sha256_of(path)
    if found != jar.sha256:
        msg = (
            f"The jar {jar.group}:{jar.artifact}:{jar.version} is not the locked one: "
            f"sha256 {found} instead of {jar.sha256}."
        )
        raise StackError(msg)
    path.replace(target)
