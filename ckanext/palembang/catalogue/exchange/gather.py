"""Everything that belongs to an activity or a dataset, as far as a caller may read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.model.package import package_table
from ckan.types import Context

from ckanext.palembang.catalogue import variables
from ckanext.palembang.catalogue.exchange.records import (
    ACTIVITY,
    DATASET,
    VARIABLES,
    Record,
    kept_of,
)
from ckanext.palembang.catalogue.indicators import stored_record

Package = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """A dataset with its indicators and the variables of its tables."""

    dataset: Package
    indicators: tuple[Record, ...]
    variables: tuple[Record, ...]


@dataclass(frozen=True)
class Dossier:
    """An activity with its datasets, or a dataset with its activity.

    Attributes:
        subject: the package that was asked for.
        activity: the activity; None where a dataset names none that the caller may read.
        parts: its datasets; of a dataset only itself.
    """

    subject: Package
    activity: Package | None
    parts: tuple[Part, ...]

    @property
    def indicators(self) -> list[Record]:
        """The indicators of all datasets."""
        return [record for part in self.parts for record in part.indicators]

    @property
    def variables(self) -> list[Record]:
        """The variables of all tables, then those of the activity that are no column of any."""
        found = [record for part in self.parts for record in part.variables]
        return found + (self.kept_variables if self.subject.get("type") == ACTIVITY else [])

    @property
    def kept_variables(self) -> list[Record]:
        """Variables that an import left with the activity."""
        rows = kept_of(self.activity or {}).get(VARIABLES)
        return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def gather(context: Context, package_id: str) -> Dossier:
    """Collects what belongs to an activity or dataset.

    Raises:
        tk.NotAuthorized: The caller may not read it.
        tk.ObjectNotFound: There is no such activity or dataset.
    """
    subject = _shown(context, package_id)
    if subject.get("type") == ACTIVITY:
        found = (_readable(context, one) for one in dataset_ids([subject["id"]]))
        parts = tuple(_part(dataset) for dataset in found if dataset)
        return Dossier(subject, subject, parts)
    if subject.get("type") != DATASET:
        raise tk.ObjectNotFound
    reference = str(subject.get(ACTIVITY) or "")
    activity = _readable(context, reference) if reference else None
    return Dossier(subject, activity, (_part(subject),))


def dataset_ids(activity_ids: Sequence[str]) -> Iterator[str]:
    """Ids of the datasets that name one of these activities, in the order of their making."""
    names = package_table.c.extras[ACTIVITY].astext
    query = (
        sa.select(package_table.c.id)
        .where(
            package_table.c.type == DATASET,
            package_table.c.state.in_(("active", "draft")),
            names.in_(list(activity_ids)),
        )
        .order_by(package_table.c.metadata_created, package_table.c.id)
    )
    yield from model.Session.execute(query).scalars().all()


def _part(dataset: Package) -> Part:
    rows = dataset.get("indikator")
    indicators = [stored_record(row) for row in rows] if isinstance(rows, list) else []
    return Part(dataset, tuple(indicators), tuple(variables.of_dataset(dataset)))


def _readable(context: Context, package_id: str) -> Package | None:
    try:
        return _shown(context, package_id)
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return None


def _shown(context: Context, package_id: str) -> Package:
    # The caller's own rights, whatever ran before in this context.
    own = cast("dict[str, Any]", tk.fresh_context(context)) | {"use_cache": False}
    return tk.get_action("package_show")(cast("Context", own), {"id": package_id})
