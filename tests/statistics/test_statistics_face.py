"""What the room shows to others exists, is documented, and its findings speak both languages."""

from __future__ import annotations

import inspect
import pkgutil
import re
from importlib import import_module

import pytest

from ckanext.palembang import statistics
from ckanext.palembang.statistics import Message

#: A number of the form, a column, a regulation, a guide, another system.
SOURCE = re.compile(r"\b\d\.\d\b|[Cc]olumn|Peraturan BPS|INDAH|ROMANTIK|RDF|first page")
MODULES = [
    found.name
    for found in pkgutil.walk_packages(statistics.__path__, f"{statistics.__name__}.")
    if not found.name.endswith("__main__")
]
MESSAGES = [
    pytest.param(value, id=f"{name.removeprefix(statistics.__name__ + '.')}-{key}")
    for name in MODULES
    for key, value in vars(import_module(name)).items()
    if isinstance(value, Message)
]


@pytest.mark.parametrize("name", statistics.__all__)
def test_every_public_name_exists_and_is_documented(name: str) -> None:
    shown = getattr(statistics, name)
    if inspect.isclass(shown) or inspect.isfunction(inspect.unwrap(shown)):
        assert len(inspect.getdoc(shown) or "") > 20


def test_public_names_stand_once_and_in_order() -> None:
    assert len(set(statistics.__all__)) == len(statistics.__all__)


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is_for(name: str) -> None:
    assert import_module(name).__doc__


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_names_the_same_facts_in_both_languages(message: Message) -> None:
    def placeholders(text: str) -> set[str]:
        return set(re.findall(r"%\((\w+)\)[sd]", text))

    assert placeholders(message.en) == placeholders(message.id)
    assert message.en != message.id
    assert message.en[-1] in ".?"
    assert message.id[-1] in ".?"


def test_every_rule_names_its_source_or_its_place_on_the_form() -> None:
    registry = import_module("ckanext.palembang.statistics.rules.registry")
    for rules in registry.RULES.values():
        for rule in rules:
            assert SOURCE.search(inspect.getdoc(rule) or ""), rule.__name__
