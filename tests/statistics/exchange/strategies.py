"""Records as the forms can save them, and documents as anybody can send them, made from the register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from hypothesis import strategies as st

from ckanext.palembang.reference import code_list
from ckanext.palembang.statistics import Field, applies, fields

# What `palembang_plain_text` saves: trimmed, Unix line ends, nothing that XML or PostgreSQL cannot hold.
_SIGNS = "aB1 .,;:-/_\n\t\"'\\<>&{}[]=\u00e9\u2013\u4e2d\U0001f600\u00a0"
TEXTS = st.text(_SIGNS, max_size=8).map(str.strip).map(lambda text: text or "x") | st.sampled_from([
    "-", "null", "1", "007", "0.05", "Ya", "Lainnya : x", "a, b", "[]", '["a"]', "{}", "2024-01-01", "A; B",
    "=1+1", "Pendapatan Asli Daerah menurut jenis, diolah dari laporan bulanan",
])  # fmt: skip
DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31)).map(date.isoformat)
_CODES = ("16", "1671", "00", "0000")


def _row(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=parts).filter(bool)


def _texts() -> st.SearchStrategy[list[str]]:
    return st.lists(TEXTS, max_size=3)


ROWS: Mapping[str, st.SearchStrategy[Any]] = {
    "periods": _row(awal=DAYS, akhir=DAYS),
    "areas": _row(
        kode_provinsi=st.sampled_from(_CODES),
        nama_provinsi=TEXTS,
        kode_kabupaten_kota=st.sampled_from(_CODES),
        nama_kabupaten_kota=TEXTS,
    ),
    "variables": _row(nama=TEXTS, konsep=TEXTS, definisi=TEXTS, referensi_waktu=TEXTS),
    "indicators": _row(nama=TEXTS, sumber_publikasi=_texts(), dataset=TEXTS),
    "variables_used": _row(nama=TEXTS, kegiatan_penghasil=_texts(), kegiatan=TEXTS),
    "value_domain": _row(kode=TEXTS, nilai=TEXTS),
}


def values(field: Field) -> st.SearchStrategy[Any]:
    """Values of a field that a form can save, empty ones among them."""
    if field.type in ("code", "yes_no"):
        codes = [code.code for code in code_list(field.list or "ya_tidak")]
        return st.sampled_from([*codes, ""])
    if field.type == "flags":
        codes = [code.code for code in code_list(field.list)]
        return st.lists(st.sampled_from(codes), unique=True)
    if field.type in ROWS:
        return st.lists(ROWS[field.type], max_size=3)
    return _SIMPLE.get(field.type, TEXTS | st.sampled_from([None, ""]))


_SIMPLE: Mapping[str, st.SearchStrategy[Any]] = {
    "year": st.integers(1900, 2100).map(str) | st.sampled_from([None, ""]),
    "count": st.integers(0, 10**6).map(str) | st.integers(0, 99) | st.sampled_from([None, ""]),
    "dates": st.lists(DAYS, max_size=3),
    "texts": _texts(),
}


@st.composite
def records(draw: st.DrawFn, form: str) -> dict[str, Any]:
    """A record of a form, most of it empty, with no answer where the form asks nothing."""
    of_form = fields(form)
    chosen = draw(
        st.lists(st.sampled_from(of_form), max_size=14, unique_by=lambda field: field.key)
    )
    record: dict[str, Any] = {}
    for field in sorted(chosen, key=of_form.index):
        record[field.key] = draw(values(field))
        if field.other and "lainnya" in (record.get(field.key) or []):
            record[field.other.key] = draw(TEXTS)
    return without_needless(form, record)


def without_needless(form: str, record: dict[str, Any]) -> dict[str, Any]:
    """The record without answers that the form does not ask for, given the others."""
    for _ in range(3):  # an answer that goes may take others with it
        record = {key: value for key, value in record.items() if applies(form, key, record)}
    return record


def full_record(form: str, seed: int) -> dict[str, Any]:
    """A record with every field filled that the form asks for."""
    chance = Random(seed)  # noqa: S311, no secret
    record: dict[str, Any] = {}
    for field in fields(form):
        record[field.key] = _filled(field, chance)
        if field.other and "lainnya" in record[field.key]:
            record[field.other.key] = _words(chance)
    return without_needless(form, record)


def _filled(field: Field, chance: Random) -> Any:
    if field.type in ("code", "yes_no"):
        return chance.choice(code_list(field.list or "ya_tidak").codes).code
    if field.type == "flags":
        codes = code_list(field.list).codes
        return [code.code for code in chance.sample(codes, chance.randint(1, len(codes)))]
    makers = {
        "year": lambda: str(chance.randint(1990, 2030)),
        "count": lambda: str(chance.randint(0, 500)),
        "dates": lambda: [_day(chance) for _ in range(chance.randint(1, 3))],
        "texts": lambda: [_words(chance) for _ in range(chance.randint(1, 3))],
        "periods": lambda: [{"awal": _day(chance), "akhir": _day(chance)}],
        "areas": lambda: [{"kode_provinsi": "16", "nama_provinsi": "Sumatera Selatan"}],
        "variables": lambda: [
            {"nama": f"V{place}", "konsep": _words(chance), "definisi": _words(chance)}
            for place in range(chance.randint(1, 40))
        ],
        "indicators": lambda: [
            {"nama": _words(chance), "sumber_publikasi": [_words(chance)], "dataset": "tabel-1"}
        ],
        "variables_used": lambda: [
            {"nama": _words(chance), "kegiatan_penghasil": [_words(chance)]}
        ],
        "value_domain": lambda: [
            {"kode": str(place), "nilai": _words(chance)} for place in range(5)
        ],
    }
    return makers.get(field.type, lambda: _words(chance))()


def _words(chance: Random) -> str:
    words = [
        "data",
        "per bulan",
        "kota,",
        "(baru)",
        "10%",
        "a/b",
        "Jl. Merdeka No. 1",
        "\u2265 5",
        "baris\nbaru",
    ]
    return " ".join(chance.choice(words) for _ in range(chance.randint(1, 8)))


def _day(chance: Random) -> str:
    return date(
        chance.randint(2000, 2030), chance.randint(1, 12), chance.randint(1, 28)
    ).isoformat()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False, width=32)
    | TEXTS
    | st.sampled_from(
        ["", "-", " Ya ", "Tidak", "true", "SURVEI", "0000-00-00", "31/12/2024", "1,2"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def documents(draw: st.DrawFn, paths: list[tuple[str, ...]]) -> dict[str, Any]:
    """An object with some of the known places filled with anything, and keys that nobody knows."""
    found: dict[str, Any] = {}
    for path in draw(st.lists(st.sampled_from(paths), max_size=8, unique=True)):
        _put(found, path[: draw(st.sampled_from([len(path)] * 8 + [1]))], draw(JSON))
    return {**found, **draw(st.dictionaries(TEXTS, JSON, max_size=1))}


def _put(document: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    here = document
    for key in path[:-1]:
        inner = here.setdefault(key, {})
        if not isinstance(inner, dict):
            return
        here = inner
    here[path[-1]] = value
