"""Takes away exactly what `load` brought."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ckanext.palembang.catalogue.demo import markers
from ckanext.palembang.catalogue.demo.activities import remove_activities
from ckanext.palembang.catalogue.demo.owners import remove_offices
from ckanext.palembang.catalogue.demo.tables import drop_table


@dataclass(frozen=True)
class Removal:
    """What went, and what stayed because others use it.

    Attributes:
        datasets: names of the definitions whose datasets went.
        activities: names of the activities that went.
        offices: names of offices that the demo had made and that went.
        offices_in_use: names of offices that the demo had made and that stay.
    """

    datasets: tuple[str, ...]
    activities: tuple[str, ...]
    offices: tuple[str, ...]
    offices_in_use: tuple[str, ...]


def remove(context: Context, report: Callable[[str], None]) -> Removal:
    """Purge every dataset that the demo brought, its table, and offices that it made and nobody uses.

    Interrupted, it is completed by the next run; where there is nothing, it does nothing.

    Args:
        context: CKAN's, with a sysadmin who does this.
        report: told the name of each definition whose dataset went.
    """
    names: list[str] = []
    for slug, marker in sorted(markers.find_markers().items()):
        # Tables first: once the dataset is gone, nothing says any more whose tables they were.
        for resource_id in _resource_ids(marker.package_id):
            drop_table(context, resource_id)
        tk.get_action("dataset_purge")(tk.fresh_context(context), {"id": marker.package_id})
        _forget_stream(marker.package_id)
        names.append(slug)
        report(slug)
    activities = remove_activities(context, _forget_stream)
    offices, in_use = remove_offices(context)
    return Removal(tuple(names), tuple(activities), tuple(offices), tuple(in_use))


def _resource_ids(package_id: str) -> list[str]:
    """Resources of a dataset in any state: purging takes them all."""
    found = model.Session.query(model.Resource.id).filter_by(package_id=package_id)
    return [resource_id for (resource_id,) in found]


def _forget_stream(package_id: str) -> None:
    """Core keeps the activity of a purged dataset, which then links to nothing."""
    if not p.plugin_loaded("activity"):
        return
    from ckanext.activity.model import Activity  # noqa: PLC0415  # its table exists with the plugin

    for activity in model.Session.query(Activity).filter_by(object_id=package_id):
        model.Session.delete(activity)
    model.repo.commit()
