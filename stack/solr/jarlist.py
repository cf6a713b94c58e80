"""The list of Solr's jars: named and hashed in jars.lock."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stack.errors import StackError

LOCK = Path(__file__).parent / "jars.lock"
#: Downloads at a time.
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


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def sha256_of(path: Path) -> str:
    """The checksum of a file, as the lock has it."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
