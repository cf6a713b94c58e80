"""What stands around `data` in the JSON of INDAH v2."""

from __future__ import annotations

from typing import Final

from ckanext.palembang.reference import area
from ckanext.palembang.statistics.exchange.kinds import number
from ckanext.palembang.statistics.exchange.plain import Object

#: The city whose catalogue this is, by Kemendagri's code; INDAH wants the codes of BPS.
_CITY: Final = "16.71"
_PROVINCE: Final = "16"

#: Keys that INDAH knows around `data`; they are kept as they came and told about by nobody.
ENVELOPE_KEYS: Final = frozenset({
    "base_id", "submission_period", "reviews", "status", "rejection_note", "submitter",
    "produsen_data", "walidata_pusat", "version", "changes", "ms_keg_id", "id",
    "created_at", "updated_at",
})  # fmt: skip
#: Of these, what is about a person: the account that submitted, and who reviewed.
PERSONAL_ENVELOPE: Final = (
    ("submitter", "username"),
    ("submitter", "name"),
    ("submitter", "email"),
    ("reviews",),
)


def envelope_of(form: str, record: Object) -> dict[str, object]:
    """The envelope of a record that INDAH has not seen yet: a draft of the current version."""
    is_activity = form == "ms_keg"
    nothing: object = None if is_activity else []
    return {
        **({"base_id": None} if is_activity else {"ms_keg_id": None}),
        "submission_period": number(record.get("tahun")),
        "reviews": nothing,
        "status": "DRAFT",
        "rejection_note": None,
        "submitter": None,
        "produsen_data": {
            "id": None,
            "name": record.get("i_instansi_penyelanggara") or None,
            "province_code": province_code(),
            "city_code": city_code(),
        },
        "walidata_pusat": None,
        "version": "v2",
        "changes": nothing,
    }


def city_code() -> str:
    """The city in the codes of BPS."""
    return area(_CITY).bps_code


def province_code() -> str:
    """The city's province in the codes of BPS."""
    return area(_PROVINCE).bps_code
