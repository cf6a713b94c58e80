"""docs/dcat-mapping.md: what each field says in linked data, found out by leaving it away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rdflib import RDF, URIRef
from rdflib.namespace import DCAT
from rdflib.term import Node as Term

from ckan.common import config

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.statements import Statement
from ckanext.palembang.dcat.linked_data.terms import PREFIXES
from ckanext.palembang.dcat.profile import Office, Sources, describe_dataset, describe_office

from docs.pages.mapping_sample import ACTIVITY, DATASET, OFFICE, RESOURCE, TABLE
from docs.pages.mapping_words import HEAD, NOTES, TAIL

_SCHEMAS = Path(__file__).parents[2] / "schemas"
_SITE = "https://data.example"
_DATASET = URIRef(f"{_SITE}/dataset/d")
_FILE = URIRef(f"{_DATASET}/resource/tabel")
_KANTOR = URIRef(f"{_SITE}/organization/kantor")
_COLUMNS = "| field | says | note |\n|---|---|---|"
_SETTINGS = {
    "ckan.site_url": _SITE,
    "ckanext.dcat.base_uri": _SITE,
    "ckanext.palembang.catalogue.definition_base_url": _SITE,
}
#: Fields that are filled in by CKAN and stand in no schema.
_CORE = ("metadata_modified",)
_DEEPEST = 4
_CORE_OF_FILES = ("size", "hash", "created", "last_modified")

Json = dict[str, Any]


def page() -> str:
    """The page: a table each for the dataset, its files, its data table and the office."""
    before = {key: config.get(key) for key in _SETTINGS}
    config.update(_SETTINGS)
    try:
        return HEAD + "".join(_sections()) + TAIL
    finally:
        config.update(before)


def _sections() -> Iterable[str]:
    dataset = _load("dataset.yaml")
    names = [field["field_name"] for field in dataset["dataset_fields"]]
    yield _table("Dataset", [*names, *_CORE], DATASET, _of_dataset, _DATASET)
    files = [field["field_name"] for field in dataset["resource_fields"]]
    yield _table("Resource", [*files, *_CORE_OF_FILES], RESOURCE, _of_resource, _FILE)
    yield _table(
        "Data table", [name for name in TABLE if name != "resource_id"], TABLE, _of_table, _DATASET
    )
    offices = [field["field_name"] for field in _load("organization.yaml")["fields"]]
    yield _table("Office", [*offices, "parent"], OFFICE, _of_office, _KANTOR)


def _table(
    heading: str,
    names: Iterable[str],
    sample: Json,
    describe: Callable[[Json], list[Statement]],
    root: URIRef,
) -> str:
    """Return a section: for each field what is said no longer when it is empty."""
    whole = describe(sample)
    rows: list[str] = []
    silent: list[str] = []
    for name in names:
        kept = {key: value for key, value in sample.items() if key not in _with(name)}
        rest = set(describe(kept))
        said = _paths([one for one in whole if one not in rest], whole, root)
        if said:
            rows.append(f"| `{name}` | {said} | {NOTES.get((heading, name), '')} |")
        else:
            silent.append(f"`{name}`")
    quiet = f"\n\nSay nothing by themselves: {', '.join(silent)}." if silent else ""
    lines = "\n".join(rows)
    return f"\n## {heading}\n\n{_COLUMNS}\n{lines}{quiet}\n"


# Where one of these is empty another one stands in, so they are left away together.
_STAND_INS = {"tag_string": "tags", "license_id": "license_title", "format": "mimetype"}


def _with(name: str) -> set[str]:
    return {name, _STAND_INS.get(name, name)}


def _of_dataset(package: Json) -> list[Statement]:
    sources = Sources(
        Addresses.of_this_site(),
        office={"kantor": _office(OFFICE)}.get,
        activity={"kegiatan": Facts(ACTIVITY)}.get,
        table=lambda _identifier: TABLE,
        roles={"walidata": ["walidata"], "pembina": ["pembina"]},
    )
    return describe_dataset(package, sources, named=_DATASET).statements


def _of_resource(resource: Json) -> list[Statement]:
    return _of_dataset({**DATASET, "resources": [resource]})


def _of_table(table: Json) -> list[Statement]:
    told: Mapping[str, Any] = table
    sources = Sources(Addresses.of_this_site(), table=lambda _identifier: told)
    return describe_dataset(DATASET, sources, named=_DATASET).statements


def _of_office(office: Json) -> list[Statement]:
    return describe_office(_office(office), Addresses.of_this_site()).statements


def _office(facts: Json) -> Office:
    parent = Office("pemkot", Facts({})) if "parent" in facts else None
    return Office("kantor", Facts(facts), parent)


def _paths(lost: list[Statement], whole: list[Statement], root: URIRef) -> str:
    """Return the properties of some statements, each with the way that leads to it from a thing."""
    ways = {value: (subject, predicate) for subject, predicate, value in reversed(whole)}
    # Datasets point to an office's contact; its own record does not.
    ways.setdefault(URIRef(f"{root}#kontak"), (root, DCAT.contactPoint))
    said: dict[str, None] = {}
    for subject, predicate, _ in lost:
        way = _way(subject, ways, root)
        if way is not None and predicate != RDF.type:
            said[" / ".join([*way, _short(predicate)])] = None
    return ", ".join(f"`{one}`" for one in said)


def _way(subject: Term, ways: dict[Term, tuple[Term, Term]], root: URIRef) -> list[str] | None:
    """Return the properties that lead from a thing to another; None where it is not about it."""
    steps: list[str] = []
    while subject != root:
        if subject not in ways or len(steps) == _DEEPEST:
            return None
        subject, predicate = ways[subject]
        steps.insert(0, _short(predicate))
    return steps


def _short(predicate: Term) -> str:
    for prefix, namespace in PREFIXES.items():
        if str(predicate).startswith(str(namespace)):
            return f"{prefix}:{str(predicate)[len(str(namespace)) :]}"
    return str(predicate)


@cache
def _load(name: str) -> Json:
    return yaml.safe_load((_SCHEMAS / name).read_text(encoding="utf-8"))
