"""Submissions as they are after an office handed them in, made without a file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.tests import factories, helpers

from ckanext.datastore.backend.postgres import get_read_engine
from ckanext.palembang.submissions.contents import points_to_json, structure_to_json
from ckanext.palembang.submissions.model import Revision, State, Submission
from ckanext.palembang.tables import (
    AttributeColumn,
    DataPoint,
    DataStructure,
    DimensionColumn,
    Member,
    Role,
)

Record = dict[str, Any]
Figures = dict[tuple[str, ...], tuple[str | None, str | None]]

AREAS = {"16.71.01": "Ilir Barat II", "16.71.02": "Seberang Ulu I", "16.71": "Kota Palembang"}
SEXES = {"Perempuan": "Female", "Laki-laki": "Male"}


def structure(
    periods: tuple[str, ...] = ("2023", "2024"),
    sexes: dict[str, str] = SEXES,
    areas: dict[str, str] = AREAS,
) -> DataStructure:
    """Persons by area, sex and year."""
    return DataStructure(
        identity="",
        title="Jumlah Penduduk",
        title_en="Population",
        dimensions=(
            DimensionColumn(
                "kode_wilayah",
                Role.AREA,
                "Kode wilayah",
                "Area code",
                tuple(Member(code, name) for code, name in areas.items()),
                "wilayah",
            ),
            DimensionColumn(
                "jenis_kelamin",
                Role.CATEGORY,
                "Jenis kelamin",
                "Sex",
                tuple(Member(code, code, name) for code, name in sexes.items()),
            ),
            DimensionColumn(
                "tahun", Role.TIME, "Tahun", "Year", tuple(Member(one, one) for one in periods)
            ),
        ),
        attributes=(AttributeColumn("satuan", "Satuan", "Unit"),),
        unit="jiwa",
    )


def figures(year: str, start: int = 100, **changes: Any) -> Figures:
    """Of every area and sex one."""
    keys = [(area, sex, year) for area in AREAS for sex in SEXES]
    return {key: (str(start + place), None) for place, key in enumerate(keys)}


def handed_in(
    dataset: Record,
    officer: Record,
    values: Figures,
    *,
    state: State = State.SUBMITTED,
    shape: DataStructure | None = None,
    attributes: dict[str, str] | None = None,
) -> Submission:
    """A submission with figures."""
    points = [
        DataPoint(key, Decimal(value) if value is not None else None, flag, dict(attributes or {}))
        for key, (value, flag) in values.items()
    ]
    submission = Submission(
        package_id=dataset["id"],
        state=state.value,
        file_name="penduduk.xlsx",
        file_size=1,
        file_sha256="0" * 64,
        file_location="nowhere",
        creator_id=officer["id"],
        points=points_to_json(points),
        structure=structure_to_json(shape or structure()),
    )
    model.Session.add(submission)
    model.Session.commit()
    return submission


def publish_as(user: Record, submission: Submission) -> Record:
    """Through the action, with the user's own rights."""
    action = tk.get_action("palembang_submission_publish")
    return action({"user": user["name"]}, {"id": submission.id})


def publish_new(dataset: Record, officer: Record, values: Figures, **more: Any) -> Record:
    """Hands figures in and publishes them; returns what was counted."""
    shown = publish_as(officer, handed_in(dataset, officer, values, **more))
    return shown["published_counts"]


def resource_of(dataset: Record) -> Record:
    """The only resource that is a table."""
    shown = helpers.call_action("package_show", id=dataset["id"])
    [resource] = [one for one in shown["resources"] if one["datastore_active"]]
    return resource


def rows_of(dataset: Record) -> list[Record]:
    """The rows as anybody finds them."""
    found = helpers.call_action(
        "datastore_search", resource_id=resource_of(dataset)["id"], limit=32_000
    )
    assert found["total"] == len(found["records"])
    return found["records"]


def values_of(dataset: Record) -> dict[tuple[str, ...], tuple[str | None, str | None, str | None]]:
    """Key -> value, symbol, mark of revision; every key once."""
    rows = rows_of(dataset)
    found = {
        (row["kode_wilayah"], row["jenis_kelamin"], row["tahun"]): (
            str(row["nilai"]) if row["nilai"] is not None else None,
            row["tanda"],
            row["revisi"],
        )
        for row in rows
    }
    assert len(found) == len(rows)
    return found


def plain(values: Figures, revised: tuple[tuple[str, ...], ...] = ()) -> Any:
    """What `values_of` gives for published figures."""
    return {
        key: (value, flag, "r" if key in revised else None) for key, (value, flag) in values.items()
    }


def revisions_of(dataset: Record) -> list[Revision]:
    """All that is kept of a dataset."""
    model.Session.rollback()
    query = sa.select(Revision).where(Revision.package_id == dataset["id"]).order_by(Revision.key)
    return list(model.Session.execute(query).scalars())


def full_texts(dataset: Record) -> list[str]:
    """What the DataStore's full text search knows of each row."""
    table = sa.table(resource_of(dataset)["id"], sa.column("_full_text"))
    with get_read_engine().connect() as connection:
        query = sa.select(sa.cast(table.c["_full_text"], sa.Text))
        return list(connection.execute(query).scalars())


def replaced(shape: DataStructure, area: DimensionColumn | None) -> DataStructure:
    """The structure without the names of areas, or without areas."""
    rest = shape.dimensions[1:]
    first = (replace(area, label_column=None),) if area else ()
    return replace(shape, dimensions=(*first, *rest), attributes=())


def member_of(dataset: Record) -> Record:
    """Somebody of the office who may only read."""
    user = factories.User()
    helpers.call_action(
        "organization_member_create", id=dataset["owner_org"], username=user["name"], role="member"
    )
    return user
