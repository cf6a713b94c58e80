"""A dataset in `/data.json`: Project Open Data 1.1 with the keys of the national portal and of MS-Ind and MS-Keg."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from ckanext.palembang.dcat.data_json.files import files_of
from ckanext.palembang.dcat.data_json.publisher import contact_of
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import web_iri
from ckanext.palembang.dcat.linked_data.texts import moment
from ckanext.palembang.dcat.national.answers import national_answers
from ckanext.palembang.dcat.national.plain import json_text, plain
from ckanext.palembang.dcat.profile.table import read_table
from ckanext.palembang.reference import Code, find_area
from ckanext.palembang.statistics import Period, PeriodError, parse_period

_LONGEST_RIGHTS: Final = 255
_LONGEST_KEYWORD: Final = 100
# CKAN accepts only these characters in a tag; a harvester that meets others drops the dataset.
_NO_TAG = re.compile(r"[^\w \-.]+")
_LEVELS: Final = {
    "TERBUKA": "public",
    "TERBATAS": "restricted public",
    "TERTUTUP": "non-public",
}
#: ISO 8601 as POD wants it. It has no word for what comes out only once.
_OFTEN: Final = {
    "HARIAN": "R/P1D", "MINGGUAN": "R/P1W", "BULANAN": "R/P1M", "TRIWULANAN": "R/P3M",
    "EMPAT_BULANAN": "R/P4M", "SEMESTERAN": "R/P6M", "TAHUNAN": "R/P1Y",
    "LEBIH_DARI_DUA_TAHUNAN": "irregular", "TIDAK_TERATUR": "irregular",
}  # fmt: skip
#: The national harvester looks for the background of an activity under this name too.
_BACKGROUND: Final = "iii_latar_belakang_kegiatan"
_MISSPELT_BACKGROUND: Final = "iii_latar_belakang_kegiatang"


def data_json_of(
    package: Mapping[str, Any],
    activity: Facts | None,
    addresses: Addresses,
    table: Mapping[str, Any] | None = None,
) -> str:
    """Return a dataset's object for `/data.json`, without its publisher (`joined` adds it).

    Asks no database and no request, raises for no package dictionary, and gives the same text
    for the same facts.

    Args:
        package: what `package_show` returns, or the columns, extras, tags and resources of a package.
        activity: the activity that it comes from, if everybody may read it.
        addresses: of this installation.
        table: `TableFacts.facts`, None where the dataset has no data table.
    """
    facts = Facts(package)
    contact = contact_of(
        facts.text("kontak_nama"), facts.raw("kontak_email"), facts.text("kontak_telepon")
    )
    subject = facts.code("subjek_csa", "subjek_csa")
    entry = national_answers(package, activity)
    if _BACKGROUND in entry:
        entry[_MISSPELT_BACKGROUND] = entry[_BACKGROUND]
    entry |= _national(facts, subject)
    described = {
        # It stands first: `joined` sees there that the office's contact is not wanted.
        "contactPoint": contact,
        **_identity(facts, addresses),
        **_words(facts, subject),
        **_access(facts),
        **_coverage(facts),
        "references": _references(facts, activity, addresses),
        "distribution": files_of(facts, addresses, read_table(table)),
    }
    return json_text({**plain(described), **{k: v for k, v in entry.items() if k not in described}})


def _identity(facts: Facts, addresses: Addresses) -> dict[str, Any]:
    created, changed = (
        moment(facts.raw("metadata_created")),
        moment(facts.raw("metadata_modified")),
    )
    return {
        "@type": "dcat:Dataset",
        "identifier": facts.text("id", "name"),
        "issued": created,
        "modified": changed or created,
        "landingPage": str(addresses.dataset_page(facts.text("name", "id"))),
    }


def _words(facts: Facts, subject: Code | None) -> dict[str, Any]:
    title = facts.text("title", "title_en", "name", "id")
    return {
        "title": title,
        "description": facts.text("notes", "definisi") or title,
        "keyword": _keywords(facts, subject) or _as_keywords([title]) or ["statistik"],
        "theme": [subject.label("id")] if subject else None,
        "language": ["id", "en"] if facts.text("title_en") else ["id"],
    }


def _keywords(facts: Facts, subject: Code | None) -> list[str]:
    tags = [row.text("display_name", "name") for row in facts.rows("tags")]
    tags = tags or facts.text("tag_string").split(",")
    other = [facts.text("konsep"), subject.label("id") if subject else ""]
    return _as_keywords(tags) or _as_keywords(other)


def _as_keywords(texts: list[str]) -> list[str]:
    cleaned = (" ".join(_NO_TAG.sub(" ", text).split())[:_LONGEST_KEYWORD] for text in texts)
    return list(dict.fromkeys(text.strip() for text in cleaned if len(text.strip()) > 1))


def _access(facts: Facts) -> dict[str, Any]:
    access = facts.code("accessRights", "access_rights")
    licence = facts.code("license_id", "lisensi")
    reason = facts.text("alasan_akses")
    if len(reason) > _LONGEST_RIGHTS:
        reason = f"{reason[: _LONGEST_RIGHTS - 1]}…"
    return {
        "accessLevel": _LEVELS[access.code if access else "TERBUKA"],
        "accessRights": access.label("id").lower() if access else None,
        "rights": reason,
        "license": licence.properties.get("url") if licence else None,
    }


def _coverage(facts: Facts) -> dict[str, Any]:
    often = facts.code("accrualPeriodicity", "frekuensi")
    return {
        "accrualPeriodicity": _OFTEN.get(often.code) if often else None,
        "temporal": _temporal(facts),
        "spatial": "; ".join(_place(text) for text in facts.texts("kode_wilayah")),
    }


def _temporal(facts: Facts) -> str:
    """Return first and last day, as POD writes a span; "" for a period that cannot be read."""
    first = _period(facts.text("periode_awal", "periode_akhir"))
    last = _period(facts.text("periode_akhir", "periode_awal"))
    if first is None or last is None or last.last < first.first:
        return ""
    return f"{first.first.isoformat()}/{last.last.isoformat()}"


def _period(text: str) -> Period | None:
    try:
        return parse_period(text)
    except PeriodError:
        return None


def _place(text: str) -> str:
    found = find_area(text).area
    return found.label("id") if found else text


def _references(facts: Facts, activity: Facts | None, addresses: Addresses) -> list[str]:
    source = web_iri(facts.raw("sumber_url"))
    found = [str(source)] if source else []
    name = activity.text("name", "id") if activity else ""
    found += [str(addresses.activity_page(name))] if name else []
    return list(dict.fromkeys(found))


def _national(facts: Facts, subject: Code | None) -> dict[str, Any]:
    """What the portal of Satu Data Indonesia shows and sorts by."""
    years = facts.texts("prioritas_tahun") or [facts.text("prioritas_tahun")]
    extra = {
        "kategori": subject.label("id") if subject else None,
        "prioritas_tahun": ", ".join(filter(None, years)),
        "publishing_status": "approved",
    }
    return plain(extra)
