"""docs/metadata.md from the registers of the forms and the schemas: every field of MS-Keg, MS-Ind and MS-Var."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from ckanext.palembang.reference import code_list
from ckanext.palembang.statistics import Field, fields
from ckanext.palembang.statistics.conditions import Requirement, requirements

_SCHEMAS = Path(__file__).parents[2] / "schemas"
_HEAD = """\
# Statistical metadata: every field

Made from `ckanext/palembang/statistics/data/ms_*.yaml` (what a field is), the rules of `statistics`
(when it is asked for) and `schemas/*.yaml` (its labels) by `python -m docs.build`; do not edit.

* **key**: name in a record of the API, in the JSON of `python -m ckanext.palembang.statistics check`, and in the
  flat form that the national portal and BPS DNA read.
* **obligation**: before publication; a draft may leave everything empty. A conditional field is asked for only
  when the answer under **asked for when** is given; filled although another answer is given, it is refused.
* **code list**: a file of `ckanext/palembang/reference/data/lists`.
* **INDAH**: path below `data.` in the JSON of INDAH v2; **RDF**: term in the DCAT export.
* Facts about a person (marked **personal**) are shown to the office and the walidata only, and are in no public page,
  answer, index, feed or export unless `ckanext.palembang.catalogue.publish_personal_data` says so.

Where MS-Keg is an activity of its own (`/kegiatan`), MS-Ind stands in the rows `indikator` of a dataset, and MS-Var is
the data dictionary of a table. How to export and import them: [cli.md](cli.md), `ckan palembang metadata`.
"""
_TITLES = {
    "ms_keg": "MS-Keg: the activity",
    "ms_ind": "MS-Ind: the indicators of a dataset",
    "ms_var": "MS-Var: the columns of a table",
}
_COLUMNS = (
    "| key | no. | label (id) | label (en) | type | obligation | asked for when | code list | INDAH | RDF |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)
_BLOCKS = {
    "awal": "Front page",
    "I": "Block I",
    "II": "Block II",
    "III": "Block III",
    "IV": "Block IV",
    "V": "Block V",
    "VI": "Block VI",
    "VII": "Block VII",
    "VIII": "Block VIII",
}

Labels = Mapping[str, Mapping[str, str]]


def page() -> str:
    """The page: a table for each block of MS-Keg, one for MS-Ind and one for MS-Var."""
    parts = [_HEAD]
    for form, title in _TITLES.items():
        parts.append(f"## {title}\n")
        labels = _labels(form)
        block = None
        for field in fields(form):
            if field.block != block or block is None:
                block = field.block
                heading = f"### {_BLOCKS[block]}\n\n" if block else ""
                parts.append(f"{heading}{_COLUMNS}")
            parts += _rows(field, labels)
        parts.append("")
    return "\n".join(parts).replace("|\n###", "|\n\n###").rstrip() + "\n"


def _labels(form: str) -> Labels:
    if form == "ms_keg":
        found = {row["field_name"]: row["label"] for row in _schema("kegiatan")["dataset_fields"]}
        return {**found, "judul_kegiatan": found["title"]}
    if form == "ms_ind":
        rows = _schema("dataset")["dataset_fields"]
        indicator = next(row for row in rows if row["field_name"] == "indikator")
        return {row["field_name"]: row["label"] for row in indicator["repeating_subfields"]}
    return {row["field_name"]: row["label"] for row in _schema("variable")["variable_fields"]}


def _schema(name: str) -> dict[str, Any]:
    return yaml.safe_load((_SCHEMAS / f"{name}.yaml").read_text(encoding="utf-8"))


def _rows(field: Field, labels: Labels) -> Iterator[str]:
    kind = field.type + (", personal" if field.personal else "")
    code = f"`{field.list}` ({len(list(code_list(field.list)))})" if field.list else ""
    path = f"`{field.indah}`" if field.indah else ""
    term = f"`{field.term}`" if field.term else ""
    yield _row(
        field.key, field.number, labels, kind, field.obligation, _when(field, field.key), code, path, term
    )  # fmt: skip
    if field.other:
        yield _row(
            field.other.key,
            field.number,
            labels,
            "text",
            "conditional",
            _when(field, field.other.key),
            "",
            f"`{field.indah}.{field.other.indah}`",
            "",
        )


def _row(key: str, number: str, labels: Labels, *cells: str) -> str:
    label = labels[key]
    words = [label[language].removeprefix(f"{number} ") for language in ("id", "en")]
    return "| " + " | ".join([f"`{key}`", number, *words, *cells]) + " |"


def _when(field: Field, key: str) -> str:
    return " and ".join(map(_condition, requirements(field.form, key)))


def _condition(need: Requirement) -> str:
    return f"`{need.key}` is {' or '.join(f'`{code}`' for code in sorted(need.accepted))}"
