"""The flat literals of the national portal's fork of ckanext-dcat."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from typing import Any

import pytest
from rdflib import Graph, Literal

from ckan.common import config

from ckanext.palembang.dcat.linked_data.terms import DCT

from tests.dcat.documents import DATASET, graph_of, package
from tests.dcat.profile.test_shapes import RANGES, SHAPES, violations

pytestmark = pytest.mark.usefixtures("site")
SHOWN = {
    "kegiatan": "keg-registrasi",
    "indikator": [
        {"nama": "Kepadatan", "interpretasi": "Makin besar makin padat.", "satuan": "Jiwa"}
    ],
}

DESCRIBED = package(**SHOWN)


def _graph(monkeypatch: pytest.MonkeyPatch, setting: Any) -> Graph:
    monkeypatch.setitem(config, "ckanext.palembang.dcat.sdi_layer", setting)
    return graph_of(DESCRIBED)


def test_it_is_off_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = _graph(monkeypatch, "false")
    assert list(graph.objects(DATASET, DCT.judul_kegiatan)) == []


def test_answers_of_activity_and_indicator_are_literals(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = _graph(monkeypatch, "true")
    for key, value in (
        ("judul_kegiatan", "Registrasi Penduduk"),
        ("interpretasi", "Makin besar makin padat."),
        ("iii_tujuan_kegiatan", "Mencatat penduduk Kota Palembang."),
        ("theme", "Penduduk dan masyarakat"),
    ):
        assert list(graph.objects(DATASET, DCT[key])) == [Literal(value)], key


def test_the_standard_output_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    without, with_layer = _graph(monkeypatch, "false"), _graph(monkeypatch, "true")
    assert set(without) - set(with_layer) == set()
    assert {subject for subject, _, _ in set(with_layer) - set(without)} == {DATASET}
    assert violations(with_layer, SHAPES + RANGES) == Counter()


def test_persons_never_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Rahasia" not in _graph(monkeypatch, "true").serialize(format="nt")


@pytest.mark.parametrize("first", ["profile", "intake", "records", "table_facts"])
def test_either_package_can_be_imported_first(first: str) -> None:
    code = f"import ckanext.palembang.dcat.{first}"
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)
