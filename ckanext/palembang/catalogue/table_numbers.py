"""Keeps the table of yearbook numbers in step with the datasets, inside their own transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.palembang.catalogue.model import TableNumber
from ckanext.palembang.statistics import TableNumberError, parse_table_number

EditionNumber = tuple[int, str]


def numbers_of(rows: Iterable[Mapping[str, object]]) -> dict[EditionNumber, int]:
    """(edition, number) of each row of `dalam_angka` that has both, with the row's index."""
    found: dict[EditionNumber, int] = {}
    for index, row in enumerate(rows):
        edition = str(row.get("edisi") or "")
        try:
            number = parse_table_number(str(row.get("nomor") or ""))
        except TableNumberError:
            continue
        if edition.isdecimal():
            found.setdefault((int(edition), str(number)), index)
    return found


def taken_by_others(
    numbers: Iterable[EditionNumber], package_id: str | None
) -> list[EditionNumber]:
    """Which of the numbers belong to another dataset."""
    wanted = list(numbers)
    if not wanted:
        return []
    query = sa.select(TableNumber.edition, TableNumber.number).where(
        sa.tuple_(TableNumber.edition, TableNumber.number).in_(wanted)
    )
    if package_id:
        query = query.where(TableNumber.package_id != package_id)
    return [(edition, number) for edition, number in model.Session.execute(query)]


def taken_message(edition: int, number: str) -> str:
    """Says that a number is taken, in the reader's language."""
    return tk._(
        "Table %(number)s of edition %(edition)s already belongs to another dataset: "
        "choose another number, or correct that dataset first."
    ) % {"number": number, "edition": edition}


def synchronise(package: model.Package) -> None:
    """Makes the numbers on record those of `package`; a deleted dataset keeps none.

    Runs before the dataset is indexed, so that a refusal leaves nothing behind.

    Raises:
        tk.ValidationError: Another transaction took one of the numbers in the meantime.
    """
    wanted = set() if package.state == "deleted" else set(numbers_of(_rows(package)))
    mine = TableNumber.package_id == package.id
    query = sa.select(TableNumber.edition, TableNumber.number).where(mine)
    present = {(edition, number) for edition, number in model.Session.execute(query)}
    for edition, number in present - wanted:
        model.Session.execute(
            sa.delete(TableNumber).where(
                mine, TableNumber.edition == edition, TableNumber.number == number
            )
        )
    for edition, number in sorted(wanted - present):
        _insert(package.id, edition, number)


def release(package_id: str) -> None:
    """Frees all numbers of a dataset that is being deleted."""
    model.Session.execute(sa.delete(TableNumber).where(TableNumber.package_id == package_id))


def _insert(package_id: str, edition: int, number: str) -> None:
    values = {"package_id": package_id, "edition": edition, "number": number}
    try:
        with model.Session.begin_nested():
            model.Session.execute(sa.insert(TableNumber).values(**values))
    except IntegrityError as error:
        model.Session.rollback()
        raise tk.ValidationError(
            {"dalam_angka": [{"nomor": [taken_message(edition, number)]}]}
        ) from error


def _rows(package: model.Package) -> list[Mapping[str, object]]:
    try:
        rows = json.loads((package.extras or {}).get("dalam_angka") or "[]")
    except ValueError:
        return []
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
