"""Which rules a form has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ckanext.palembang.statistics.findings import Finding
from ckanext.palembang.statistics.rules.activity import (
    background,
    frequency,
    recommendation,
    year,
)
from ckanext.palembang.statistics.rules.collected import collected_variables
from ckanext.palembang.statistics.rules.collection import (
    enumerators,
    sampling_technique,
    supervisors,
)
from ckanext.palembang.statistics.rules.contact import contacts
from ckanext.palembang.statistics.rules.coverage import area_codes, area_names, areas_twice
from ckanext.palembang.statistics.rules.indicator import (
    components_twice,
    composed_of_itself,
    indicator_concepts,
    indicator_sdsn_code,
    variables_twice,
)
from ckanext.palembang.statistics.rules.schedule import (
    periods_forward,
    releases_after_collection,
    schedule_near_year,
    stages_in_order,
)
from ckanext.palembang.statistics.rules.variable import (
    alias_of_column,
    known_code_list,
    measure_is_number,
    value_domain_of_list,
    value_domain_of_type,
    value_domain_twice,
    variable_concepts,
    variable_sdsn_code,
)
from ckanext.palembang.statistics.values import Record

Rule = Callable[[Record], Iterator[Finding]]

RULES: Final[Mapping[str, tuple[Rule, ...]]] = {
    "ms_keg": (
        year,
        recommendation,
        contacts,
        background,
        periods_forward,
        stages_in_order,
        schedule_near_year,
        collected_variables,
        frequency,
        area_codes,
        area_names,
        areas_twice,
        sampling_technique,
        supervisors,
        enumerators,
        releases_after_collection,
    ),
    "ms_ind": (
        indicator_concepts,
        indicator_sdsn_code,
        composed_of_itself,
        components_twice,
        variables_twice,
    ),
    "ms_var": (
        alias_of_column,
        variable_concepts,
        variable_sdsn_code,
        value_domain_twice,
        value_domain_of_type,
        value_domain_of_list,
        measure_is_number,
        known_code_list,
    ),
}


def rule_findings(form: str, record: Record) -> Iterator[Finding]:
    """Findings of the rules between the answers of a record."""
    for rule in RULES[form]:
        yield from rule(record)
