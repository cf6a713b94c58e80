"""Names of offices in the reader's language, and the contact of the walidata."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from flask import g

from ckan import model
from ckan.model.group import group_table

from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.reference import offices

_CACHE = "palembang_office_titles"


@dataclass(frozen=True)
class Walidata:
    """The office that answers for the portal, as the register has it."""

    title: str
    address: str
    street: str
    email: str
    telephone: str
    website: str


def palembang_walidata() -> Walidata:
    """The city's walidata (Perpres 39/2019, Pasal 21), from the register of offices."""
    office = offices().walidata
    return Walidata(
        title=office.name(language()),
        address="",
        street=office.address,
        email=office.email,
        telephone=office.phone,
        website=office.website,
    )


def palembang_office_title(name: str, title: str = "") -> str:
    """Title of an office in the reader's language, from one query a request.

    What a dataset carries of its office may be out of date: the index keeps it as it was.

    Args:
        name: the organization's name (slug).
        title: what to show where there is no such office any more.
    """
    return _titles().get(name) or title or name


def _titles() -> dict[str, str]:
    cached = g.get(_CACHE)
    if cached is None:
        cached = _read_titles()
        setattr(g, _CACHE, cached)
    return cached


def _read_titles() -> dict[str, str]:
    column = group_table.c
    english = column.extras["title_en"].astext if language() == "en" else sa.literal("")
    query = sa.select(column.name, column.title, english).where(
        column.is_organization.is_(True), column.state == "active"
    )
    return {name: own_en or title or "" for name, title, own_en in model.Session.execute(query)}
