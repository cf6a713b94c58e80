"""The files of offices, byte for byte, in a storage of CKAN that no page of CKAN opens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from file_keeper import FileData, Location, make_upload

from ckan.common import CKANConfig
from ckan.lib.files import get_storage

#: Name of the storage: `ckan.files.storage.palembang_submissions.*` are its settings.
STORAGE = "palembang_submissions"
_PREFIX = f"ckan.files.storage.{STORAGE}."


def configure_storage(config: CKANConfig) -> None:
    """Sets up the storage beside CKAN's own files, unless the operator configured one."""
    if f"{_PREFIX}type" in config:
        return
    default = (
        f"ckan.files.storage.{config.get('ckan.files.default_storages.default') or 'default'}."
    )
    inherited = {
        key.removeprefix(default): value for key, value in config.items() if key.startswith(default)
    }
    settings: dict[str, Any] = {**inherited} if inherited.get("type") else {"type": "ckan:fs"}
    parent = inherited.get("path") or config.get("ckan.storage_path")
    if parent:
        settings["path"] = str(Path(str(parent)) / STORAGE)
    elif settings["type"] == "ckan:fs":
        # Nowhere to store: uploads are refused with a clear sentence, everything else works.
        return
    settings["initialize"] = True
    config.update({f"{_PREFIX}{key}": value for key, value in settings.items()})


def keep(location: str, content: bytes) -> str:
    """Stores a file and returns where it stands."""
    kept = get_storage(STORAGE).upload(Location(location), make_upload(content))
    return str(kept.location)


def content_of(location: str) -> bytes:
    """Return a stored file, byte for byte."""
    return get_storage(STORAGE).content(FileData(Location(location)))


def remove(location: str) -> None:
    """Removes a stored file; one that is gone is no error."""
    get_storage(STORAGE).remove(FileData(Location(location)))
