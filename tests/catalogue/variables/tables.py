"""Tables that tests describe."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.tests import helpers

#: All answers of form MS-Var, and ours.
COMPLETE: dict[str, Any] = {
    "nama": "Jenis Kelamin",
    "alias": "jk",
    "konsep": ["Penduduk", "Jenis Kelamin"],
    "definisi": "Jenis kelamin penduduk menurut dokumen kependudukan.",
    "referensi_pemilihan": ["Peraturan BPS 4/2021"],
    "referensi_waktu": "31 Desember 2024",
    "tipe_data": "CHARACTER",
    "value_domain": [{"kode": "1", "nilai": "Laki-laki"}, {"kode": "2", "nilai": "Perempuan"}],
    "klasifikasi_rujukan_value_domain": "Jenis kelamin",
    "aturan_validasi": ["Harus terisi"],
    "kalimat_pertanyaan": "Apa jenis kelamin Anda?",
    "apakah_variabel_bisa_diakses_umum": "ya",
    "ukuran": "-",
    "satuan": "-",
    "id_sds": "SP00055.00.00",
    "id_variabel_mms": "77",
    "peran": "dimensi",
    "daftar_kode": "wilayah",
}


def new_table(user: dict[str, Any], dataset: dict[str, Any], fields: list[Any]) -> str:
    """A table of a dataset; gives the id of its resource."""
    created = tk.get_action("datastore_create")(
        {"user": user["name"]},
        {"resource": {"package_id": dataset["id"], "name": "Tabel"}, "fields": fields},
    )
    return str(created["resource_id"])


def describe(user: dict[str, Any], resource_id: str, fields: list[Any]) -> None:
    """Saves the data dictionary as its form does."""
    tk.get_action("datastore_create")(
        {"user": user["name"]}, {"resource_id": resource_id, "force": True, "fields": fields}
    )


def shown(resource_id: str) -> list[dict[str, Any]]:
    """The columns, as everybody sees them."""
    return helpers.call_action("datastore_info", id=resource_id)["fields"]
