"""`ckan palembang-dcat publish check`, over real HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner, Result

from ckanext.palembang.dcat.intake.command import publish

from tests.dcat.intake.test_checking import CATALOGUE, GOOD

_NOBODY = "http://127.0.0.1:9"


def _check(*arguments: str) -> Result:
    return CliRunner().invoke(publish, ["check", *arguments])


@pytest.fixture
def old_site() -> Iterator[str]:
    """A site that has nothing but a `data.json`, one of whose datasets has no title."""
    body = json.dumps({**CATALOGUE, "dataset": [GOOD, {**GOOD, "identifier": "2", "title": ""}]})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_there = self.path == "/data.json"
            self.send_response(200 if is_there else 404)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            if is_there and self.command == "GET":
                self.wfile.write(body.encode())

        do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

        def log_message(self, format: str, *args: object) -> None:
            """Keeps quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_what_would_be_lost_is_named(old_site: str) -> None:
    result = _check(old_site)
    assert result.exit_code == 1
    assert "dcat_json_harvester (data.go.id)        1        1" in result.output
    assert "no title" in result.output
    assert f"{old_site}/catalog.xml answers 404" in result.output


def test_the_same_for_programs(old_site: str) -> None:
    result = _check(old_site, "--json")
    said = {one["consumer"]: one for one in json.loads(result.output)}
    assert result.exit_code == 1
    assert said["data.json, dcat_json_harvester (data.go.id)"]["takes"] == 1
    assert said["RDF, udata"]["failure"].endswith("answers 404")


def test_nobody_there_is_said_in_words() -> None:
    result = _check(_NOBODY)
    assert result.exit_code == 2
    assert "cannot be reached: nobody answers there" in result.output
    assert "Connection" not in result.output


@pytest.mark.parametrize("address", ["satudata.example", "ftp://x.test", "http://"])
def test_what_is_no_web_address_is_refused(address: str) -> None:
    result = _check(address)
    assert result.exit_code == 2
    assert "is no web address" in result.output
