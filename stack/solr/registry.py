"""The registry of Java packages: fetch single jars, resolve jars.in into jars.lock."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jgo.maven import Dependency, MavenContext, PythonResolver

from stack.errors import StackError
from stack.solr.jarlist import AT_ONCE, LOCK, lines_of, sha256_of

WANTED = Path(__file__).parent / "jars.in"
HEADER = "# Renewed by `make lock` from jars.in: group:artifact:version sha256\n"
TIMEOUT_SECONDS = 60


class Registry:
    """A download folder in front of the registry."""

    def __init__(self, download: Path) -> None:
        self._download = download
        self._context = MavenContext(
            resolver=PythonResolver(), repo_cache=download, timeout=TIMEOUT_SECONDS
        )

    def fetch(self, group: str, artifact: str, version: str) -> Path:
        """One jar.

        Raises:
            StackError: It cannot be fetched.
        """
        try:
            return self._context.project(group, artifact).at_version(version).artifact().resolve()
        except (OSError, RuntimeError) as error:
            msg = f"The jar {group}:{artifact}:{version} could not be fetched: {error}"
            raise StackError(msg) from error

    def resolve(self, wanted: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
        """These jars with all that they need."""
        inputs = [
            Dependency(self._context.project(group, artifact).at_version(version).artifact())
            for group, artifact, version in wanted
        ]
        direct, transitive = self._context.resolver.resolve(inputs)
        # Jars with a classifier hold native code for talking to ZooKeeper, which one machine does not have.
        return sorted(
            (each.groupId, each.artifactId, each.version)
            for each in (*direct, *transitive)
            if not each.classifier and each.type == "jar"
        )

    def forget(self) -> None:
        """Delete the download folder."""
        shutil.rmtree(self._download, ignore_errors=True)


def renew_lock(download: Path) -> None:
    """Resolve jars.in anew and write jars.lock."""
    registry = Registry(download)
    wanted = [_coordinates(line) for _, line in lines_of(WANTED.read_text(encoding="utf-8"))]
    found = registry.resolve(wanted)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        checksums = list(pool.map(lambda jar: sha256_of(registry.fetch(*jar)), found))
    lines = [
        f"{':'.join(jar)} {checksum}\n" for jar, checksum in zip(found, checksums, strict=True)
    ]
    LOCK.write_text(HEADER + "".join(lines), encoding="utf-8")
    registry.forget()


def _coordinates(line: str) -> tuple[str, str, str]:
    group, artifact, version = line.split(":")
    return group, artifact, version
