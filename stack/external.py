"""Services of the operator's own, named by CKAN's environment variables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stack.errors import StackError

DATABASE = ("CKAN_SQLALCHEMY_URL", "CKAN_DATASTORE_WRITE_URL", "CKAN_DATASTORE_READ_URL")
SOLR = "CKAN_SOLR_URL"
REDIS = "CKAN_REDIS_URL"
ALL = (*DATABASE, SOLR, REDIS)


@dataclass(frozen=True)
class External:
    """Which services exist already: the stack starts none of its own for these."""

    urls: dict[str, str]

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> External:
        """Read CKAN's variables.

        Raises:
            StackError: Some of the three database addresses are given and others are not.
        """
        urls = {name: environ[name] for name in ALL if environ.get(name)}
        given = [name for name in DATABASE if name in urls]
        missing = [name for name in DATABASE if name not in urls]
        if given and missing:
            msg = f"{' and '.join(given)} set, but not {' and '.join(missing)}: set all three of {', '.join(DATABASE)}, or none."
            raise StackError(msg)
        return cls(urls)

    @property
    def names(self) -> frozenset[str]:
        """The services that the operator has, as the Procfile calls ours."""
        services = {DATABASE[0]: "postgres", REDIS: "valkey", SOLR: "solr"}
        return frozenset(service for name, service in services.items() if name in self.urls)
