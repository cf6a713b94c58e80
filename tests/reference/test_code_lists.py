"""The code lists: complete, without collisions, every spelling finds its own code."""

from __future__ import annotations

import pytest

from ckanext.palembang.reference import UnknownCodeListError, code_list, code_list_names


@pytest.mark.parametrize("name", code_list_names())
def test_every_spelling_finds_its_own_code(name: str) -> None:
    read = code_list(name)
    for code in read:
        for text in code.spellings():
            assert read.normalise(text) == code.code


def test_a_list_that_does_not_exist_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UnknownCodeListError, match="bab"):
        code_list("bulan")
