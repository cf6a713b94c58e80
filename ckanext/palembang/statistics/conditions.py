"""Which fields are asked for, given the answers of others: the arrows of the forms, as data.

Sources: the arrows printed on form MS-Keg and MS-Ind of Peraturan BPS 5/2020 ("Jika ... lanjut ke"),
and the checks that existing clients of INDAH make.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import ckanext.palembang.statistics.condition_texts as texts
from ckanext.palembang.reference import code_list
from ckanext.palembang.statistics.fields import (
    UnknownFieldError,
    fields_by_key,
    others_by_key,
)
from ckanext.palembang.statistics.findings import Message
from ckanext.palembang.statistics.values import Record, answers_of


@dataclass(frozen=True, slots=True)
class Requirement:
    """An answer that another field waits for.

    Attributes:
        rule: Name of the rule, for findings.
        form: The form of both fields.
        key: The field that decides.
        accepted: Its answers, one of which must be given.
        words: What to say when the field that waits is empty, or filled without need.
    """

    rule: str
    form: str
    key: str
    accepted: frozenset[str]
    words: texts.Words

    def is_met(self, record: Record) -> bool | None:
        """Whether the answer is given; None while there is none, or none that can be read."""
        answers = answers_of(fields_by_key(self.form)[self.key], record)
        return bool(answers & self.accepted) if answers else None

    def answer(self, record: Record) -> Message:
        """The answers given, in words."""
        field = fields_by_key(self.form)[self.key]
        codes = code_list(field.list or "ya_tidak")
        given = [code for code in codes if code.code in answers_of(field, record)]
        return Message(
            en=", ".join(code.label_en for code in given),
            id=", ".join(code.label_id for code in given),
        )


def applies(form: str, key: str, record: Record) -> bool:
    """Whether a form asks for a field, given the other answers of the record.

    A field that depends on an answer which is not given yet is not asked for.

    Args:
        form: `ms_keg`, `ms_ind` or `ms_var`.
        key: Key of a field, or of the text behind a `lainnya`.
        record: The record as far as it is filled; may hold anything.

    Raises:
        UnknownFieldError: The form has no such field.
    """
    needs = requirements(form, key)
    return all(need.is_met(record) is True for need in needs)


def requirements(form: str, key: str) -> tuple[Requirement, ...]:
    """What a field waits for; empty for a field that is always asked for.

    Raises:
        UnknownFieldError: The form has no such field.
    """
    if key not in fields_by_key(form) and key not in others_by_key(form):
        raise UnknownFieldError(f"form {form!r} has no field {key!r}")
    return _requirements(form).get(key, ())


def failed(form: str, key: str, record: Record) -> Requirement | None:
    """The first answer that makes a field not apply; None where none does."""
    needs = requirements(form, key)
    return next((need for need in needs if need.is_met(record) is False), None)


def deciding_keys(form: str) -> frozenset[str]:
    """Keys of the fields whose answers decide about others; a form reacts when they change."""
    return frozenset(need.key for needs in _requirements(form).values() for need in needs)


@cache
def _requirements(form: str) -> Mapping[str, tuple[Requirement, ...]]:
    own = {
        "ms_keg": _of_activity,
        "ms_ind": _of_indicator,
    }.get(form)
    return {**(own() if own else {}), **_of_others(form)}


def _of_others(form: str) -> dict[str, tuple[Requirement, ...]]:
    """“Lainnya” is explained if and only if it is ticked (E8, E9, E10, E15, E19)."""
    return {
        key: (_needs(form, "text-iff-other", field.key, {"lainnya"}, texts.OTHER),)
        for key, field in others_by_key(form).items()
    }


def _needs(form: str, rule: str, key: str, accepted: set[str], words: texts.Words) -> Requirement:
    return Requirement(rule, form, key, frozenset(accepted), words)


def _of_activity() -> dict[str, tuple[Requirement, ...]]:
    """The arrows of MS-Keg."""

    def needs(rule: str, key: str, accepted: set[str], words: texts.Words) -> Requirement:
        return _needs("ms_keg", rule, key, accepted, words)

    rule = "recommendation-iff-sectoral-survey"
    survey, sectoral = {"SURVEI"}, {"STATISTIK_SEKTORAL"}
    sectoral_survey = (
        needs(rule, "jenis_statistik", sectoral, texts.SECTORAL),
        needs(rule, "cara_pengumpulan_data", survey, texts.SECTORAL_SURVEY),
    )
    recommended = needs("identity-iff-recommended", "rekomendasi_bps", {"ya"}, texts.RECOMMENDED)
    sample = needs("block-v-iff-survey", "cara_pengumpulan_data", survey, texts.SURVEY)
    probability = needs(
        "frame-iff-probability",
        "v_metode_pemilihan_sampel_tahap_terakhir",
        {"SAMPEL_PROBABILITAS"},
        texts.PROBABILITY,
    )
    officers = needs(
        "officers-iff-interview",
        "iv_sarana_pengumpulan_data",
        {"papi", "capi", "cati"},
        texts.INTERVIEW,
    )
    products = {
        kind: needs(
            "release-iff-product", f"viii_ketersediaan_produk_{kind}", {"ya"}, texts.PRODUCT
        )
        for kind in ("tercetak", "digital", "mikrodata")
    }
    return {
        "rekomendasi_bps": sectoral_survey,
        "identitas_rekomendasi": (*sectoral_survey, recommended),
        "iv_frekuensi_penyelanggara": (
            needs(
                "frequency-iff-recurring",
                "iv_kegiatan_ini_dilakukan",
                {"BERULANG"},
                texts.RECURRING,
            ),
        ),
        "iv_sebagian_cakupan_wilayah_pengumpulan_data": (
            needs(
                "areas-iff-part-of-indonesia",
                "iv_cakupan_wilayah_pengumpulan_data",
                {"SEBAGIAN_WILAYAH_INDONESIA"},
                texts.PART,
            ),
        ),
        **dict.fromkeys(_SAMPLE, (sample,)),
        **dict.fromkeys(_PROBABILITY_SAMPLE, (sample, probability)),
        **dict.fromkeys(_OFFICERS, (officers,)),
        **{f"viii_rencana_jadwal_rilis_produk_{kind}": (need,) for kind, need in products.items()},
    }


_SAMPLE = (
    "v_jenis_rancangan_sampel",
    "v_metode_pemilihan_sampel_tahap_terakhir",
    "v_metode_yang_digunakan",
    "v_unit_sampel",
    "v_unit_observasi",
)
_PROBABILITY_SAMPLE = (
    "v_kerangka_sampel_tahap_terakhir",
    "v_fraksi_sampel_keseluruhan",
    "v_nilai_perkiraan_sampling_error_variabel_utama",
)
_OFFICERS = (
    "vi_petugas_pengumpulan_data",
    "vi_persyaratan_pendidikan_terendah_petugas_pengumpulan_data",
    "vi_jumlah_petugas_supervisor",
    "vi_jumlah_petugas_enumerator",
    "vi_apakah_melakukan_pelatihan_petugas",
)


def _of_indicator() -> dict[str, tuple[Requirement, ...]]:
    """The arrows of MS-Ind: column 10 leads to 11-12 or to 13-15."""
    key = "apakah_indikator_komposit"
    return {
        "indikator_pembangun": (
            _needs("ms_ind", "components-iff-composite", key, {"ya"}, texts.COMPOSITE),
        ),
        "variabel_pembangun": (
            _needs("ms_ind", "variables-iff-not-composite", key, {"tidak"}, texts.NOT_COMPOSITE),
        ),
    }
