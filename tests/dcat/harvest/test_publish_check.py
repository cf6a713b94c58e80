"""What an operator is told of the feeds of a running catalogue."""

from __future__ import annotations

import json

from click.testing import CliRunner

from ckanext.palembang.dcat.intake.command import publish

from tests.bench.sites import Site
from tests.dcat.harvest.source import Source


def test_every_consumer_takes_every_dataset(source: Source, source_site: Site) -> None:
    result = CliRunner().invoke(publish, ["check", source_site.url, "--json"])
    said = json.loads(result.output)
    live = len(source.titles)
    assert [(one["takes"], one["drops"], one["misreads"]) for one in said] == [(live, [], [])] * 6
    assert result.exit_code == 0
