"""What somebody who may mend a dataset is told of its record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from ckan import model

from ckanext.palembang.dcat.profile.omissions import omission_text
from ckanext.palembang.dcat.stored.model import DATASET, Record


@dataclass(frozen=True)
class Notice:
    """What is wrong with a record.

    Attributes:
        problem: why it could not be rendered: `error`, `message`, `when`; None where it could.
        sentences: what was left out, in the reader's language.
    """

    problem: dict[str, Any] | None = None
    sentences: tuple[str, ...] = ()


def notice_of(dataset_id: str) -> Notice:
    """Return what is wrong with the record of a dataset; nothing where it has none."""
    table = Record.__table__.c
    query = sa.select(table.problem, table.warnings).where(
        table.kind == DATASET, table.subject_id == dataset_id
    )
    row = model.Session.execute(query).first()
    return Notice(row[0], tuple(omission_text(one) for one in row[1])) if row else Notice()
