"""What the room shows to others: documented, complete, and free of CKAN."""

from __future__ import annotations

import builtins
import inspect
import pkgutil
import subprocess
import sys
from importlib import import_module

import pytest

from ckanext.palembang import reference

MODULES = [
    found.name for found in pkgutil.walk_packages(reference.__path__, f"{reference.__name__}.")
]


def test_every_public_name_exists_once_and_in_order() -> None:
    assert len(set(reference.__all__)) == len(reference.__all__)
    assert [name for name in reference.__all__ if not hasattr(reference, name)] == []


@pytest.mark.parametrize("name", reference.__all__)
def test_every_public_class_and_function_is_documented(name: str) -> None:
    shown = getattr(reference, name)
    if inspect.isclass(shown) or inspect.isfunction(inspect.unwrap(shown)):
        assert len(inspect.getdoc(shown) or "") > 20


@pytest.mark.parametrize("name", reference.__all__)
def test_what_a_public_function_raises_is_public_too(name: str) -> None:
    text = inspect.getdoc(getattr(reference, name)) or ""
    named = {
        word.strip("`:,.() ") for word in text.split() if word.strip("`:,.()").endswith("Error")
    }
    assert named - set(dir(builtins)) <= set(reference.__all__)


def test_every_error_of_the_room_has_one_base_and_a_code_of_its_own() -> None:
    shown = [getattr(reference, name) for name in reference.__all__ if name.endswith("Error")]
    ours = [one for one in shown if one.__module__.endswith("reference.errors")]
    assert all(issubclass(one, reference.ReferenceRoomError) for one in ours)
    assert len({one.code for one in ours}) == len(ours)


def test_the_drawing_of_the_errors_names_every_error() -> None:
    module = import_module("ckanext.palembang.reference.errors")
    drawn = inspect.getdoc(module) or ""
    classes = [name for name, _ in inspect.getmembers(module, inspect.isclass)]
    assert [name for name in classes if name not in drawn] == []


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is_for(name: str) -> None:
    assert import_module(name).__doc__


def test_the_room_needs_no_ckan() -> None:
    lines = [
        "import sys, ckanext.palembang.reference as room",
        "[room.code_list(name) for name in room.code_list_names()], room.offices(), room.chapters(2026)",
        "print([name for name in sys.modules if name == 'ckan' or name.startswith('ckan.')])",
    ]
    command = [sys.executable, "-c", "\n".join(lines)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_nothing_is_read_before_it_is_asked_for() -> None:
    lines = [
        "import ckanext.palembang.reference as room",
        "from ckanext.palembang.reference import files",
        "files.data_text = None",
        "from ckanext.palembang.reference.places import rows",
        "rows.data_text = None",
        "print(room.code_list.__name__)",
    ]
    command = [sys.executable, "-c", "\n".join(lines)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "code_list"
