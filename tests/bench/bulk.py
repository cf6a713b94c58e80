"""Files a second of `ckan palembang table import`: read and checked only, and handed in."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook

from ckanext.palembang.reference import areas

from tests.bench.records import TABLES
from tests.bench.sites import Site

YEARS = (2025, 2026, 2027)
#: Files a second, with the start of the command.
DRY_AIM, SAVE_AIM = 5.0, 2.0
_COMMAND = "from ckan.cli.cli import ckan; ckan(prog_name='ckan')"


def measure(site: Site) -> tuple[str, bool]:
    """Returns the figures as text for the page, and whether the aims are kept.

    Args:
        site: ours, filled.
    """
    with TemporaryDirectory() as name:
        folder, mapping = Path(name) / "tabel", Path(name) / "peta.csv"
        folder.mkdir()
        lines = ["file,dataset"]
        for number in range(TABLES):
            for year in YEARS:
                path = folder / f"{number}-{year}.xlsx"
                _write(path, number, year)
                lines.append(f"{path.name},tabel-{number}")
        mapping.write_text("\n".join(lines), encoding="utf-8")
        dry, saved = (
            _files_a_second(site, folder, mapping, len(lines) - 1, *options)
            for options in (("--dry-run",), ())
        )
    text = (
        f"Import of {TABLES * len(YEARS)} files by one command: {dry:.1f} a second without saving, aim: "
        f"{DRY_AIM:.0f}; {saved:.1f} a second with it, aim: {SAVE_AIM:.0f}."
    )
    return text, dry >= DRY_AIM and saved >= SAVE_AIM


def _write(path: Path, number: int, year: int) -> None:
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(
            0, 0, [f"Jumlah Penduduk Menurut Kecamatan di Kota Palembang (jiwa), {year}"]
        )
        sheet.write_row(2, 0, ["Kecamatan", "Jumlah Penduduk"])
        for place, one in enumerate(areas("kecamatan", within="16.71")):
            sheet.write_row(3 + place, 0, [one.name, 51_000 + 1_013 * place + year + 7 * number])


def _files_a_second(site: Site, folder: Path, mapping: Path, count: int, *options: str) -> float:
    report = folder.parent / "laporan"
    begun = time.perf_counter()
    done = subprocess.run(
        [
            sys.executable, "-c", _COMMAND, "-c", site.ini, "palembang", "table", "import", str(folder),
            "--mapping", str(mapping), "--explanation", "Benar.", "--report", str(report), *options,
        ],
        check=False,
        capture_output=True,
        text=True,
    )  # fmt: skip
    if done.returncode:
        message = (
            f"The import did not take all files in: {done.stdout[-500:]} {done.stderr[-1500:]}"
        )
        raise RuntimeError(message)
    return count / (time.perf_counter() - begun)
