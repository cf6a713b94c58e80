"""How the catalogue remembers what the demo brought: private data of the dataset, and a setting.

`package.plugin_data` is seen by nobody but sysadmins and never indexed, so a marker there changes
nothing that anybody reads. It holds the name that the dataset came with, the fingerprint of what was
loaded completely, and the resource. The ids of offices that the demo made stand in CKAN's own table
of settings.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ckan import model
from ckan.model import system_info

#: Key in `plugin_data`.
KEY = "palembang_demo"

_OFFICES = "ckanext.palembang.catalogue.demo.offices"


@dataclass(frozen=True)
class Marker:
    """A dataset that the demo brought.

    Attributes:
        package_id: id of the dataset; its name may have been changed since.
        slug: name of its definition.
        fingerprint: what was loaded completely; empty while a load is under way.
        resource_id: the table; empty before it was made.
        is_active: whether the dataset is there for readers (not deleted).
    """

    package_id: str
    slug: str
    fingerprint: str
    resource_id: str
    is_active: bool


def unfinished(slug: str) -> dict[str, Any]:
    """Return the `plugin_data` of a dataset whose table is still to come."""
    return {KEY: {"slug": slug, "fingerprint": "", "resource_id": ""}}


def find_markers() -> dict[str, Marker]:
    """Return all datasets that the demo brought, by the name of their definition."""
    packages = model.Session.query(model.Package).filter(model.Package.plugin_data.has_key(KEY))
    return {marker.slug: marker for marker in map(_marker, packages)}


def note(package_id: str, slug: str, *, fingerprint: str, resource_id: str) -> None:
    """Write down how far a dataset has come, at once."""
    package = model.Session.get_one(model.Package, package_id)
    package.plugin_data = {
        **(package.plugin_data or {}),
        KEY: {"slug": slug, "fingerprint": fingerprint, "resource_id": resource_id},
    }
    model.repo.commit()


def office_ids() -> list[str]:
    """Return the ids of the offices that the demo made and that were not taken away again."""
    return list(json.loads(system_info.get_system_info(_OFFICES) or "[]"))


def note_offices(ids: Iterable[str]) -> None:
    """Replace the ids of the offices that the demo made."""
    wanted = sorted(set(ids))
    if wanted:
        system_info.set_system_info(_OFFICES, json.dumps(wanted))
    else:
        system_info.delete_system_info(_OFFICES)


def _marker(package: model.Package) -> Marker:
    data = package.plugin_data[KEY]
    return Marker(
        package_id=package.id,
        slug=data["slug"],
        fingerprint=data["fingerprint"],
        resource_id=data["resource_id"],
        is_active=package.state == model.State.ACTIVE,
    )
