"""Looks at the whole configuration once CKAN has read it; what cannot work stops the start in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.common import CKANConfig
from ckan.exceptions import CkanConfigurationException

#: What our pages, rules and feeds read; a site's own schema must keep these fields.
NEEDED_FIELDS = frozenset(
    {
        "accessRights",
        "accrualPeriodicity",
        "dalam_angka",
        "definisi",
        "id_sds",
        "jadwal",
        "kode_wilayah",
        "konsep",
        "license_id",
        "name",
        "notes",
        "notes_en",
        "owner_org",
        "periode_akhir",
        "periode_awal",
        "putus_deret",
        "satuan",
        "subjek_csa",
        "sumber",
        "title",
        "title_en",
    }
)
_PLUGINS = (
    "palembang activity datastore scheming_datasets scheming_organizations dcat structured_data"
)
_BEFORE = ("scheming_datasets", "scheming_organizations", "dcat", "structured_data")
_NEEDED_PLUGINS = ("datastore", "scheming_datasets", "scheming_organizations")
_SCHEMA = "ckanext.palembang.schemas:dataset.yaml"
_SCHEMA_SETTINGS = {
    "scheming.dataset_schemas": _SCHEMA,
    "scheming.organization_schemas": "ckanext.palembang.schemas:organization.yaml",
    "scheming.presets": "ckanext.palembang.schemas:presets.yaml ckanext.scheming:presets.json",
}


def check_configuration(config: CKANConfig) -> None:
    """Stops CKAN where its settings contradict ours.

    Raises:
        CkanConfigurationException: All that is wrong, a line each: setting, reason, right example.
    """
    problems = [*_plugin_problems(config)] or [*_schema_problems()]
    if problems:
        raise CkanConfigurationException("\n".join(problems))


def check_schema_files(config: CKANConfig) -> None:
    """Stops CKAN before ckanext-scheming stumbles over a file that is not there.

    Raises:
        CkanConfigurationException: The setting, the entry that is wrong, and a right one.
    """
    for setting, example in _SCHEMA_SETTINGS.items():
        for entry in str(config.get(setting) or "").split():
            if not _is_there(entry):
                raise CkanConfigurationException(
                    f"{setting}: there is no file '{entry}'; a right one is: {example}"
                )


def _is_there(entry: str) -> bool:
    module, separator, file = entry.partition(":")
    if not separator or file.startswith("//"):
        # An address, which only scheming can judge.
        return bool(separator)
    try:
        found = find_spec(module)
    except (ImportError, ValueError):
        return False
    places = (found.submodule_search_locations or []) if found else []
    return any((Path(place) / file).is_file() for place in places)


def _plugin_problems(config: CKANConfig) -> Iterator[str]:
    listed = _listed(config)
    missing = [name for name in _NEEDED_PLUGINS if name not in listed]
    if missing:
        yield _about_plugins(f"'palembang' needs {_quoted(missing)}")
    late = [
        name
        for name in _BEFORE
        if name in listed and listed.index(name) < listed.index("palembang")
    ]
    if late:
        yield _about_plugins(f"'palembang' must stand before {_quoted(late)}")


def _listed(config: CKANConfig) -> list[str]:
    names = config["ckan.plugins"]
    return names.split() if isinstance(names, str) else list(names)


def _about_plugins(reason: str) -> str:
    return f"ckan.plugins: {reason}; a right one is: {_PLUGINS}"


def _schema_problems() -> Iterator[str]:
    schema: dict[str, Any] | None = tk.h.scheming_get_dataset_schema("dataset")
    if schema is None:
        yield (
            "scheming.dataset_schemas: no schema is for the type 'dataset'; "
            f"a right one is: {_SCHEMA}"
        )
        return
    missing = sorted(NEEDED_FIELDS - {field["field_name"] for field in schema["dataset_fields"]})
    if missing:
        yield (
            f"scheming.dataset_schemas: the schema for the type 'dataset' has no field {_quoted(missing)}; "
            f"a right one is: {_SCHEMA}, or one that keeps its fields"
        )


def _quoted(names: list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
