"""The current feed checked as a whole, the report kept, and written as a SHACL report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from rdflib import SH, XSD, URIRef

from ckan import model

from ckanext.palembang.dcat.catalog import reading
from ckanext.palembang.dcat.catalog.head_pieces import catalogue_facts, page_head
from ckanext.palembang.dcat.catalog.question import Question
from ckanext.palembang.dcat.conformance.checking import Finding, findings
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.documents import N_TRIPLES
from ckanext.palembang.dcat.linked_data.iris import absolute_iri
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.statements import Statements
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.dcat.records import renew

_BATCH = 50
#: A report says all of a catalogue that is nearly right, and enough of one that is not.
_MOST_KEPT = 1_000
_KEY = "ckanext.palembang.dcat.conformance_report"


@dataclass(frozen=True)
class Report:
    """What a check of the whole feed found.

    Attributes:
        checked: when it ended.
        datasets: how many datasets were checked.
        pages: on how many pages of the feed they stand.
        violations: how many violations were found, also those that are not kept.
        found: at most 1,000 of them.
    """

    checked: datetime
    datasets: int
    pages: int
    violations: int
    found: list[Finding]

    @property
    def conforms(self) -> bool:
        """Whether nothing was found."""
        return self.violations == 0


def check_feed() -> Report:
    """Check the catalogue, all its published datasets and their offices, and keep the report.

    Raises:
        CheckerMissingError: if pyshacl is not installed.
    """
    sizes: list[int] = []
    kept: list[Finding] = []
    count = 0
    for one in findings(_documents(sizes)):
        count += 1
        if len(kept) < _MOST_KEPT:
            kept.append(one)
    report = Report(datetime.now(UTC), sum(sizes), len(sizes), count, kept)
    keep_report(report)
    return report


def last_report() -> Report | None:
    """Return the report of the last check; None before the first."""
    text = model.Session.execute(
        sa.select(model.SystemInfo.value).where(model.SystemInfo.key == _KEY)
    ).scalar()
    if not text:
        return None
    said = json.loads(text)
    return Report(
        checked=datetime.fromisoformat(said["checked"]),
        datasets=said["datasets"],
        pages=said["pages"],
        violations=said["violations"],
        found=[Finding(**one) for one in said["found"]],
    )


def report_statements(report: Report, address: str) -> Statements:
    """Return a report as `sh:ValidationReport`; its results have addresses under its own."""
    written = Statements()
    whole = Node(written, URIRef(address)).typed(SH.ValidationReport)
    whole.value(SH.conforms, "true" if report.conforms else "false", XSD.boolean)
    whole.value(DCT.created, report.checked.isoformat(timespec="seconds"), XSD.dateTime)
    for number, one in enumerate(report.found, 1):
        result = whole.link(SH.result, URIRef(f"{address}#{number}"), SH.ValidationResult)
        result.link(SH.resultSeverity, SH[one.severity])
        for term, text in ((SH.focusNode, one.focus), (SH.resultPath, one.path)):
            if iri := absolute_iri(text):
                result.link(term, iri)
        if iri := absolute_iri(one.value):
            result.link(SH.value, iri)
        else:
            result.text(SH.value, one.value)
        result.text(SH.resultMessage, one.message)
    return written


def report_address() -> str:
    """Return the name of the report."""
    return f"{Addresses.of_this_site().pages}/catalog/conformance"


def _documents(sizes: list[int]) -> Iterator[bytes]:
    """Give the pages of the feed as readers get them: catalogue, datasets, offices."""
    renew(limit=None)
    question: Question | None = Question(page_size=_BATCH)
    start = f"{Addresses.of_this_site().pages}/catalog.{N_TRIPLES.extension}"
    while question is not None:
        page = reading.read_page(question, column=N_TRIPLES.key)
        facts = catalogue_facts(page.state, page.publisher, is_first=not sizes)
        head = page_head(N_TRIPLES, question, page, facts, start)
        sizes.append(len(page.datasets))
        yield N_TRIPLES.joined(
            [head, *(one.body or b"" for one in (*page.datasets, *page.offices))]
        )
        question = None if page.following is None else question.at(page.following)


def keep_report(report: Report) -> None:
    """Keep a report in place of the last one."""
    said = {**asdict(report), "checked": report.checked.isoformat()}
    model.set_system_info(_KEY, json.dumps(said))
    model.Session.commit()
