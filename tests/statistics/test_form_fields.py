"""The register of fields: complete, consistent with the code lists, with the right facts about persons."""

from __future__ import annotations

import re

import pytest

from ckanext.palembang.reference import code_list, code_list_names
from ckanext.palembang.statistics import (
    FORMS,
    Field,
    UnknownFieldError,
    applies,
    fields,
    fields_by_key,
    personal_keys,
)

EVERY_FIELD = [
    pytest.param(field, id=f"{form}-{field.key}") for form in FORMS for field in fields(form)
]
TYPES = {
    *("text", "long_text", "texts", "year", "count", "email", "phone", "code", "flags", "yes_no"),
    *("periods", "dates", "areas", "variables", "indicators", "variables_used", "value_domain"),
}


@pytest.mark.parametrize(("form", "count"), [("ms_keg", 66), ("ms_ind", 16), ("ms_var", 18)])
def test_a_form_has_all_its_fields_once(form: str, count: int) -> None:
    keys = [field.key for field in fields(form)]

    assert len(keys) == len(set(keys)) == count
    assert list(fields_by_key(form)) == keys


@pytest.mark.parametrize("field", EVERY_FIELD)
def test_a_field_is_of_a_known_type_and_its_list_exists(field: Field) -> None:
    assert field.type in TYPES
    assert field.obligation in {"mandatory", "conditional", "optional"}
    assert bool(field.list) == (field.type in {"code", "flags"})
    assert not field.list or field.list in code_list_names()


@pytest.mark.parametrize("field", EVERY_FIELD)
def test_a_field_waits_for_an_answer_if_and_only_if_it_is_conditional(field: Field) -> None:
    assert applies(field.form, field.key, {}) == (field.obligation != "conditional")


@pytest.mark.parametrize("field", EVERY_FIELD)
def test_a_field_has_a_place_in_indah_or_is_known_to_have_none(field: Field) -> None:
    without = {"id_kegiatan_mms", "id_kegiatan", "rekomendasi_bps", "id_indikator_mms"}
    without |= {"id_variabel_mms", "peran", "daftar_kode"}

    assert (not field.indah) == (field.key in without)


@pytest.mark.parametrize("field", EVERY_FIELD)
def test_a_list_with_lainnya_has_a_text_for_it(field: Field) -> None:
    has_other = field.type == "flags" and "lainnya" in code_list(field.list)

    assert (field.other is not None) == has_other


def test_blocks_and_numbers_stand_in_the_order_of_the_form() -> None:
    activity = fields("ms_keg")
    blocks = list(dict.fromkeys(field.block for field in activity))
    numbers = [re.findall(r"\d+", field.number)[:2] for field in activity if field.number]

    assert blocks == ["awal", "I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    assert numbers == sorted(numbers, key=lambda pair: [int(part) for part in pair])


def test_facts_about_persons_are_those_of_the_technical_officer() -> None:
    assert personal_keys() == {field.key for field in fields("ms_keg") if field.number == "2.2"}
    assert all(key.startswith("ii_pj_") for key in personal_keys())


def test_a_form_or_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownFieldError, match="no form 'ms_xyz'; there are: ms_keg, ms_ind"):
        fields("ms_xyz")
    with pytest.raises(UnknownFieldError, match="form 'ms_ind' has no field 'tahun'"):
        applies("ms_ind", "tahun", {})
