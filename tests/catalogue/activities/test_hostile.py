"""What no honest form sends: each is refused at its field, and nothing is an internal error."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk

from ckanext.palembang.statistics import fields

from tests.catalogue.activities.records import complete_activity

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]

_SCRIPT = "<script>alert('x')</script>"


def _as(user: Record, action: str, **data: Any) -> Any:
    return tk.get_action(action)({"user": user["name"]}, data)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"iii_tujuan_kegiatan": "x" * 10_000_000}, "iii_tujuan_kegiatan"),
        ({"ii_pj_nama": "x" * 10_000_000}, "ii_pj_nama"),
        ({"i_alamat": ["Jalan"]}, "i_alamat"),
        ({"i_alamat": {"a": 1}}, "i_alamat"),
        ({"title": {"a": 1}}, "title"),
        ({"iii_jadwal_desain": "besok"}, "iii_jadwal_desain"),
        ({"iii_jadwal_desain": [7]}, "iii_jadwal_desain"),
        (
            {"iii_jadwal_desain": [{"awal": "2025-02-30", "akhir": "2025-03-01"}]},
            "iii_jadwal_desain",
        ),
        (
            {"iii_jadwal_desain": [{"awal": "2025-03-02", "akhir": "2025-03-01"}]},
            "iii_jadwal_desain",
        ),
        (
            {"viii_rencana_jadwal_rilis_produk_tercetak": ["2025-02-29"]},
            "viii_rencana_jadwal_rilis_produk_tercetak",
        ),
        ({"vi_jumlah_petugas_enumerator": "-3"}, "vi_jumlah_petugas_enumerator"),
        ({"vi_jumlah_petugas_enumerator": [3]}, "vi_jumlah_petugas_enumerator"),
        ({"vii_tahapan_pengolahan_data": {"editing": True}}, "vii_tahapan_pengolahan_data"),
        ({"tahun": "20255"}, "tahun"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_it_is_refused_at_its_field(
    office: Record, officer: Record, changes: Record, field: str
) -> None:
    record = complete_activity(owner_org=office["id"], state="draft", **changes)

    with pytest.raises(tk.ValidationError) as refused:
        _as(officer, "package_create", **record)

    assert field in refused.value.error_dict


def test_an_unknown_code_is_refused_and_the_nearest_named(office: Record, officer: Record) -> None:
    record = complete_activity(owner_org=office["id"], vii_metode_analisis="DESKRIPTIV")

    with pytest.raises(tk.ValidationError) as refused:
        _as(officer, "package_create", **record)

    assert "DESKRIPTIF" in refused.value.error_dict["vii_metode_analisis"][0]


def test_script_in_every_text_is_text(app: Any, office: Record, officer: Record) -> None:
    texts = {
        field.key: _SCRIPT + "x" * 60
        for field in fields("ms_keg")
        if field.type in ("text", "long_text")
        and field.key not in ("judul_kegiatan", "identitas_rekomendasi")
    }
    record = complete_activity(owner_org=office["id"], **{**texts, "title": _SCRIPT}, state="draft")
    made = _as(officer, "package_create", **record)

    for path in (
        f"/kegiatan/{made['name']}",
        *(f"/kegiatan/new/{made['name']}/{page}" for page in range(1, 10)),
    ):
        answer = app.get(path, headers={"Authorization": officer["token"]})
        assert answer.status_code == 200, path
        assert _SCRIPT not in answer.body, path


def test_files_are_refused(office: Record, officer: Record) -> None:
    record = complete_activity(
        owner_org=office["id"], resources=[{"url": "https://example.org/a.csv"}]
    )

    with pytest.raises(tk.ValidationError):
        _as(officer, "package_create", **record)


def test_two_hundred_variables_are_saved_indexed_and_shown(office: Record, officer: Record) -> None:
    rows = [
        {
            "nama": f"Variabel {number}",
            "konsep": "Konsep",
            "definisi": "d" * 300,
            "referensi_waktu": "Setahun",
        }
        for number in range(200)
    ]
    made = _as(
        officer,
        "package_create",
        **complete_activity(owner_org=office["id"], iii_variabel_yang_dikumpulkan=rows),
    )

    assert _as(officer, "package_show", id=made["id"])["iii_variabel_yang_dikumpulkan"] == rows
    found = _as(officer, "package_search", fq=f'dataset_type:kegiatan +id:"{made["id"]}"')
    assert found["count"] == 1
