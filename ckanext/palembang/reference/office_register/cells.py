"""The rules of single cells of a register row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from ckanext.palembang.reference.codes import CodeList
from ckanext.palembang.reference.office_register.findings import RegisterFinding, finding
from ckanext.palembang.reference.office_register.model import Office

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_SLUG = re.compile(r"[a-z0-9_-]{2,100}")
#: Words that CKAN keeps for its own pages below `/organization/`.
_RESERVED_SLUGS = {"new", "edit", "search"}
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,63}")
_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{4,30}")
_HOST = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,63}")


def is_code(text: str) -> bool:
    """Tell whether a text has the form of a register code."""
    return _CODE.fullmatch(text) is not None


def is_slug(text: str) -> bool:
    """Tell whether a text can be an office's address (CKAN's rule for names)."""
    return _SLUG.fullmatch(text) is not None and text not in _RESERVED_SLUGS


def is_partial_date(text: str) -> bool:
    """Tell whether a text is a date of the form YYYY, YYYY-MM or YYYY-MM-DD."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_email(text: str) -> bool:
    """Tell whether a text has the form of an e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def is_phone(text: str) -> bool:
    """Tell whether a text has the form of a telephone number."""
    return _PHONE.fullmatch(text) is not None


def is_website(text: str) -> bool:
    """Tell whether a text is an http or https address with a host and no blank."""
    if re.search(r"\s|\\", text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and _HOST.fullmatch(host) is not None


def row_findings(
    office: Office, *, kinds: CodeList, urusan: CodeList, roles: CodeList
) -> Iterator[RegisterFinding]:
    """Yield what is wrong in one row, seen by itself."""
    yield from _empty(office)
    yield from _forms(office)
    yield from _in_list(office.line, "jenis", office.kind, kinds)
    yield from _in_list(office.line, "peran", office.role, roles)
    for code in office.urusan:
        yield from _in_list(office.line, "urusan", code, urusan)
    yield from _dates(office)
    yield from _doubled(office)


def _empty(office: Office) -> Iterator[RegisterFinding]:
    needed = {
        "kode": office.code,
        "slug": office.slug,
        "jenis": office.kind,
        "nama": office.name_id,
        "nama_en": office.name_en,
        "sumber": office.source,
    }
    for column, value in needed.items():
        if not value:
            yield finding("empty", office.line, column)


def _forms(office: Office) -> Iterator[RegisterFinding]:
    if office.code and not is_code(office.code):
        yield finding("bad_code", office.line, "kode", value=office.code)
    if office.slug and not is_slug(office.slug):
        yield finding("bad_slug", office.line, "slug", value=office.slug)
    for slug in office.former_slugs:
        if not is_slug(slug):
            yield finding("bad_slug", office.line, "slug_lama", value=slug)
    if office.email and not is_email(office.email):
        yield finding("bad_email", office.line, "email", value=office.email)
    if office.phone and not is_phone(office.phone):
        yield finding("bad_phone", office.line, "telepon", value=office.phone)
    if office.website and not is_website(office.website):
        yield finding("bad_website", office.line, "situs", value=office.website)


def _in_list(line: int, column: str, value: str, codes: CodeList) -> Iterator[RegisterFinding]:
    if not value or value in codes:
        return
    near = codes.nearest(value)
    yield finding(
        "unknown_value",
        line,
        column,
        value=value,
        list=codes.name,
        nearest_id=_suggestion(" Mungkin: %s.", [f"{c.code} ({c.label_id})" for c in near]),
        nearest_en=_suggestion(" Perhaps: %s.", [f"{c.code} ({c.label_en})" for c in near]),
    )


def _suggestion(pattern: str, near: list[str]) -> str:
    return pattern % ", ".join(near) if near else ""


def _dates(office: Office) -> Iterator[RegisterFinding]:
    columns = {"berlaku_dari": office.valid_from, "berlaku_sampai": office.valid_to}
    bad = {
        column: value for column, value in columns.items() if value and not is_partial_date(value)
    }
    for column, value in bad.items():
        yield finding("bad_date", office.line, column, value=value)
    if bad or not (office.valid_from and office.valid_to):
        return
    shared = min(len(office.valid_from), len(office.valid_to))
    if office.valid_to[:shared] < office.valid_from[:shared]:
        yield finding(
            "reversed_dates",
            office.line,
            "berlaku_sampai",
            value=office.valid_to,
            start=office.valid_from,
        )


def _doubled(office: Office) -> Iterator[RegisterFinding]:
    columns = {
        "urusan": office.urusan,
        "nama_lama": office.former_names,
        "slug_lama": office.former_slugs,
    }
    for column, values in columns.items():
        for value in sorted({value for value in values if values.count(value) > 1}):
            yield finding("doubled_value", office.line, column, value=value)
