"""`python -m ckanext.palembang.statistics check`: findings on lines, exit codes, files of every kind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ckanext.palembang.statistics import activity_to_indah, bundle_to_indah
from ckanext.palembang.statistics.command import main

from tests.statistics.records import compilation, composite, indicator, survey, variable


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs the command on a file with this content."""

    def run(content: object, *options: str) -> tuple[int, list[str], str]:
        file = tmp_path / "record.json"
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        file.write_bytes(data)
        status = main(["check", str(file), *options])
        said = capsys.readouterr()
        return status, said.out.splitlines(), said.err

    return run


def test_a_complete_record_passes(check: Any) -> None:
    assert check(compilation()) == (0, [], "1 record(s): 0 error, 0 incomplete, 0 hint\n")


def test_a_finding_is_a_line_of_level_path_rule_and_message_in_both_languages(check: Any) -> None:
    record = compilation()
    record["iii_jadwal_desain"][0]["akhir"] = "2024-02-30"

    status, lines, _ = check(record)

    assert status == 1
    (line,) = lines
    assert line == (
        "error\tiii_jadwal_desain[0].akhir\tdate-does-not-exist\tTanggal 2024-02-30 tidak ada dalam kalender."
        " / The day 2024-02-30 does not exist."
    )


def test_a_missing_answer_stops_publication_and_a_hint_stops_nothing(check: Any) -> None:
    status, lines, _ = check(compilation() | {"tahun": ""})
    assert (status, lines[0].split("\t")[:3]) == (1, ["incomplete", "tahun", "mandatory"])

    status, lines, _ = check(variable() | {"alias": "jenis kelamin"})
    assert (status, lines[0].split("\t")[:3]) == (0, ["hint", "alias", "alias-no-column-name"])


def test_records_of_a_list_are_told_apart_by_their_keys(check: Any) -> None:
    broken = [
        compilation() | {"tahun": "x"},
        indicator() | {"level_estimasi": ""},
        variable() | {"peran": "x"},
    ]

    status, lines, said = check(broken)

    assert status == 1
    assert [line.split("\t")[1] for line in lines] == [
        "[0].tahun",
        "[1].level_estimasi",
        "[2].peran",
    ]
    assert said.startswith("3 record(s): 2 error, 1 incomplete")


@pytest.mark.parametrize("make", [compilation, survey], ids=["compilation", "survey"])
def test_a_record_of_indah_is_judged_by_the_same_rules(check: Any, make: Any) -> None:
    assert check(activity_to_indah(make(), include_personal=True))[:2] == (0, [])

    record = make() | {"iii_latar_belakang_kegiatan": "Singkat."}
    status, lines, _ = check(activity_to_indah(record, include_personal=True))

    assert status == 1
    assert [line.split("\t")[:3] for line in lines] == [
        ["incomplete", "iii_latar_belakang_kegiatan", "background-too-short"]
    ]


def test_a_bundle_is_judged_part_by_part(check: Any) -> None:
    parts = bundle_to_indah(
        survey(), [composite() | {"ukuran": ""}], [variable() | {"definisi": ""}]
    )

    status, lines, said = check(parts)

    found = [line.split("\t")[:3] for line in lines]
    assert status == 1
    assert ["incomplete", "indikator[0].ukuran", "mandatory"] in found
    assert ["incomplete", "variabel[0].definisi", "mandatory"] in found
    assert said.startswith("3 record(s)")


def test_an_entry_of_a_national_feed_is_judged_as_activity_and_indicator(check: Any) -> None:
    entry = {
        "title": "Penumpang Angkutan Umum",
        "judul_kegiatan": "Survei Angkutan Umum",
        "cara_pengumpulan_data": "KOMPILASI_PRODUK_ADMINISTRASI",
        "iv_metode_pengumpulan_data": "Pengumpulan data sekunder",
        "v_unit_sampel": "Penumpang",
        "rumus": "a / b",
        "apakah_indikator_komposit": "Ya",
    }

    status, lines, _ = check({"dataset": [entry]})

    found = [line.split("\t")[:3] for line in lines]
    assert status == 1
    assert ["error", "dataset[0].v_unit_sampel", "block-v-iff-survey"] in found
    assert ["incomplete", "dataset[0].indikator_pembangun", "components-iff-composite"] in found


def test_machines_get_an_object_a_line(check: Any) -> None:
    _, lines, _ = check(compilation() | {"tahun": "x"}, "--json")

    assert json.loads(lines[0]) == {
        "level": "error",
        "path": ["tahun"],
        "rule": "year-expected",
        "message": {
            "id": "“x” bukan tahun: tulis empat angka, misalnya 2024.",
            "en": "“x” is no year: write four digits, like 2024.",
        },
    }


def test_the_form_can_be_named(check: Any) -> None:
    unclear = {"nama": "Umur", "definisi": "Lama hidup."}

    assert check(unclear)[0] == 2
    assert check(unclear, "--form", "ms_var")[0] == 1
    assert check([5], "--form", "ms_keg")[1][0].startswith("error\t[0]\t")


def test_a_key_that_the_form_does_not_know_is_said(check: Any) -> None:
    status, lines, _ = check(compilation() | {"warna": "biru", "kunci_lain": {"indah": {}}})

    assert status == 0
    assert [line.split("\t")[:2] for line in lines] == [["hint", "warna"]]


def test_a_record_in_which_a_key_stands_twice_cannot_be_judged(check: Any) -> None:
    text = json.dumps(compilation())[:-1] + ', "tahun": "2023"}'

    status, lines, said = check(text.encode())

    assert (status, lines) == (2, [])
    assert "The key “tahun” stands twice" in said


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b'{"tahun": "2024",\n "judul', "Line 2, column 2", id="truncated text"),
        pytest.param(b'{"tahun": "2024"', "Line 1, column 17", id="truncated object"),
        pytest.param(b"", "empty", id="empty"),
        pytest.param('{"tahun":\n "caf\xe9"}'.encode("latin-1"), "Line 2, column 6", id="latin-1"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "UTF-8", id="picture"),
        pytest.param(b"[" * 100_000, "nested", id="deep"),
        pytest.param(b"17", "record", id="number"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--form", "ms_keg"]], ids=["any form", "named form"])
def test_what_cannot_be_read_is_refused(
    check: Any, data: bytes, words: str, options: list[str]
) -> None:
    status, lines, said = check(data, *options)

    assert (status, lines) == (2, [])
    assert words in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_file_that_windows_wrote_is_read(check: Any, encoding: str) -> None:
    assert check(json.dumps(compilation()).encode(encoding))[0] == 0


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(b"1" + b"0" * 5_000, id="endless"),
        pytest.param(b"NaN", id="nan"),
        pytest.param(b"-Infinity", id="infinity"),
        pytest.param(b"1e400", id="overflow"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--form", "ms_keg"]], ids=["any form", "named form"])
def test_a_number_that_no_field_can_hold_is_found(
    check: Any, number: bytes, options: list[str]
) -> None:
    data = json.dumps(compilation()).encode().replace(b'"tahun": "2024"', b'"tahun": ' + number)

    status, lines, _ = check(data, *options)

    assert status == 1
    assert lines[0].startswith("error\ttahun\t")


def test_wrong_use_is_told_apart_from_findings(tmp_path: Path, check: Any) -> None:
    assert main(["check", str(tmp_path / "absent.json")]) == 2
    assert main(["check", str(tmp_path)]) == 2
    assert main(["check"]) == 2
    assert main([]) == 2
    assert main(["--help"]) == 0
    assert check({"a": 1}, "--form", "ms_xyz")[0] == 2
    assert check([])[0] == 2


def _run(script: str, *, text: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)


def test_the_module_runs_by_its_name_and_survives_a_reader_that_leaves() -> None:
    module = "ckanext.palembang.statistics"
    record = json.dumps([compilation() | {"tahun": "x"}] * 500)
    shell = f"{sys.executable} -m {module} check - | head -1"
    done = subprocess.run(
        ["sh", "-c", shell], input=record, capture_output=True, text=True, check=False
    )

    assert done.stdout.startswith("error\t[0].tahun\tyear-expected")
    assert "Traceback" not in done.stderr


def test_a_terminal_that_knows_no_unicode_ends_no_check() -> None:
    environ = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "ckanext.palembang.statistics", "check", "-"]
    record = json.dumps(compilation() | {"tahun": "x"})
    done = subprocess.run(
        command, input=record, capture_output=True, text=True, check=False, env=environ
    )

    assert done.returncode == 1
    assert "\\u201cx\\u201d is no year" in done.stdout


def test_the_room_needs_no_ckan() -> None:
    script = (
        "import sys, ckanext.palembang.statistics as room;"
        "room.check_activity({}), room.fields('ms_ind');"
        "print([name for name in sys.modules if name == 'ckan' or name.startswith('ckan.')])"
    )
    assert _run(script).stdout.strip() == "[]"
