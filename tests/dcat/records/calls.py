"""Saving as somebody, and what the feed says after it."""

from __future__ import annotations

from typing import Any

from ckan import model
from ckan.tests import factories, helpers

from ckanext.palembang.dcat.linked_data.documents import N_TRIPLES
from ckanext.palembang.dcat.records import page_keys, page_pieces
from ckanext.palembang.dcat.records.verifying import Divergence, verify

from tests.catalogue.records import complete_dataset

Record = dict[str, Any]


def call(action: str, **data: Any) -> Any:
    """Calls an action as an administrator with an account: activities need one."""
    user = model.User.get("walidata") or model.User.get(factories.Sysadmin(name="walidata")["id"])
    return helpers.call_action(action, {"user": user.name}, **data)


def create(office: Record, **fields: Any) -> Record:
    """Saves a dataset that lacks nothing."""
    return call("package_create", **complete_dataset(owner_org=office["id"], **fields))


def statements() -> str:
    """What the first page of the feed says."""
    return "".join(page_pieces(N_TRIPLES, page_keys(size=1000)))


def divergences() -> list[Divergence]:
    """What the stored records say otherwise than fresh ones."""
    page_keys(size=1000)
    return [one for one in verify() if one is not None]
