"""A fault in a data file is named with its file and place; none passes silently."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ckanext.palembang.reference import BrokenReferenceFileError, code_list, crosswalks, files
from ckanext.palembang.reference.files import read_code_list
from ckanext.palembang.reference.places import rows, search
from ckanext.palembang.reference.places.rows import areas_by_code

HEAD = """
name: contoh
title_id: Contoh
title_en: Example
source: a source
source_date: "2024"
licence: a licence
"""

AREAS = (
    "code,bps_code,level,kind,parent,name,name_2025,name_2022,name_bps,aliases,valid_from,"
    "valid_to,split_from,formed_by,lon,lat,west,south,east,north\n"
    "16,16,provinsi,provinsi,,Sumsel,,,,,,,,,,,,,,\n"
)
FIGURES = "code,km2,year,source\n"
SOURCES = "figures: {big: {id: sumber, en: a source}, half: {id: sumber}}\n"


def read_instead(texts: dict[str, str]) -> Callable[..., str]:
    """Return a reader of data files that knows these texts only."""

    def data_text(*path: str) -> str:
        return texts[path[-1]]

    return data_text


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("codes: [", "syntax", "expected the node content"),
        ("- a list", "top level", "a mapping is expected"),
        (f"{HEAD}", "top level", r"missing: \['codes'\]"),
        (f"{HEAD}codes: []", "codes", "a list of codes is expected"),
        (f"{HEAD}codes: [teks]", "row 1", "a mapping is expected"),
        (f"{HEAD}colour: red\ncodes: []", "top level", r"unknown: \['colour'\]"),
        (f"{HEAD}codes: [{{code: A, id: a}}]", "A", r"missing: \['en'\]"),
        (f"{HEAD}codes: [{{id: a, en: b}}]", "a row without code", r"missing: \['code'\]"),
        (f"{HEAD}codes: [{{code: A, id: a, en: ''}}]", "A", "en must be a text"),
        (f"{HEAD}codes: [{{code: A, id: a, en: b, bps: 1}}]", "A", r"unknown: \['bps'\]"),
        (f"{HEAD}codes: [{{code: A, id: a, en: b, number: satu}}]", "A", "number must be"),
        (f"{HEAD}codes: [{{code: A, id: a, en: b, aliases: x}}]", "A", "a list of texts"),
        (f"{HEAD}codes: [{{code: A, id: a, en: b, aliases: [[x]]}}]", "A", "must be a text"),
        (f"{HEAD}codes: [{{code: A, id: a, en: b, crosswalks: {{eu: [x]}}}}]", "A", "only texts"),
        (
            f"{HEAD}codes: [{{code: A, id: a, en: b}}, {{code: A, id: c, en: d}}]",
            "A",
            "code is doubled",
        ),
        (
            f"{HEAD}codes: [{{code: A, id: satu, en: one}}, {{code: B, id: Satu, en: two}}]",
            "B",
            "'satu' already means 'A'",
        ),
        (f"{HEAD}matching: fuzzy\ncodes: [{{code: A, id: a, en: b}}]", "matching", "expected"),
        (f"{HEAD}numbering: sum\ncodes: [{{code: A, id: a, en: b}}]", "numbering", "expected"),
        (
            HEAD.replace("a source", "''") + "codes: [{code: A, id: a, en: b}]",
            "top level",
            "source must be a text",
        ),
        (
            HEAD.replace("name: contoh", "name: lain") + "codes: [{code: A, id: a, en: b}]",
            "name",
            "differs from the file's name",
        ),
    ],
)
def test_a_fault_in_a_code_list_is_named(
    monkeypatch: pytest.MonkeyPatch, text: str, place: str, reason: str
) -> None:
    monkeypatch.setattr(files, "data_text", read_instead({"contoh.yaml": text}))
    with pytest.raises(BrokenReferenceFileError, match=reason) as caught:
        read_code_list("contoh")
    assert caught.value.place == place
    assert caught.value.file.endswith("contoh.yaml")


def test_a_sound_code_list_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{HEAD}codes: [{{code: 'no', id: Tidak, en: 'off', number: 2}}]"
    monkeypatch.setattr(files, "data_text", read_instead({"contoh.yaml": text}))
    read = read_code_list("contoh")
    assert read["no"].label_en == "off"
    assert read.normalise("2") == "no"
    assert read["no"].source == "a source"


@pytest.mark.parametrize(
    ("extra", "figures", "place", "reason"),
    [
        ("16,17,provinsi,provinsi,,Lain,,,,,,,,,,,,,,\n", "", "16", "code is doubled"),
        ("17,16,provinsi,provinsi,,Lain,,,,,,,,,,,,,,\n", "", "17", "BPS code is 16's"),
        ("17,,provinsi,provinsi,,Lain,,,,,,,,,,,,,,\n", "", "17", "BPS code is missing"),
        ("17,17,provinsi,provinsi,,,,,,,,,,,,,,,,\n", "", "17", "name or BPS code is missing"),
        ("17,17,negara,negara,,Lain,,,,,,,,,,,,,,\n", "", "17", "unknown level 'negara'"),
        ("17,17,provinsi,negara,,Lain,,,,,,,,,,,,,,\n", "", "17", "unknown kind 'negara'"),
        ("16.01,1601,kecamatan,kecamatan,17,Lain,,,,,,,,,,,,,,\n", "", "16.01", "no parent '17'"),
        ("17.01,1701,kecamatan,kecamatan,16,Lain,,,,,,,,,,,,,,\n", "", "17.01", "no parent '16'"),
        ("17,17,provinsi,provinsi,,Lain,,,,,,,18,,,,,,,\n", "", "17", "split from an unknown"),
        ("17,17,provinsi,provinsi,,Lain,,,,,baru,,,,,,,,,\n", "", "17", "valid_from is no year"),
        ("17,17,provinsi,provinsi,,Lain,,,,,,,,,x,1,,,,\n", "", "17", "lon is no number"),
        ("17,17,provinsi,provinsi,,Lain,,,,,,,,,,,2,1,1,2\n", "", "17", "turned around"),
        ("17,17,provinsi\n", "", "line 3", "wrong number of cells"),
        ("", "16,1.5,2025,nowhere\n", "16", "source is not described"),
        ("", "16,besar,2025,big\n", "16", "km2 is no number"),
        ("", "99,1.5,2025,big\n", "99", "size of an unknown area"),
        ("", "16,1.5,2025,half\n", "16", "source is not described in both languages"),
    ],
)
def test_a_fault_in_the_areas_is_named(
    monkeypatch: pytest.MonkeyPatch, extra: str, figures: str, place: str, reason: str
) -> None:
    texts = {
        "areas.csv": AREAS + extra,
        "area_km2.csv": FIGURES + figures,
        "sources.yaml": SOURCES,
    }
    monkeypatch.setattr(rows, "data_text", read_instead(texts))
    monkeypatch.setattr(files, "data_text", read_instead(texts))
    with pytest.raises(BrokenReferenceFileError, match=reason) as caught:
        rows.read_areas()
    assert caught.value.place == place


def test_a_crosswalk_to_a_code_that_does_not_exist_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = 'chapters: {"1": {subjects: ["999"], sectors: [LINGKUNGAN]}}'
    code_list("bab")
    code_list("subjek_csa")
    monkeypatch.setattr(files, "data_text", read_instead({"crosswalk_chapters.yaml": text}))
    with pytest.raises(BrokenReferenceFileError, match=r"not in subjek_csa: \['999'\]") as caught:
        crosswalks.read_crosswalks()
    assert caught.value.place == "chapter 1"


def test_two_areas_of_one_level_with_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twins = {code: replace(one, name="Sako") for code, one in areas_by_code().items()}
    monkeypatch.setattr(search, "_keys_of", {key: {"sako"} for key in twins}.__getitem__)
    monkeypatch.setattr(search, "areas_by_code", lambda: twins)
    with pytest.raises(BrokenReferenceFileError, match="'sako' is not its own"):
        search.index_names()
