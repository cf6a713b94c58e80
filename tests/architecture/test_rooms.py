"""Rooms import downwards only, by the front door, and the ground rooms know no CKAN."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2] / "ckanext" / "palembang"
#: Ground floor first; a room imports from rooms before it.
ROOMS = (
    "reference",
    "statistics",
    "tables",
    "catalogue",
    "submissions",
    "workflow",
    "yearbook",
    "dcat",
)
GROUND = ("reference", "statistics", "tables")
#: Floors of `dcat`, ground floor first: a package imports from floors below its own.
FLOORS = (
    {"linked_data", "config"},
    {"stored", "national"},
    {"table_facts"},
    {"profile"},
    {"data_json", "observations"},
    {"records"},
    {"catalog"},
    {"conformance", "data_tables", "definitions", "feed", "intake"},
    {"logic"},
)
_PREFIX = "ckanext.palembang."
_FILES = sorted(
    path for room in ROOMS if (HOUSE / room).is_dir() for path in (HOUSE / room).rglob("*.py")
)


def _name(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def _in_dcat(path: Path) -> bool:
    return path.relative_to(HOUSE).parts[0] == "dcat"


def _imports(path: Path) -> Iterator[tuple[str, list[str]]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_name(path)}: relative import"
            yield str(node.module), [alias.name for alias in node.names]


def _offered(room: str) -> set[str]:
    tree = ast.parse((HOUSE / room / "__init__.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


@pytest.mark.parametrize("path", _FILES, ids=_name)
def test_imports_go_down_and_by_the_front_door(path: Path) -> None:
    room = path.relative_to(HOUSE).parts[0]
    for module, names in _imports(path):
        if not module.startswith(_PREFIX):
            continue
        other, *inner = module.removeprefix(_PREFIX).split(".")
        if other == room or other not in ROOMS:
            continue
        assert ROOMS.index(other) < ROOMS.index(room), f"{module} stands above {room}"
        assert not inner, f"{module}: import from {_PREFIX}{other}"
        assert set(names) <= _offered(other), f"{other} does not offer {names}"


def _floor(name: str) -> int | None:
    return next((number for number, names in enumerate(FLOORS) if name in names), None)


@pytest.mark.parametrize("path", [one for one in _FILES if _in_dcat(one)], ids=_name)
def test_packages_of_linked_data_import_down_their_floors(path: Path) -> None:
    own = path.relative_to(HOUSE / "dcat").parts[0].removesuffix(".py")
    number = _floor(own)
    assert number is not None or path.parent == HOUSE / "dcat", f"{own} has no floor"
    for module, names in _imports(path):
        first, _, rest = module.partition(f"{_PREFIX}dcat")
        if first or not module.startswith(f"{_PREFIX}dcat"):
            continue
        for other in [rest.strip(".").split(".")[0]] if rest else names:
            below = _floor(other)
            if number is not None and other != own:
                assert below is not None, f"{other} has no floor"
                assert below < number, f"{other} does not stand below {own}"


@pytest.mark.parametrize(
    "path", [path for path in _FILES if path.relative_to(HOUSE).parts[0] in GROUND], ids=_name
)
def test_ground_rooms_know_no_ckan(path: Path) -> None:
    for module, _ in _imports(path):
        assert module.split(".")[0] != "ckan", module
        assert not module.startswith("ckanext.") or module.startswith(_PREFIX), module


def test_no_file_has_more_than_one_subject_s_worth_of_lines() -> None:
    long = [
        f"{_name(path)}: {lines}"
        for path in _FILES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    ]

    assert long == []
