"""Everything anew: after an upgrade, a restored backup, or when in doubt."""

from __future__ import annotations

import sqlalchemy as sa

from ckanext.palembang.dcat.records.model import EVERYTHING, Mark
from ckanext.palembang.dcat.records.renewing import engine, expand, prepare


def start_rebuild() -> None:
    """Mark every record, and every dataset and office that should have one."""
    prepare()
    with engine().begin() as connection:
        connection.execute(sa.insert(Mark.__table__).values(kind=EVERYTHING, subject_id=""))
        expand(connection)
