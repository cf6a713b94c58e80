"""Heads that sort the table when they are followed."""

from __future__ import annotations

from dataclasses import replace

from ckanext.palembang.catalogue.table_view.request import Visit
from ckanext.palembang.catalogue.table_view.view import Head


def sortable_head(head: Head, key: str, visit: Visit) -> Head:
    """Return a head with the address that sorts by it; followed again, the other way round.

    Numbers are read from the largest down, words from A.

    Args:
        head: the head.
        key: what the request's `sort` says for this column.
        visit: the reader.
    """
    request = visit.request
    is_sorted = request.sort == key
    descends = not request.is_descending if is_sorted else head.is_number
    state = "descending" if request.is_descending else "ascending"
    return replace(
        head,
        sort_address=visit.address(sort=key, is_descending=descends),
        sorted_as=state if is_sorted else "",
    )
