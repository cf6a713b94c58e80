"""The flat `dct:<key>` literals that the national portal's fork of ckanext-dcat reads, for whoever wants them.

They are no terms of Dublin Core, so the layer is off unless an operator turns it on
(`ckanext.palembang.dcat.sdi_layer`). Keys whose name is a term of Dublin Core stay what they are there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rdflib.namespace import DCAT, SKOS

from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.dcat.national.answers import harvested, national_answers
from ckanext.palembang.dcat.profile.said import Said

#: Terms of Dublin Core: that harvester reads them as every other one does.
_TERMS: Final = frozenset({"accessRights", "accrualPeriodicity"})


def add_sdi_layer(dataset: Node, package: Mapping[str, Any], activity: Facts | None) -> None:
    """Add what a dataset, its first indicator and its activity say under the flat names.

    Args:
        dataset: the dataset, described.
        package: its dictionary.
        activity: the activity that it comes from, if everybody may read it.
    """
    for key, text in sorted(harvested(national_answers(package, activity)).items()):
        if key not in _TERMS:
            dataset.text(DCT[key], text)
    said = Said(dataset.graph)
    for theme in said.iris(dataset.iri, DCAT.theme)[:1]:
        # That harvester looks for the theme here, and takes one text.
        dataset.text(DCT["theme"], said.text(theme, SKOS.prefLabel, "id"))
