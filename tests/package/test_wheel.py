"""The wheel carries everything and works without the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_IGNORED = {"__pycache__", ".DS_Store"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel made from a copy of the sources, so that nothing built here stays in the checkout."""
    place = tmp_path_factory.mktemp("wheel")
    source = place / "source"
    source.mkdir()
    for name in (
        "setup.py",
        "pyproject.toml",
        "MANIFEST.in",
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
    ):
        shutil.copy(ROOT / name, source / name)
    for name in ("ckanext", "schemas", "demo"):
        shutil.copytree(
            ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo")
        )
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", str(place), str(source)], check=True, capture_output=True)
    return next(place.glob("*.whl"))


def _expected() -> set[str]:
    names = set()
    for folder, package in (
        ("ckanext/palembang", "ckanext/palembang"),
        ("schemas", "ckanext/palembang/schemas"),
        ("demo", "ckanext/palembang/demo"),
    ):
        for path in (ROOT / folder).rglob("*"):
            if (
                path.is_file()
                and not _IGNORED & set(path.parts)
                and path.suffix not in (".pyc", ".mo")
            ):
                names.add(f"{package}/{path.relative_to(ROOT / folder)}")
    return names


def test_every_file_of_the_package_is_inside(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())

    assert _expected() - inside == set()


def test_the_message_catalogue_is_compiled(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()

    assert "ckanext/palembang/catalogue/i18n/id/LC_MESSAGES/ckanext-palembang.mo" in inside


def test_it_works_in_a_ckan_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    code = (
        "import ckanext.palembang.catalogue as room, ckanext.palembang.schemas as schemas;"
        "from ckanext.scheming.plugins import _load_schema;"
        "print(room.__file__); print(schemas.__file__);"
        "print(_load_schema('ckanext.palembang.schemas:dataset.yaml')['dataset_type']);"
        "from ckan.cli.cli import ckan; ckan(['palembang', '--help'], prog_name='ckan')"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(target), "CKAN_INI": str(ROOT / "test.ini")},
    )

    assert answer.returncode == 0, answer.stderr
    where, schemas, kind = answer.stdout.splitlines()[:3]
    assert where.startswith(str(target))
    assert schemas.startswith(str(target))
    assert kind == "dataset"
    assert "Usage: ckan palembang" in answer.stdout
