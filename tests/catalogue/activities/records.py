"""Activities that tests save."""

from __future__ import annotations

from itertools import count
from typing import Any

from tests.statistics import records

_numbers = count(1)

#: Facts about a person that are found nowhere else, so that a search for them finds leaks.
CONTACT = {
    "ii_pj_nama": "Rahasia Binti Contoh",
    "ii_pj_jabatan": "Kepala Bidang Rahasia Contoh",
    "ii_pj_alamat": "Jalan Rahasia Contoh 7",
    "ii_pj_telepon": "0711 7654321",
    "ii_pj_email": "rahasia.contoh@example.go.id",
    "ii_pj_faksimile": "0711 1234567",
}


def complete_activity(**changes: Any) -> dict[str, Any]:
    """A sample survey with every field that applies filled; its title is its own."""
    return _activity(records.survey(), changes)


def compilation(**changes: Any) -> dict[str, Any]:
    """A compilation of administrative records: no sample, no field staff."""
    return _activity(records.compilation(), changes)


def _activity(record: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The record as the catalogue has it: CKAN's key for the title, counts as text."""
    answers = {
        key: str(value) if isinstance(value, int) else value
        for key, value in record.items()
        if key != "judul_kegiatan" and value != ""
    }
    title = f"Survei Kepuasan Masyarakat {next(_numbers)}"
    return {**answers, **CONTACT, "type": "kegiatan", "title": title, "tahun": "2025", **changes}
