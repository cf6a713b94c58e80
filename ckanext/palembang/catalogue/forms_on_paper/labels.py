"""Labels of the fields, from the schemas that the forms on screen have them from too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.forms_on_paper.sheet import Words

#: The form's number with which a label begins: "1.2 ", "3.3 B3 ", "8.1 ".
_NUMBER = re.compile(r"^\d+(\.\d+)?( [A-D]\d+)?\.?\s+")

Labels = Mapping[str, Words]


def activity_labels() -> Labels:
    """Labels of MS-Keg."""
    schema = tk.h.scheming_get_dataset_schema("kegiatan")
    labels = dict(_labels(schema["dataset_fields"]))
    # The package holds the activity's title under CKAN's own key.
    return {**labels, "judul_kegiatan": labels["title"]}


def indicator_labels() -> Labels:
    """Labels of MS-Ind: the rows of a dataset's field `indikator`."""
    schema = tk.h.scheming_get_dataset_schema("dataset")
    row = next(f for f in schema["dataset_fields"] if f["field_name"] == "indikator")
    return _labels(row["repeating_subfields"])


def label(labels: Labels, key: str) -> Words:
    """The label of a field without its number; the key itself where the schema has none."""
    return labels.get(key) or Words(key, key)


def last_part(words: Words) -> Words:
    """What a label says beyond the heading that it stands under: “Eselon 1” of “Unit … – Eselon 1”."""
    return Words(words.id.rpartition(" – ")[2], words.en.rpartition(" – ")[2])


def _labels(fields: Iterable[Mapping[str, Any]]) -> Labels:
    return {field["field_name"]: words_of(field.get("label", "")) for field in fields}


def words_of(found: Any) -> Words:
    """The label of a schema in both languages, without the form's number."""
    if not isinstance(found, Mapping):
        return Words(_bare(str(found)), _bare(str(found)))
    indonesian = str(found.get("id") or found.get("en") or "")
    return Words(_bare(indonesian), _bare(str(found.get("en") or indonesian)))


def _bare(text: str) -> str:
    return _NUMBER.sub("", text)


@lru_cache(maxsize=1)
def variable_labels() -> Labels:
    """Labels of MS-Var: the columns of a data dictionary."""
    text = (files("ckanext.palembang.schemas") / "variable.yaml").read_text(encoding="utf-8")
    return _labels(yaml.safe_load(text)["variable_fields"])
