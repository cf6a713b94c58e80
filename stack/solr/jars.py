"""The jars of Solr: named and hashed in jars.lock, fetched once."""

from __future__ import annotations

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from jgo.maven import MavenContext

from stack.errors import StackError
from stack.steps import step

LOCK = Path(__file__).parent / "jars.lock"
AT_ONCE = 8
TIMEOUT_SECONDS = 60


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
    """The jars of a lock: `group:artifact:version sha256`, one a line.

    Raises:
        StackError: A line is not of this form.
    """
    jars: list[Jar] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
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
        wanted = {jar.file_name for jar in jars}
        for path in place.iterdir():
            if path.name not in wanted:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        context = MavenContext(repo_cache=place / "download", timeout=TIMEOUT_SECONDS)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda jar: _fetch(jar, place, context), jars))
        shutil.rmtree(place / "download", ignore_errors=True)
        marker.write_text(checksum, encoding="utf-8")


def _fetch(jar: Jar, place: Path, context: MavenContext) -> None:
    target = place / jar.file_name
    if target.is_file() and _sha256(target) == jar.sha256:
        return
    try:
        path = context.project(jar.group, jar.artifact).at_version(jar.version).artifact().resolve()
    except (OSError, RuntimeError) as error:
        msg = f"The jar {jar.group}:{jar.artifact}:{jar.version} could not be fetched: {error}"
        raise StackError(msg) from error
    found = _sha256(path)
    if found != jar.sha256:
        msg = f"The jar {jar.group}:{jar.artifact}:{jar.version} is not the locked one: sha256 {found} instead of {jar.sha256}."
        raise StackError(msg)
    path.replace(target)


def _sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
