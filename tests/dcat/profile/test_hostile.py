"""Whatever a package dictionary holds, its document can be read by everybody."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.parsers import expat

import pyoxigraph
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import BNode, Graph, Literal
from rdflib.compare import isomorphic

from tests.dcat.documents import FORMATS, ID, RESOURCE, package, serialised
from tests.dcat.profile.test_shapes import SHAPES

_NASTY = [
    "",
    " ",
    "\x00",
    "a\x0bb\x1f",
    "\ud800 sendiri",
    "\ufffe\uffff",
    "baris\r\nbaris\rbaris\u2028\u2029\x85",
    '"""\\" @prefix <a> . \'\'\'',
    "<b>&amp;]]></b>",
    "https://x.go.id/a b",
    'https://x.go.id/<">{}|\\^`',
    "https://x.go.id/%zz#a#b",
    "http://[::1",
    "http://x.id:port/",
    "www.x.go.id",
    "javascript:alert(1)",
    "-0044",
    "99999-12-31",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2024-02-30",
    "NaN",
    "16.71",
    "id@",
    "[" * 5_000,
    "[[1, 2], {}]",
    '{"type": "Polygon"',
    "x" * 1_000_000,
]
texts = st.one_of(st.sampled_from(_NASTY), st.text(st.characters(codec=None), max_size=40))
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), texts, st.sampled_from([10**30, -1, 1.5])
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=6,
)
_FIELDS = [
    *sorted(package().keys() - {"resources", "tags", "id"}),
    "access_rights",
    "alasan_akses",
    "applicable_legislation",
    "conforms_to",
    "contact",
    "dataset_uri",
    "documentation",
    "frequency",
    "groups",
    "has_version",
    "in_series",
    "language",
    "provenance",
    "publisher",
    "qualified_relation",
    "series_navigation",
    "spatial",
    "spatial_coverage",
    "temporal_coverage",
    "temporal_resolution",
    "theme",
    "url",
    "version",
    "version_notes",
]
_RESOURCE_FIELDS = [*sorted(RESOURCE), "access_services", "hash", "license", "status", "uri"]


def _changes(fields: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(fields), values, max_size=8)


rows = st.lists(
    st.dictionaries(
        st.sampled_from(["edisi", "bab", "nomor", "periode", "penjelasan", "jenis", "rencana"]),
        values,
        max_size=4,
    ),
    max_size=3,
)
extras = st.lists(
    st.fixed_dictionaries({"key": st.sampled_from([*_FIELDS, "uri"]), "value": texts}), max_size=4
)
packages = st.builds(
    lambda changed, resources, tags, extra, repeated: package(
        **({"dalam_angka": repeated, "putus_deret": repeated} | changed),
        resources=[RESOURCE | resource for resource in resources],
        tags=[{"name": tag} for tag in tags],
        extras=extra,
    ),
    _changes(_FIELDS),
    st.lists(_changes(_RESOURCE_FIELDS), max_size=3),
    st.lists(texts, max_size=3),
    extras,
    rows,
)

pytestmark = pytest.mark.usefixtures("site")
ONCE_A_MODULE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
_STRICT = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "xml": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
}


def strictly_parsed(text: str, extension: str) -> set[tuple[str, str, str]]:
    """Statements as a second library reads them; it refuses what rdflib lets pass.

    Of characters that XML cannot hold it does not complain, but a parser of XML does.
    """
    if extension == "xml":
        expat.ParserCreate().Parse(text, True)
    quads = pyoxigraph.parse(BytesIO(text.encode()), _STRICT[extension])
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


@ONCE_A_MODULE
@given(packages)
@example(package(title="satu\x0bdua", notes="\ud800", tags=[{"name": "\ufffe"}]))
@example(package(extras=[{"key": "uri", "value": "https://x.go.id/data penduduk"}]))
@example(package(resources=[RESOURCE | {"uri": "bukan alamat", "license": "teks bebas"}]))
@example(package(resources=[RESOURCE | {"size": float("nan")}], tags=[{"name": "\x00"}]))
@example(package(dalam_angka=[{"edisi": "2025 #", "nomor": "3/1"}]))
def test_every_format_is_read_by_a_strict_parser_and_says_the_same(shown: dict[str, Any]) -> None:
    statements = [strictly_parsed(serialised(shown, extension), extension) for extension in FORMATS]
    assert statements[0]
    assert all(other == statements[0] for other in statements[1:])


@ONCE_A_MODULE
@given(packages)
def test_every_statement_is_lawful(shown: dict[str, Any]) -> None:
    text = serialised(shown, "ttl")
    here = Graph().parse(data=text, format="turtle", publicID="http://satu.example/")
    there = Graph().parse(data=text, format="turtle", publicID="http://dua.example/x/")
    assert isomorphic(here, there)
    nodes = [node for triple in here for node in triple]
    assert not [node for node in nodes if isinstance(node, BNode)]
    assert not [node for node in nodes if isinstance(node, Literal) and node.ill_typed]


@settings(parent=ONCE_A_MODULE, max_examples=25)
@given(packages)
def test_no_hostile_value_breaks_the_shapes(shown: dict[str, Any]) -> None:
    graph = Graph().parse(data=serialised(shown, "ttl"), format="turtle")
    conforms, _, report = validate(graph, shacl_graph=SHAPES)
    assert conforms, report


@ONCE_A_MODULE
@given(st.dictionaries(st.one_of(st.sampled_from(_FIELDS), texts), values, max_size=6))
def test_any_dictionary_at_all_gives_a_document(anything: dict[str, Any]) -> None:
    assert strictly_parsed(serialised(anything | {"id": ID, "extras": []}, "xml"), "xml")
