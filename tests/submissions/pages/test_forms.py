"""What officers fill in: explanations, corrections; and what publishing would change."""

from __future__ import annotations

import pytest

from ckanext.palembang.submissions.pages.findings import MOST_OF_A_KIND, shown_findings
from ckanext.palembang.submissions.pages.forms import (
    correction_of_table,
    corrections_from,
    explanations_from,
    is_plain_id,
    whole_number,
)

from tests.submissions.pages.records import finding, submission

_TABLES = [
    {"index": 0, "sheet": "Data", "range": "A1:B2", "title": None},
    {"index": 1, "sheet": "Lain", "range": "A1:B2", "title": None},
    {"index": 2, "sheet": "Data", "range": "A9:B12", "title": None},
]


def test_errors_come_first_and_each_finding_has_its_number() -> None:
    found = shown_findings(
        submission(findings=[finding(1, level="info"), finding(2), finding(3, level="error")]), "en"
    )

    assert [(one.number, one.level, one.message) for one in found.listed] == [
        (1, "error", "Message 3"),
        (2, "warning", "Message 2"),
        (3, "info", "Message 1"),
    ]
    assert found.counts == {"error": 1, "warning": 1, "info": 1}


def test_many_of_a_kind_are_counted_not_listed() -> None:
    findings = [finding(number) for number in range(MOST_OF_A_KIND + 60)]
    found = shown_findings(submission(findings=findings), "id")

    assert len(found.listed) == MOST_OF_A_KIND
    assert found.unlisted == 60
    assert [(kind.code, kind.count, kind.example) for kind in found.kinds] == [
        ("jump", MOST_OF_A_KIND + 60, "Pesan 0")
    ]
    assert found.unexplained == MOST_OF_A_KIND + 60


def test_one_sentence_explains_the_warnings_of_a_kind_that_have_none() -> None:
    findings = [
        finding(1, explanation="Sendiri."),
        finding(2),
        finding(3, code="outlier"),
        finding(4, level="error"),
    ]
    form = {"explanation.f1": "Sendiri.", "explanation.f2": " ", "explain_all.jump": "Sensus."}

    assert explanations_from(form, findings) == {"f2": "Sensus."}


def test_an_explanation_can_be_taken_back_and_unlisted_ones_stay() -> None:
    findings = [finding(1, explanation="Lama."), finding(2, explanation="Tetap.")]

    assert explanations_from({"explanation.f1": ""}, findings) == {"f1": ""}


def test_a_form_corrects_only_what_it_says() -> None:
    form = {
        "period": " 2023/2024 ",
        "head_rows": "3 – 5",
        "unit": "orang",
        "decimal_sign": ";",
        "label.1": "Jakabrang",
        "area.1": "16.71.17",
        "label.2": "Entah",
        "area.2": "99.99",
    }
    areas = {"Jakabrang": "16.71.17"}

    assert corrections_from(form, submission()) == {
        "period": "2023/2024",
        "corrections": {
            "tables": [
                {"sheet": "Data", "index": 0, "head_rows": "3:5", "unit": "orang", "areas": areas}
            ]
        },
    }


def test_corrections_of_other_tables_stay() -> None:
    other = {"sheet": "Data", "index": 0, "unit": "orang"}
    own = {"sheet": "Data", "index": 1, "unit": "persen"}
    record = submission(tables=_TABLES, corrections={"tables": [other, own]})
    record["table_index"] = 2

    assert correction_of_table(record) == own
    assert corrections_from({"unit": "indeks"}, record)["corrections"] == {
        "tables": [other, {**own, "unit": "indeks"}]
    }
    assert corrections_from({}, record)["corrections"] == {"tables": [other]}


def test_choosing_another_table_keeps_the_corrections() -> None:
    own = {"tables": [{"sheet": "Data", "index": 0, "unit": "orang"}]}
    record = submission(tables=_TABLES, corrections=own)

    assert corrections_from({"keep": "1", "table": "2"}, record) == {
        "corrections": own,
        "table": 2,
    }


@pytest.mark.parametrize("text", ["", "../x", "a b", "é", "x" * 101, "<b>"])
def test_what_can_be_no_identifier(text: str) -> None:
    assert not is_plain_id(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [(None, 0), ("", 0), ("-1", 0), ("x", 0), ("²", 0), ("20", 20), ("9" * 400, 1_000_000)],
)
def test_numbers_of_an_address(text: str | None, number: int) -> None:
    assert whole_number(text) == number
