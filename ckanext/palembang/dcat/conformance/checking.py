"""Statements held against the shapes of DCAT-AP 3.0.1, batch by batch, so that memory stays the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec

from rdflib import RDF, SH, BNode, Graph
from rdflib.term import Node

_SHAPES = ("shapes.ttl", "range.ttl")


class CheckerMissingError(RuntimeError):
    """The library that checks shapes is not installed: `pip install ckanext-palembang[conformance]`."""


@dataclass(frozen=True)
class Finding:
    """Something that a shape objects to.

    Attributes:
        focus: the thing that is wrong.
        path: its property; "" where the shape looks at the thing itself.
        value: what is said there; "" where something is missing.
        severity: `Violation`, `Warning` or `Info`.
        message: the shape's own words.
    """

    focus: str
    path: str
    value: str
    severity: str
    message: str


def is_checker_there() -> bool:
    """Say whether pyshacl is installed."""
    return find_spec("pyshacl") is not None


def findings(n_triples: Iterable[bytes]) -> Iterator[Finding]:
    """Give what the shapes object to.

    Args:
        n_triples: documents that are complete in themselves: whatever they point to that has a class
            of DCAT-AP stands in the same one.

    Raises:
        CheckerMissingError: if pyshacl is not installed.
    """
    try:
        from pyshacl import validate  # noqa: PLC0415 - an extra that a catalogue runs well without
    except ImportError as error:
        raise CheckerMissingError from error
    for document in n_triples:
        graph = Graph(bind_namespaces="none").parse(data=document, format="nt")
        _, report, _ = validate(graph, shacl_graph=_shapes())
        if isinstance(report, Graph):
            yield from sorted(_findings(report), key=repr)


@cache
def _shapes() -> Graph:
    whole = Graph()
    for name in _SHAPES:
        text = (
            files("ckanext.palembang.dcat.conformance").joinpath("shapes", name).read_text("utf-8")
        )
        whole.parse(data=text, format="turtle")
    return whole


def _findings(report: Graph) -> Iterator[Finding]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield Finding(
            focus=_text(report.value(result, SH.focusNode)),
            path=_text(report.value(result, SH.resultPath)),
            value=_text(report.value(result, SH.value)),
            severity=_text(report.value(result, SH.resultSeverity)).rpartition("#")[2],
            message=_text(report.value(result, SH.resultMessage)),
        )


def _text(node: Node | None) -> str:
    return "" if node is None or isinstance(node, BNode) else str(node)
