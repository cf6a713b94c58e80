"""The committed message catalogues are complete and right."""

from __future__ import annotations

from collections import Counter

import pytest

from stack.messages import checks, files, sources
from stack.messages.__main__ import main

TEMPLATE = files.read(files.template_path(sources.I18N))


def test_indonesian_is_there() -> None:
    assert [path.parts[-3] for path in files.locale_paths(sources.I18N)] == ["id"]


def test_the_catalogues_are_up_to_date_complete_and_right(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["check"])
    assert (code, capsys.readouterr().out) == (0, "")


def test_indonesian_has_one_plural_form() -> None:
    (path,) = files.locale_paths(sources.I18N)
    assert files.read(path).num_plurals == 1


def test_texts_that_differ_in_case_or_a_full_stop_only_are_translated_alike() -> None:
    """Two spellings of one English text are not two Indonesian texts."""
    (path,) = files.locale_paths(sources.I18N)
    spellings: dict[str, set[str]] = {}
    for message in files.messages(files.read(path)):
        if isinstance(message.id, str) and len(message.id.split()) > 1:
            text = message.id.casefold().rstrip(". ")
            spellings.setdefault(text, set()).add(message.string.casefold().rstrip(". "))
    assert {text: found for text, found in spellings.items() if len(found) > 1} == {}


def test_core_and_the_extensions_beside_us_are_covered() -> None:
    places = Counter(
        "/".join(place.split("/")[:2])
        for message in files.messages(TEMPLATE)
        for place, _line in message.locations
    )
    for part in ("ckan/templates", "ckan/public", "ckan/logic", "ckan/views"):
        assert places[part], part
    for neighbour in ("activity", "datastore", "datatablesview", "dcat", "scheming"):
        assert places[f"ckanext/{neighbour}"], neighbour


def test_no_template_text_is_left_to_a_line_number() -> None:
    """Line numbers would change the file with every edit of the sources."""
    found = checks.stale(TEMPLATE, TEMPLATE, "itself")
    lines = [line for m in files.messages(TEMPLATE) for _place, line in m.locations if line]
    assert (found, lines) == ([], [])
