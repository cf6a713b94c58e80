"""The file that an office sends: its name and its bytes."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from werkzeug.datastructures import FileStorage

import ckan.plugins.toolkit as tk

_LONGEST_NAME = 200
_MIB = 1024 * 1024


@dataclass(frozen=True)
class UploadedFile:
    """A file as it came.

    Attributes:
        name: its name without folders, printable.
        content: its bytes.
    """

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash by which the same file is recognised."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def suffix(self) -> str:
        """`.xlsx`: for programs that look at names; what the file is, its content says."""
        suffix = PurePosixPath(self.name).suffix.lower()
        return suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) < 8 else ""  # noqa: PLR2004 - `.parquet`


def take(upload: Any, largest: int) -> UploadedFile:
    """Reads an upload.

    Args:
        upload: what a form or an API call sends (werkzeug's `FileStorage`), or an open file.
        largest: how many bytes it may have.

    Raises:
        tk.ValidationError: There is no file, it is empty or too large.
    """
    stream = getattr(upload, "stream", None) or getattr(upload, "file", None) or upload
    name = getattr(upload, "filename", None) or getattr(upload, "name", None)
    if not hasattr(stream, "read") or not isinstance(name, str):
        raise _refused(tk._("Choose a file."))
    content = stream.read(largest + 1)
    if not isinstance(content, bytes) or not content:
        raise _refused(tk._("The file is empty. Choose the file that holds the table."))
    if len(content) > largest:
        text = tk._("The file is larger than %(limit)s MiB. Split it, or delete what is no table.")
        raise _refused(text % {"limit": largest // _MIB})
    return UploadedFile(_clean(name), content)


def take_content(name: str, content: bytes, largest: int) -> UploadedFile:
    """Takes bytes that were read elsewhere.

    Raises:
        tk.ValidationError: They are none, or too many.
    """
    return take(FileStorage(BytesIO(content), name), largest)


def _clean(name: str) -> str:
    base = PurePosixPath(name.replace("\\", "/")).name
    shown = "".join(one for one in unicodedata.normalize("NFC", base) if one.isprintable())
    stem, dot, suffix = shown.strip().rpartition(".")
    if not dot:
        return shown.strip()[:_LONGEST_NAME] or "tabel"
    return f"{stem[: _LONGEST_NAME - len(suffix) - 1]}.{suffix}"[:_LONGEST_NAME]


def _refused(message: str) -> tk.ValidationError:
    return tk.ValidationError({"upload": [message]})
