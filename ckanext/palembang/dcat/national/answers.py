"""Answers of MS-Ind and MS-Keg under the flat names that the systems of BPS and data.go.id use.

The names, misspellings included, are those that the harvesters of the national portal look for
(apteksdi/ckanext-dcat, branch `portalkld`, commits of 2024-09-13): top-level keys of `data.json` and
of `package_show`, and there plain literals `dct:<key>` in RDF.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.national.plain import decoded, plain
from ckanext.palembang.statistics import fields, flat_answers, personal_keys

_LISTS: Final = frozenset({"flags", "periods", "dates", "areas", "variables"})
_KEPT: Final = "kunci_lain"
_TITLE: Final = "judul_kegiatan"
#: Fields of a dataset that MS-Ind and MS-Keg ask for too.
_SHARED: Final = (
    "definisi", "ukuran", "satuan", "id_sds", "jenis_statistik", "cara_pengumpulan_data", "konsep",
    "prioritas_tahun",
)  # fmt: skip

#: Keys beside those of the forms that the national portal knows; most come only from an import.
SYSTEM_KEYS: Final = (
    "prioritas_tahun", "jenis", "kodereferensi", "kriteria_prioritas", "indikator_prioritas",
    "submission_period", "id_dds", "id_msind", "id_mskeg", "id_kegiatan", "tahun_kegiatan",
    "total_msind", "total_msvar",
)  # fmt: skip

#: What the national portal's CKAN harvester and RDF harvester take over, each a single text.
NATIONAL_KEYS: Final = (
    *SYSTEM_KEYS, "publisher_type", "accessRights", "accrualPeriodicity", "theme",
    "publishing_status", "produsen_data_name", "produsen_data_province_code",
    "produsen_data_city_code", "id_indikator_mms", "id_kegiatan_mms",
    "interpretasi", "level_estimasi", "metode_perhitungan", "rumus", "satuan", "ukuran",
    _TITLE, "jenis_statistik", "cara_pengumpulan_data", "sektor_kegiatan", "identitas_rekomendasi",
    "i_instansi_penyelanggara", "i_alamat", "i_telepon", "i_email", "ii_unit_eselon1",
    "ii_unit_eselon2", "iii_latar_belakang_kegiatan", "iii_tujuan_kegiatan",
    "iv_kegiatan_ini_dilakukan", "iv_frekuensi_penyelanggara", "iv_tipe_pengumpulan_data",
    "iv_cakupan_wilayah_pengumpulan_data", "iv_metode_pengumpulan_data",
    "iv_sarana_pengumpulan_data", "iv_unit_pengumpulan_data", "vi_apakah_melakukan_uji_coba",
    "vi_apakah_melakukan_penyesuaian_nonrespon", "vi_apakah_melakukan_pelatihan_petugas",
    "vi_jumlah_petugas_enumerator", "vi_jumlah_petugas_supervisor",
    "vi_metode_pemeriksaan_kualitas_pengumpulan_data", "vii_metode_analisis",
    "vii_tahapan_pengolahan_data", "vii_unit_analisis", "vii_tingkat_penyajian_hasil_analisis",
    "viii_ketersediaan_produk_digital", "viii_ketersediaan_produk_mikrodata",
    "viii_ketersediaan_produk_tercetak",
)  # fmt: skip


def national_answers(package: Mapping[str, Any], activity: Facts | None) -> dict[str, Any]:
    """Return what a dataset, its first indicator and its activity say under the flat names.

    Nothing about a person is in it (UU 27/2022). Keys without an answer are left out.

    Args:
        package: what `package_show` returns, or the columns and extras of a package.
        activity: the activity that it comes from, if everybody may read it.
    """
    of_activity = activity_answers(activity) if activity is not None else {}
    return of_activity | dataset_answers(package)


def dataset_answers(package: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a dataset and its first indicator say."""
    facts = Facts(package)
    indicators = _indicators(facts)
    first = indicators[0] if indicators else None
    answers = _known(flat_answers(_shared(facts), None, first))
    answers["total_msind"] = answers.get("total_msind") or len(indicators) or None
    if not indicators:
        classes = [{"nama": name, "sumber": "input-manual"} for name in facts.texts("klasifikasi")]
        answers["variabel_disaggregasi"] = classes
    return plain(answers) or {}


def activity_answers(activity: Facts) -> dict[str, Any]:
    """Return what an activity says."""
    answers = _known(flat_answers({}, _activity(activity)))
    answers["tahun_kegiatan"] = answers.get("tahun")
    return plain(answers) or {}


def harvested(answers: Mapping[str, Any]) -> dict[str, str]:
    """Return those answers that the national CKAN harvester takes, each as one text."""
    return {
        key: str(answers[key])
        for key in NATIONAL_KEYS
        if isinstance(answers.get(key), str | int) and key not in personal_keys()
    }


def _known(flat: Mapping[str, object]) -> dict[str, object]:
    return {key: flat.get(key) for key in _known_keys()}


@cache
def _known_keys() -> tuple[str, ...]:
    forms = [field for form in ("ms_ind", "ms_keg") for field in fields(form)]
    keys = [field.key for field in forms if not field.own and not field.personal]
    return tuple(dict.fromkeys((*SYSTEM_KEYS, *keys)))


def _shared(facts: Facts) -> dict[str, Any]:
    shared = {key: decoded(facts.raw(key)) for key in _SHARED}
    return shared | _kept(facts.raw(_KEPT))


def _indicators(facts: Facts) -> list[dict[str, Any]]:
    rows = decoded(facts.raw("indikator"))
    rows = rows if isinstance(rows, list) else []
    return [
        {**row, **_kept(row.get(_KEPT))}
        for row in rows
        if isinstance(row, Mapping) and any(row.values())
    ]


def _activity(activity: Facts) -> dict[str, Any]:
    hidden = personal_keys()
    record: dict[str, Any] = {}
    for field in fields("ms_keg"):
        value = activity.raw(field.key)
        record[field.key] = decoded(value) if field.type in _LISTS else value
        if field.other:
            record[field.other.key] = activity.raw(field.other.key)
    record[_TITLE] = activity.raw("title")
    record |= _kept(activity.raw(_KEPT))
    return {key: value for key, value in record.items() if key not in hidden and value is not None}


def _kept(value: object) -> dict[str, Any]:
    """What an import left; identifiers that BPS gave are among it."""
    kept = decoded(value)
    return {_KEPT: kept} if isinstance(kept, Mapping) else {}
