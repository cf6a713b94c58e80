"""Names of datasets in linked data."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ckanext.dcat.utils import catalog_uri
from ckanext.palembang.catalogue.iris import is_address


class DatasetNames:
    """Implements `IDCATURIGenerator`.

    The first plugin that does not answer None has decided, so what we do not change is None.
    """

    def catalog_uri(self, default_uri: str) -> str | None:
        """Leaves the catalogue's name as it is."""
        return None

    def dataset_uri(self, dataset_dict: dict[str, Any], default_uri: str) -> str | None:
        """Refuses a name that is no address.

        A harvested dataset may bring its own `uri`, and nobody checks it: with a blank in it the
        whole page of the catalogue could not be written.
        """
        if is_address(default_uri) or not dataset_dict.get("id"):
            return None
        identifier = quote(str(dataset_dict["id"]), safe="")
        return f"{catalog_uri().rstrip('/')}/dataset/{identifier}"

    def resource_uri(self, resource_dict: dict[str, Any], default_uri: str) -> str | None:
        """Leaves a resource's name as it is."""
        return None

    def publisher_uri(self, dataset_dict: dict[str, Any], default_uri: str | None) -> str | None:
        """Leaves an office's name as it is."""
        return None
