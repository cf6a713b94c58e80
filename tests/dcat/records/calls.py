"""Saving as somebody, and what the feed says after it."""

from __future__ import annotations

from typing import Any

from ckan import model
from ckan.tests import factories, helpers

from ckanext.palembang.dcat.catalog.pages import current_state
from ckanext.palembang.dcat.catalog.question import Question
from ckanext.palembang.dcat.catalog.reading import read_page
from ckanext.palembang.dcat.linked_data.documents import N_TRIPLES, Serialisation
from ckanext.palembang.dcat.records import page_keys
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


def statements(form: Serialisation = N_TRIPLES) -> str:
    """What the first page of the feed says of datasets and offices."""
    current_state()
    page = read_page(Question(page_size=1000), column=form.key)
    return b"".join(one.body or b"" for one in (*page.datasets, *page.offices)).decode()


def divergences() -> list[Divergence]:
    """What the stored records say otherwise than fresh ones."""
    page_keys(size=1000)
    return [one for one in verify() if one is not None]
