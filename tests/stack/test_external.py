"""Services of the operator's own."""

from __future__ import annotations

import pytest

from stack.errors import StackError
from stack.external import DATABASE, REDIS, SOLR, External

DATABASES = {name: f"postgresql://db/{name.lower()}" for name in DATABASE}


def test_without_variables_every_service_is_ours() -> None:
    assert External.from_environ({"PATH": "/bin"}).names == frozenset()


def test_an_empty_variable_counts_as_not_set() -> None:
    assert External.from_environ({SOLR: ""}).names == frozenset()


@pytest.mark.parametrize(
    ("environ", "names"),
    [
        ({SOLR: "http://solr"}, {"solr"}),
        ({REDIS: "redis://redis"}, {"valkey"}),
        (DATABASES, {"postgres"}),
        (
            {**DATABASES, SOLR: "http://solr", REDIS: "redis://redis"},
            {"postgres", "solr", "valkey"},
        ),
    ],
    ids=["solr", "redis", "databases", "all"],
)
def test_what_is_given_is_not_started(environ: dict[str, str], names: set[str]) -> None:
    external = External.from_environ(environ)

    assert external.names == names
    assert external.urls == environ


@pytest.mark.parametrize("left_out", DATABASE)
def test_databases_come_together_or_not_at_all(left_out: str) -> None:
    environ = {name: url for name, url in DATABASES.items() if name != left_out}

    with pytest.raises(StackError, match=f"but not {left_out}: set all three"):
        External.from_environ(environ)
