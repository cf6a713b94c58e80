"""Files from anywhere: every format is recognised, and whatever is wrong is told, never raised."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.statistics import (
    BundleReading,
    Document,
    FlatReading,
    Level,
    Reading,
    activity_from_indah,
    activity_to_indah,
    bundle_to_indah,
    from_flat,
    indicator_to_indah,
    read_document,
    to_flat,
    variable_to_indah,
)

_ACTIVITY = {"judul_kegiatan": "Kompilasi", "tahun": "2024", "i_instansi_penyelanggara": "Dinas é"}
_INDICATOR = {
    "nama": "Stok",
    "interpretasi": "Makin tinggi makin baik",
    "apakah_indikator_komposit": "tidak",
}
_VARIABLE = {"nama": "Umur", "tipe_data": "INTEGER", "apakah_variabel_bisa_diakses_umum": "ya"}
_INDAH = activity_to_indah(_ACTIVITY)
_FLAT = to_flat(None, _ACTIVITY)


def _found(document: Document) -> list[tuple[str, str, tuple[str | int, ...]]]:
    return [(one.format, one.form, one.path) for one in document.records]


def _rules(document: Document) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(one.rule, one.path) for one in document.findings]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (_INDAH, [("indah", "ms_keg", ())]),
        (_INDAH["data"], [("indah", "ms_keg", ())]),
        ({"data": _INDAH["data"]}, [("indah", "ms_keg", ())]),
        (indicator_to_indah(_INDICATOR), [("indah", "ms_ind", ())]),
        (indicator_to_indah(_INDICATOR)["data"], [("indah", "ms_ind", ())]),
        (variable_to_indah(_VARIABLE), [("indah", "ms_var", ())]),
        (
            [_INDAH, variable_to_indah(_VARIABLE)],
            [("indah", "ms_keg", (0,)), ("indah", "ms_var", (1,))],
        ),
        ({"data": [_INDAH], "total": 1}, [("indah", "ms_keg", ("data", 0))]),
        (bundle_to_indah(_ACTIVITY, [_INDICATOR], [_VARIABLE]), [("indah_bundle", "bundle", ())]),
        (_FLAT, [("flat", "ms_keg", ())]),
        (to_flat(None, None, [_INDICATOR]), [("flat", "ms_ind", ())]),
        (to_flat(None, None, [], [_VARIABLE]), [("flat", "ms_var", ())]),
        (to_flat({"title": "T"}, _ACTIVITY, [_INDICATOR]), [("flat", "dataset", ())]),
        ({"dataset": [to_flat({"title": "T"})]}, [("flat", "dataset", ("dataset", 0))]),
        ({"message": "ok", "data": _FLAT}, [("flat", "ms_keg", ("data",))]),
        ({"rekomendasi_bps": "ya", **_ACTIVITY}, [("record", "ms_keg", ())]),
        (
            {"success": True, "result": {"type": "kegiatan", "title": "A"}},
            [("record", "ms_keg", ("result",))],
        ),
        ({"type": "dataset", "title": "A", "indikator": [_INDICATOR]}, [("record", "dataset", ())]),
        ({**_VARIABLE, "peran": "dimensi"}, [("record", "ms_var", ())]),
        (_INDICATOR, [("record", "ms_ind", ())]),
    ],
)
def test_formats(value: Any, expected: Any) -> None:
    document = read_document(json.dumps(value))
    assert _found(document) == expected
    assert document.is_whole


def test_the_records_are_read() -> None:
    document = read_document(json.dumps(bundle_to_indah(_ACTIVITY, [_INDICATOR], [_VARIABLE])))
    (record,) = document.records
    assert isinstance(record.reading, BundleReading)
    assert record.reading.activity == _ACTIVITY
    assert record.reading.indicators == [_INDICATOR]
    assert record.reading.variables == [_VARIABLE]


def test_a_record_of_our_own_is_taken_as_it_is() -> None:
    package = {
        "type": "kegiatan",
        "title": "A",
        "id": "x",
        "tahun": 5,
        "asing": 1,
        "kunci_lain": {"flat": {}},
    }
    (record,) = read_document(json.dumps(package)).records
    assert isinstance(record.reading, Reading)
    assert record.reading.record == {"judul_kegiatan": "A", "tahun": 5, "kunci_lain": {"flat": {}}}
    assert [one.path for one in record.reading.findings] == [("asing",)]
    (dataset,) = read_document(
        json.dumps({"type": "dataset", "title": "A", "indikator": [_INDICATOR, 5]})
    ).records
    assert isinstance(dataset.reading, FlatReading)
    assert dataset.reading.dataset == {"type": "dataset", "title": "A"}
    assert dataset.reading.indicators == [_INDICATOR]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings(encoding: str) -> None:
    text = json.dumps(_INDAH, ensure_ascii=False)
    (record,) = read_document(text.encode(encoding)).records
    assert isinstance(record.reading, Reading)
    assert record.reading.record["i_instansi_penyelanggara"] == "Dinas é"


def test_another_encoding_is_refused_at_its_place() -> None:
    data = json.dumps(_INDAH, ensure_ascii=False, indent=1).encode("latin-1")
    (finding,) = read_document(data).findings
    line = next(place for place, row in enumerate(data.split(b"\n"), 1) if b"\xe9" in row)
    assert (finding.rule, finding.level, finding.parameters["line"]) == (
        "file-encoding",
        Level.ERROR,
        line,
    )
    assert str(line) in finding.text("id")


def test_truncated_json_is_told_with_line_and_column() -> None:
    text = json.dumps(_INDAH, indent=1)
    for length in range(1, len(text) - 1, 97):
        document = read_document(text[:length])
        (finding,) = document.findings
        assert (finding.rule, document.format, document.records) == ("json-syntax", "unknown", ())
        assert 1 <= finding.parameters["line"] <= text.count("\n") + 1  # type: ignore[operator]
    (finding,) = read_document('{"a": 1,\n "b" 2}').findings
    assert (finding.parameters["line"], finding.parameters["column"]) == (2, 6)


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("", "json-empty"),
        (b"", "json-empty"),
        ("\ufeff \n", "json-empty"),
        ("[" * 200_000, "json-too-deep"),
        ('{"a":' * 200_000, "json-too-deep"),
        ("{'a': 1}", "json-syntax"),
        ('{"a": 1} {"b": 2}', "json-syntax"),
        (b"\x00\x01\xff\xfe", "json-syntax"),
        (b"PK\x03\x04\xff", "file-encoding"),
        ("null", "record-missing"),
        ("5", "record-missing"),
        ('"text"', "record-missing"),
        ("NaN", "number-unsound"),
        ("[]", "record-missing"),
        ('{"dataset": []}', "record-missing"),
        ("{}", "format-unknown"),
        ('{"foo": 1}', "format-unknown"),
        ('{"dataset": 5}', "format-unknown"),
        ('{"data": 5, "version": "v2"}', "format-unknown"),
    ],
)
def test_what_is_no_document(source: bytes | str, rule: str) -> None:
    document = read_document(source)
    assert [one.rule for one in document.findings] == [rule]
    assert document.records == ()
    assert not document.is_whole


@pytest.mark.parametrize(
    ("bad", "rule", "place"),
    [
        ("5", "record-missing", ()),
        ("null", "record-missing", ()),
        ('{"sektor_kegiatan": NaN}', "number-unsound", ("sektor_kegiatan",)),
        ('{"sektor_kegiatan": -Infinity}', "number-unsound", ("sektor_kegiatan",)),
        ('{"sektor_kegiatan": 1e999}', "number-unsound", ("sektor_kegiatan",)),
        ('{"sektor_kegiatan": ' + "9" * 6000 + "}", "number-unsound", ("sektor_kegiatan",)),
        ('{"i_alamat": "a\\ud800b"}', "character-illegal", ("i_alamat",)),
        ('{"i_alamat": "a\\u0000b"}', "character-illegal", ("i_alamat",)),
        ('{"i_alamat": {"x": ["\\u0007"]}}', "character-illegal", ("i_alamat", "x", 0)),
        ('{"i_alamat": 1, "a\\u0000": 1}', "character-illegal", ()),
        ('{"i_alamat": "a", "i_alamat": "b"}', "json-key-twice", ()),
        ('{"i_alamat": {"b": {"c": 1, "c": 2}}}', "json-key-twice", ("i_alamat", "b")),
        ('{"i_alamat": ' + "[" * 60 + "]" * 60 + "}", "json-too-deep", ("i_alamat",) + (0,) * 39),
        ('{"foo": 1}', "format-unknown", ()),
    ],
)
def test_a_bad_record_among_good_ones(bad: str, rule: str, place: tuple[str | int, ...]) -> None:
    good = json.dumps(_FLAT)
    document = read_document(f"[{good}, {good}, {bad}, {good}]")
    assert [one.path for one in document.records] == [(0,), (1,), (3,)]
    assert _rules(document) == [(rule, (2, *place))]
    assert not document.is_whole


def test_a_key_that_stands_twice_with_the_same_value_is_read() -> None:
    document = read_document('{"i_alamat": "a", "i_alamat": "a"}')
    assert document.is_whole


def test_line_breaks_inside_texts_are_read_and_told() -> None:
    document = read_document('{"sektor_kegiatan": 1, "i_alamat": "baris 1\nbaris 2"}')
    (record,) = document.records
    assert isinstance(record.reading, FlatReading)
    assert record.reading.activity is not None
    assert record.reading.activity["i_alamat"] == "baris 1\nbaris 2"
    assert [(one.rule, one.level) for one in document.findings] == [("json-control", Level.HINT)]


def test_a_large_file_is_refused() -> None:
    document = read_document(b'"' + b"a" * (64 * 1024 * 1024) + b'"')
    assert [one.rule for one in document.findings] == ["file-too-large"]


def test_ten_megabytes_in_a_field_are_read_in_time() -> None:
    huge = "Lainnya, x : " * 800_000
    keys = [
        "judul_kegiatan",
        "sektor_kegiatan",
        "iv_metode_pengumpulan_data",
        "iii_jadwal_desain",
        "tahun",
    ]
    start = time.perf_counter()
    for key in keys:
        document = read_document(json.dumps({key: huge, "i_alamat": "x"}))
        assert document.is_whole
        (record,) = document.records
        assert isinstance(record.reading, FlatReading)
        again = to_flat(record.reading.dataset or None, record.reading.activity)
        assert again == {key: huge, "i_alamat": "x"}
        assert all(len(one.text("en")) < 500 for one in document.findings)
    assert time.perf_counter() - start < 20


def test_many_unknown_keys_are_counted_not_listed() -> None:
    entry = {"i_alamat": "x", **{f"k{place}": place for place in range(5000)}}
    reading = from_flat(entry)
    assert len(reading.unknown) == 5000
    assert len(reading.findings) == 201
    assert reading.findings[-1].parameters == {"count": 4800}
    assert to_flat(None, reading.activity) == entry


def test_markup_is_only_text() -> None:
    for text in ("<script>alert(1)</script>", "&amp;", "{{ 7*7 }}", "%(a)s", "%s %d", "\u202eabc"):
        reading = activity_from_indah({"judul_kegiatan": text, "tahun": text, text: 1})
        assert reading.record["judul_kegiatan"] == text
        for finding in reading.findings:
            assert finding.text("en")
            assert finding.text("id")


def test_objects_of_a_program_that_are_no_json_are_told() -> None:
    for value in (
        {1: 2},
        {"tahun": object()},
        {"tahun": {1, 2}},
        {"tahun": b"2024"},
        {"tahun": float("nan")},
    ):
        reading = activity_from_indah(value)
        assert [one.level for one in reading.findings] == [Level.ERROR]
        assert reading.record == {}


def test_an_object_that_holds_itself_is_told() -> None:
    loop: dict[str, Any] = {"judul_kegiatan": "A"}
    loop["self"] = loop
    assert "json-too-deep" in [one.rule for one in activity_from_indah(loop).findings]
    assert "json-too-deep" in [one.rule for one in from_flat(loop).findings]


def test_our_own_notes_are_not_trusted() -> None:
    written = to_flat(None, {"judul_kegiatan": "A", "rekomendasi_bps": "tidak"})
    assert written["palembang"] == {"kegiatan": {"rekomendasi_bps": {"nilai": "tidak"}}}
    for notes in (
        5,
        {"kegiatan": 5},
        {"kegiatan": {"judul_kegiatan": {"nilai": "B"}}},
        {"kegiatan": {"rekomendasi_bps": {"nilai": {"a": 1}}}},
        {"kegiatan": {"rekomendasi_bps": {"nilai": "mungkin"}}},
        {"kegiatan": {"lain": {"nilai": "x"}}},
        {"indikator_lain": 5, "variabel": [5, {"nama": 1}]},
    ):
        entry = {**written, "palembang": notes}
        reading = from_flat(entry)
        assert reading.activity is not None
        assert reading.activity["judul_kegiatan"] == "A"
        assert "rekomendasi_bps" not in reading.activity


def test_a_value_changed_outside_wins_over_our_note() -> None:
    link = {"nama": "A", "sumber_publikasi": ["L"], "dataset": "tabel-1"}
    written = indicator_to_indah({"nama": "I", "indikator_pembangun": [link]})
    document = json.loads(json.dumps(written))
    read = read_document(json.dumps(document)).records[0].reading
    assert isinstance(read, Reading)
    assert read.record["indikator_pembangun"] == [link]
    document["data"]["indikator_pembangun"][0]["nama"] = "B"
    read = read_document(json.dumps(document)).records[0].reading
    assert isinstance(read, Reading)
    assert read.record["indikator_pembangun"] == [{"nama": "B", "sumber_publikasi": ["L"]}]
    assert [one.rule for one in read.findings] == ["note-stale"]


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_nothing_is_raised(source: bytes | str) -> None:
    read_document(source)


@given(st.integers(0, len(json.dumps(_INDAH)) - 1), st.characters())
def test_one_changed_character_raises_nothing(place: int, sign: str) -> None:
    text = json.dumps(_INDAH)
    read_document(text[:place] + sign + text[place + 1 :])
