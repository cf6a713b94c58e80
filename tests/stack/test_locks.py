"""Lock files: versions and hashes, no addresses."""

from __future__ import annotations

import hashlib
import re
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stack.bootstrap import REQUIREMENTS, Level
from stack.errors import StackError
from stack.options import CHECKOUT
from stack.solr import jars
from stack.solr.jarlist import LOCK, Jar, read_lock
from stack.solr.registry import WANTED

LOCKS = [REQUIREMENTS / f"{name}.txt" for name in ("bootstrap", *Level)]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(\[[^\]]+\])?==([^ ;\\]+)")


@pytest.mark.parametrize("path", [*LOCKS, LOCK], ids=lambda path: path.name)
def test_no_address_stands_in_a_lock(path: Path) -> None:
    assert "://" not in path.read_text(encoding="utf-8")


def test_jars_are_fetched_once_by_those_who_start_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[Path] = []

    def fetch(place: Path, text: str) -> None:
        fetched.append(place)
        time.sleep(0.2)
        place.mkdir()
        (place / "complete").write_text(hashlib.sha256(text.encode()).hexdigest())

    monkeypatch.setattr(jars, "_fetch_all", fetch)
    place = tmp_path / "jars"
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(jars.ensure, [place] * 3))
    assert fetched == [place]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_package_has_a_version_and_a_hash(path: Path) -> None:
    for requirement in _requirements(path):
        assert PINNED.match(requirement), requirement
        assert "--hash=sha256:" in requirement, requirement


def test_what_more_brings_is_the_same_version() -> None:
    run, test, lint = (
        {match[1]: match[3] for text in _requirements(path) if (match := PINNED.match(text))}
        for path in LOCKS[1:]
    )

    assert run.items() <= test.items() <= lint.items()


def test_what_the_extension_needs_is_locked() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = {match[1].lower() for text in _requirements(LOCKS[1]) if (match := PINNED.match(text))}
    needed = {re.split(r"[=<>\[ ]", text)[0].lower() for text in project["dependencies"]}

    assert needed <= locked


def test_the_compiled_psycopg2_is_never_installed() -> None:
    found = [text for text in _requirements(LOCKS[1]) if text.startswith("psycopg2==")]

    assert all("sys_platform == 'none'" in text for text in found)


def test_every_wanted_jar_is_locked_with_its_hash() -> None:
    locked = read_lock(LOCK.read_text(encoding="utf-8"))
    coordinates = {f"{jar.group}:{jar.artifact}:{jar.version}" for jar in locked}
    lines = WANTED.read_text(encoding="utf-8").splitlines()

    assert {line for line in lines if line and not line.startswith("#")} <= coordinates
    assert all(re.fullmatch("[0-9a-f]{64}", jar.sha256) for jar in locked)
    assert len({jar.file_name for jar in locked}) == len(locked)


@pytest.mark.parametrize("line", ["a:b:1", "a:b 00", "a:b:1 00 11"])
def test_a_broken_line_of_the_lock_is_named(line: str) -> None:
    with pytest.raises(StackError, match="line 2: expected"):
        read_lock(f"# comment\n{line}\n")


class _Registry:
    """A registry that gives this text for every jar."""

    def __init__(self, folder: Path, text: str) -> None:
        self._folder = folder
        self._text = text

    def fetch(self, group: str, artifact: str, version: str) -> Path:
        path = self._folder / f"{group}-{artifact}-{version}"
        path.write_text(self._text, encoding="utf-8")
        return path


def test_a_jar_that_is_not_the_locked_one_is_refused(tmp_path: Path) -> None:
    jar = Jar("group", "artifact", "1", hashlib.sha256(b"right").hexdigest())

    with pytest.raises(StackError, match="group:artifact:1 is not the locked one"):
        jars.fetch(jar, place=tmp_path, source=_Registry(tmp_path, "wrong"))

    assert not (tmp_path / jar.file_name).exists()


def test_the_locked_jar_is_kept_and_not_fetched_again(tmp_path: Path) -> None:
    jar = Jar("group", "artifact", "1", hashlib.sha256(b"right").hexdigest())
    jars.fetch(jar, place=tmp_path, source=_Registry(tmp_path, "right"))

    jars.fetch(jar, place=tmp_path, source=_Registry(tmp_path, "wrong"))

    assert (tmp_path / jar.file_name).read_bytes() == b"right"


def _requirements(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
