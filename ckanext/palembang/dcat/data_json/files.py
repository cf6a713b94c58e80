"""Files of a dataset in `/data.json`: always a list, always with an address that a machine can open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import web_iri
from ckanext.palembang.dcat.national.plain import plain
from ckanext.palembang.dcat.profile.table import Table
from ckanext.palembang.reference import Code, code_list

#: What POD takes as a media type.
_MEDIA_TYPE: Final = re.compile(r"[-\w]+/[-\w]+(?:\.[-\w]+)*(?:\+[-\w]+)?", re.ASCII)
_BYTES: Final = re.compile("[0-9]{1,15}", re.ASCII)
_PAGES: Final = {"HTML", "API"}
_TYPE: Final = {"@type": "dcat:Distribution"}


def files_of(facts: Facts, addresses: Addresses, table: Table | None) -> list[dict[str, Any]]:
    """Return the files of a dataset and the formats of its data table.

    A dataset without any has its page as the only entry: readers refuse a dataset without distribution.
    """
    page = str(addresses.dataset_page(facts.text("name", "id")))
    files = [_file(resource, page, table) for resource in facts.rows("resources")]
    files += _formats(page, facts.text("title", "name"), table)
    return files or [{**_TYPE, "title": "Halaman dataset", "format": "HTML", "accessURL": page}]


def _file(resource: Facts, page: str, table: Table | None) -> dict[str, Any]:
    code = resource.code("format", "format_berkas") or resource.code("mimetype", "format_berkas")
    identifier = resource.text("id")
    own_page = f"{page}/resource/{identifier}" if identifier else page
    file: dict[str, Any] = {
        **_TYPE,
        "title": resource.text("name") or resource.text("format") or identifier or None,
        "description": resource.text("description"),
        "format": code.code if code else resource.text("format"),
        **_address(resource, code, own_page),
    }
    size = resource.text("size")
    if _BYTES.fullmatch(size):
        file["byteSize"] = int(size)
    if table is not None and table.resource_id == identifier:
        file |= _dictionary(page)
    return plain(file)


def _address(resource: Facts, code: Code | None, page: str) -> dict[str, str]:
    """A file has `downloadURL` and its media type; a page, an interface and the unknown `accessURL`."""
    address = web_iri(resource.raw("url"))
    media_type = _media_type(resource, code)
    is_page = code is not None and code.code in _PAGES
    if address is None or not media_type or is_page:
        return {"accessURL": str(address or page)}
    return {"downloadURL": str(address), "mediaType": media_type}


def _media_type(resource: Facts, code: Code | None) -> str:
    known = code.properties.get("media_type", "") if code else ""
    return next(
        (text for text in (known, resource.text("mimetype")) if _MEDIA_TYPE.fullmatch(text)), ""
    )


def _formats(page: str, title: str, table: Table | None) -> Iterator[dict[str, Any]]:
    for name, file in (table.files if table is not None else {}).items():
        code = _format_of(name)
        media_type = code.properties.get("media_type", "") if code else ""
        if code is None or not media_type:
            continue
        yield plain(
            {
                **_TYPE,
                "title": f"{title} ({code.code})",
                "format": code.code,
                "downloadURL": f"{page}/data.{name}",
                "mediaType": media_type,
                "byteSize": file.size,
                **_dictionary(page),
            }
        )


def _format_of(name: str) -> Code | None:
    formats = code_list("format_berkas")
    code = formats.normalise(name)
    return formats.get(code) if code else None


def _dictionary(page: str) -> Mapping[str, str]:
    return {"describedBy": f"{page}/csvw.json", "describedByType": "application/csvm+json"}
