"""Rules of MS-Keg on its first page and in blocks III and IV that concern one answer each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from ckanext.palembang.reference import code_list
from ckanext.palembang.statistics.conditions import applies
from ckanext.palembang.statistics.fields import fields_by_key
from ckanext.palembang.statistics.findings import Finding, Level, Message
from ckanext.palembang.statistics.values import Record, answer_of, text_of, whole_number

_IDENTITY = re.compile(r"[A-Z]-[0-9]{2}\.[0-9]{4}\.[0-9]{3}", re.ASCII)
_FIRST_YEAR = 1961  # The first census of the republic; no office describes an older activity.
_YEARS_AHEAD = 2
_SHORTEST_BACKGROUND = 50


def year(record: Record) -> Iterator[Finding]:
    """On the first page: the year of an activity is near; a slip of the finger is likelier than 1905 or 2240."""
    number = whole_number(record.get("tahun"))
    last = datetime.now(UTC).year + _YEARS_AHEAD
    if number is not None and not _FIRST_YEAR <= number <= last:
        yield Finding(
            "year-implausible",
            ("tahun",),
            Message(
                "Is %(year)d really the year of this activity?",
                "Apakah %(year)d benar tahun kegiatan ini?",
            ),
            Level.HINT,
            {"year": number},
        )


def recommendation(record: Record) -> Iterator[Finding]:
    """Identities look like V-23.1600.004 (ROMANTIK; pattern taken from few examples, so a hint)."""
    identity = text_of(record, "identitas_rekomendasi")
    if identity not in ("", "-") and not _IDENTITY.fullmatch(identity):
        yield Finding(
            "identity-pattern",
            ("identitas_rekomendasi",),
            Message(
                "Identities of recommendations usually look like V-24.1671.001: check “%(value)s”.",
                "Identitas rekomendasi biasanya seperti V-24.1671.001: periksa “%(value)s”.",
            ),
            Level.HINT,
            {"value": identity[:60]},
        )


def background(record: Record) -> Iterator[Finding]:
    """3.1 tells enough: at least 50 characters (a check of the clients of INDAH)."""
    written = text_of(record, "iii_latar_belakang_kegiatan")
    if written not in ("", "-") and len(written) < _SHORTEST_BACKGROUND:
        yield Finding(
            "background-too-short",
            ("iii_latar_belakang_kegiatan",),
            Message(
                "The background has %(length)d characters; at least %(least)d are needed before publication.",
                "Latar belakang berisi %(length)d karakter; sebelum publikasi diperlukan paling sedikit"
                " %(least)d.",
            ),
            Level.INCOMPLETE,
            {"length": len(written), "least": _SHORTEST_BACKGROUND},
        )


def frequency(record: Record) -> Iterator[Finding]:
    """4.2 takes the numbers 1 to 8 of E5; “once” and “irregular” are frequencies of datasets only."""
    key = "iv_frekuensi_penyelanggara"
    field = fields_by_key("ms_keg")[key]
    answer = answer_of(field, record) if applies("ms_keg", key, record) else None
    code = code_list(field.list).get(answer) if answer else None
    if code and code.number is None:
        yield Finding(
            "frequency-of-form",
            (key,),
            Message(
                "MS-Keg knows no frequency “%(answer)s” of a repeated activity: choose one of 1 to 8.",
                "MS-Keg tidak mengenal frekuensi “%(answer)s” untuk kegiatan berulang: pilih salah satu dari 1"
                " sampai 8.",
            ),
            parameters={"answer": Message(en=code.label_en, id=code.label_id)},
        )
