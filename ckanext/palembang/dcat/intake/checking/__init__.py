"""Our feeds read as each consumer reads them: what it would take, drop or misread."""

from __future__ import annotations

from ckanext.palembang.dcat.intake.checking.api import check_api
from ckanext.palembang.dcat.intake.checking.data_json import check_data_gov, check_national
from ckanext.palembang.dcat.intake.checking.linked import CKAN, PIVEAU, UDATA, check_linked
from ckanext.palembang.dcat.intake.checking.outcome import (
    Answer,
    Outcome,
    Reader,
    UnreadableError,
    table,
)

__all__ = ["Answer", "Outcome", "Reader", "UnreadableError", "check_all", "table"]


def check_all(read: Reader, site: str) -> list[Outcome]:
    """Read a site as each consumer does.

    Args:
        read: asks an address.
        site: address of the catalogue, without a slash at its end.
    """
    linked = [check_linked(read, site, rules) for rules in (CKAN, UDATA, PIVEAU)]
    return [check_api(read, site), check_national(read, site), check_data_gov(read, site), *linked]
