"""The files of a folder or a ZIP archive, one after the other.

Nothing of an archive is unpacked under its own name, so no name in it leads anywhere.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

#: Most files of an archive, and most bytes that are unpacked of it.
_MOST_FILES = 10_000
_MOST_BYTES = 8 * 1024**3
#: Parts that make a ZIP archive a workbook.
_WORKBOOK_PARTS = frozenset({"[Content_Types].xml", "mimetype"})
_NOT_OURS = frozenset({"thumbs.db", "desktop.ini"})
#: Bit of a ZIP entry that says that it is encrypted.
_ENCRYPTED = 0x1


class SourceError(Exception):
    """A folder, archive or file cannot be used; the text says why."""


@dataclass(frozen=True)
class SourceFile:
    """One file.

    Attributes:
        name: its path within the folder or archive.
        content: gives its bytes.

    Raises:
        SourceError: by `content`, when it cannot be read or is too large.
    """

    name: str
    content: Callable[[], bytes]


@contextmanager
def open_source(path: Path, largest: int) -> Iterator[list[SourceFile]]:
    """Gives the files of a folder or a ZIP archive, or the one file that it is.

    Args:
        path: the folder, archive or file.
        largest: how many bytes a file may have.

    Raises:
        SourceError: It is damaged, or holds too many files.
    """
    if path.is_dir():
        yield _of_folder(path, largest)
    elif not zipfile.is_zipfile(path):
        yield [SourceFile(path.name, partial(_of_disk, path, largest))]
    else:
        try:
            archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise SourceError(str(error)) from error
        with archive:
            yield _of_archive(path, archive, largest)


def _of_folder(folder: Path, largest: int) -> list[SourceFile]:
    found = [one for one in folder.rglob("*") if one.is_file()]
    names = {one.relative_to(folder).as_posix(): one for one in found}
    return [
        SourceFile(name, partial(_of_disk, names[name], largest))
        for name in sorted(names)
        if _is_wanted(name)
    ]


def _of_archive(path: Path, archive: zipfile.ZipFile, largest: int) -> list[SourceFile]:
    entries = [one for one in archive.infolist() if not one.is_dir()]
    if _WORKBOOK_PARTS & {one.filename for one in entries}:
        return [SourceFile(path.name, partial(_of_disk, path, largest))]
    if len(entries) > _MOST_FILES:
        raise SourceError(f"> {_MOST_FILES} files")
    allowance = Allowance(_MOST_BYTES)
    return [
        SourceFile(_shown(one.filename), partial(_of_entry, archive, one, largest, allowance))
        for one in sorted(entries, key=lambda one: one.filename)
        if _is_wanted(one.filename)
    ]


def _of_disk(path: Path, largest: int) -> bytes:
    try:
        with path.open("rb") as stream:
            return _within(stream.read(largest + 1), largest)
    except OSError as error:
        raise SourceError(error.strerror or str(error)) from error


class Allowance:
    """How many bytes may still be unpacked of an archive."""

    def __init__(self, left: int) -> None:
        self._left = left

    def take(self, count: int) -> None:
        """Takes bytes from it.

        Raises:
            SourceError: There are not so many.
        """
        self._left -= count
        if self._left < 0:
            raise SourceError(f"> {_MOST_BYTES // 1024**3} GiB")


def _of_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, largest: int, allowance: Allowance
) -> bytes:
    if entry.flag_bits & _ENCRYPTED:
        raise SourceError("encrypted")
    try:
        with archive.open(entry) as stream:
            # What the archive says of sizes may be a lie: the bytes are counted.
            content = stream.read(largest + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError) as error:
        raise SourceError(str(error) or type(error).__name__) from error
    allowance.take(len(content))
    return _within(content, largest)


def _within(content: bytes, largest: int) -> bytes:
    if len(content) > largest:
        raise SourceError(f"> {largest // 1024**2} MiB")
    return content


def _is_wanted(name: str) -> bool:
    """Whether an office made it: not what systems and programs leave behind."""
    parts = PurePosixPath(name).parts
    last = parts[-1] if parts else ""
    return bool(last) and not (
        any(one.startswith(".") and one not in (".", "..") for one in parts)
        or last.startswith("~$")
        or last.lower() in _NOT_OURS
        or "__MACOSX" in parts
    )


def _shown(name: str) -> str:
    return "".join(one if one.isprintable() else "?" for one in name)
