"""Small registers of offices for tests."""

from __future__ import annotations

import csv
import io

from ckanext.palembang.reference import packaged_register_path

Row = dict[str, str]


def row(code: str, slug: str, **cells: str) -> Row:
    """A faultless row; cells by column name."""
    name = f"Kantor {slug.title()}"
    base = {"kode": code, "slug": slug, "jenis": "dinas", "nama": name, "nama_en": f"Office {slug}"}
    return {**base, "peran": "produsen", "sumber": "uji", **cells}


CITY = row("C.1", "kota", jenis="pemerintah_daerah", peran="")
STEWARD = row("C.2", "kominfo", induk="C.1", peran="walidata", urusan="2.16;2.20")
HEALTH = row("C.3", "dinkes", induk="C.1", nama="Dinas Kesehatan", nama_en="Health Office")
HOSPITAL = row("C.4", "rsud", induk="C.3", jenis="rumah_sakit")


def register(*rows: Row) -> str:
    """A register file with these rows; the four above when none is given."""
    columns = packaged_register_path().read_text(encoding="utf-8").splitlines()[0].split(",")
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows or (CITY, STEWARD, HEALTH, HOSPITAL))
    return text.getvalue()
