"""Who publishes a dataset, in `/data.json`: kept apart from the datasets, so that a new name shows in all of them."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Final

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import mail_iri
from ckanext.palembang.dcat.national.plain import json_text, plain
from ckanext.palembang.dcat.profile.offices import Office
from ckanext.palembang.reference import area

#: A dataset's object begins with this where it has a contact of its own.
OWN_CONTACT: Final = '{"contactPoint":'
_CITY, _PROVINCE = "16.71", "16"
_MAILTO: Final = "mailto:"


def publisher_of(office: Office, addresses: Addresses) -> str:
    """Return what each dataset of an office says of it: a JSON object for `joined`.

    The e-mail address stands twice: upstream's harvester reads `email`, the national one `mbox`.
    """
    return json_text(_members(office, addresses))


def joined(dataset: str, office: str | None) -> str:
    """Return a dataset's object with what its office's record says.

    Args:
        dataset: text made by `data_json_of`.
        office: text made by `publisher_of`; None where the dataset has no office.
    """
    whole, without_contact = _endings(office if office is not None else _of_this_site())
    ending = without_contact if dataset.startswith(OWN_CONTACT) else whole
    return f"{dataset[:-1]},{ending}"


def contact_of(name: str, email: object, phone: str) -> dict[str, Any] | None:
    """Return a contact as POD wants it, None without a name and an address."""
    address = mail_iri(email)
    if not name and address is None:
        return None
    named = name or (str(address).removeprefix(_MAILTO) if address else "")
    contact = {"@type": "vcard:Contact", "fn": named, "hasTelephone": phone}
    return plain(contact | ({"hasEmail": str(address)} if address else {}))


def _members(office: Office, addresses: Addresses) -> dict[str, Any]:
    facts = office.facts
    name = facts.text("title", "name") or office.id
    email = mail_iri(facts.raw("kontak_email"))
    bare = str(email).removeprefix(_MAILTO) if email else None
    publisher = {
        "@type": "org:Organization",
        "name": name,
        "identifier": str(addresses.office(office.id)),
        "email": bare,
        "mbox": bare,
        "subOrganizationOf": _above(office.parent),
    }
    contact = contact_of(name, facts.raw("kontak_email"), facts.text("kontak_telepon"))
    return plain({"contactPoint": contact, "publisher": publisher, **producer_of(name)})


def producer_of(name: str) -> dict[str, str]:
    """Return the producer of data as BPS names it; its codes are those of BPS."""
    return {
        "produsen_data_name": name,
        "produsen_data_province_code": area(_PROVINCE).bps_code,
        "produsen_data_city_code": area(_CITY).bps_code,
    }


def _above(office: Office | None) -> dict[str, Any] | None:
    if office is None:
        return None
    return {
        "@type": "org:Organization",
        "name": office.facts.text("title", "name") or office.id,
        "subOrganizationOf": _above(office.parent),
    }


@lru_cache(maxsize=2_000)
def _endings(office: str) -> tuple[str, str]:
    """Return the members that an office adds, without the opening brace: all, and all but its contact."""
    members = json.loads(office)
    without = {key: value for key, value in members.items() if key != "contactPoint"}
    return office[1:], json_text(without)[1:]


def _of_this_site() -> str:
    name = Facts({"name": tk.config.get("ckan.site_title")}).text("name") or "CKAN"
    publisher = {"@type": "org:Organization", "name": name}
    contact = {"@type": "vcard:Contact", "fn": name}
    return json_text({"contactPoint": contact, "publisher": publisher})
