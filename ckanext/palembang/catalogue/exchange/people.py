"""What an import says about persons beside the form's own fields (who submitted, who reviewed).

It stands with the officer's facts, in the same table, under a key of its own, so that the same readers
get it back and nobody else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from ckan import model

from ckanext.palembang.catalogue.activities import contact
from ckanext.palembang.catalogue.model import ActivityContact

#: Key in the details of an activity's contact: JSON text of format to what the import brought.
BROUGHT = "_kunci_lain"


def brought_of(details: Mapping[str, str], format_name: str) -> dict[str, Any]:
    """What imports in a format brought."""
    return _loaded(details).get(format_name) or {}


def keep(package_id: str, format_name: str, brought: Mapping[str, Any]) -> bool:
    """Keeps what an import brought, in the current transaction.

    Returns:
        Whether it is new.
    """
    details = contact.contact_of(package_id)
    stored = _loaded(details)
    if not brought or stored.get(format_name) == brought:
        return False
    text = json.dumps({**stored, format_name: dict(brought)}, ensure_ascii=False, sort_keys=True)
    values = {**details, BROUGHT: text}
    statement = insert(ActivityContact).values(package_id=package_id, details=values)
    model.Session.execute(
        statement.on_conflict_do_update(
            index_elements=[ActivityContact.package_id], set_={"details": values}
        )
    )
    return True


def _loaded(details: Mapping[str, str]) -> dict[str, Any]:
    try:
        found = json.loads(details.get(BROUGHT) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
