"""A mapping that cannot change."""

from __future__ import annotations

import copy
import pickle

import pytest

from ckanext.palembang.reference.frozen import FrozenMapping


def test_it_reads_like_any_mapping() -> None:
    pairs = FrozenMapping({"eu": "A", "sdmx": "B"})
    assert pairs["eu"] == "A"
    assert pairs.get("iana") is None
    assert "sdmx" in pairs
    assert list(pairs) == ["eu", "sdmx"]
    assert len(pairs) == 2
    assert dict(pairs) == {"eu": "A", "sdmx": "B"}
    assert pairs == {"sdmx": "B", "eu": "A"}
    assert repr(pairs) == "FrozenMapping({'eu': 'A', 'sdmx': 'B'})"


def test_a_name_that_is_missing_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="iana"):
        FrozenMapping()["iana"]


def test_equal_mappings_have_one_hash_in_any_order() -> None:
    assert hash(FrozenMapping({"a": "1", "b": "2"})) == hash(FrozenMapping({"b": "2", "a": "1"}))


def test_it_can_be_copied_and_pickled_but_not_changed() -> None:
    pairs = FrozenMapping({"a": "1"})
    assert copy.deepcopy(pairs) == pairs
    assert pickle.loads(pickle.dumps(pairs)) == pairs  # noqa: S301
    with pytest.raises(TypeError):
        pairs["a"] = "2"
