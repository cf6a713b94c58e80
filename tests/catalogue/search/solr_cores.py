"""Solr cores made for a test, beside the site's own, in the same server."""

from __future__ import annotations

import json
import shutil
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

STOCK_SCHEMA = Path(str(files("ckan") / "config" / "solr" / "schema.xml"))


class Core:
    """A core of the server; `url` is what CKAN's `solr_url` may be set to."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.server, self.name = self.url.rsplit("/", 1)

    def instance_dir(self) -> Path:
        """The core's folder, on the machine that runs Solr."""
        answer = ask(f"{self.server}/admin/cores", action="STATUS", core=self.name)
        return Path(answer["status"][self.name]["instanceDir"])

    def terms(self, field_type: str, text: str, *, kind: str = "index") -> list[str]:
        """What the analysis of a field type makes of a text."""
        parameter = {f"analysis.{'fieldvalue' if kind == 'index' else 'query'}": text}
        if kind == "query":
            parameter["analysis.fieldvalue"] = text
        answer = ask(
            f"{self.url}/analysis/field", **{"analysis.fieldtype": field_type}, **parameter
        )
        stages = answer["analysis"]["field_types"][field_type][kind]
        return [token["text"] for token in stages[-1]]


@contextmanager
def new_core(site: Core, name: str, schema: str, lists: dict[str, str]) -> Iterator[Core]:
    """A core with this schema and these files, in the home of the site's core; gone afterwards.

    The server must run on this machine: its folders are written to.
    """
    site_dir = site.instance_dir()
    place = site_dir.parent / name
    shutil.rmtree(place, ignore_errors=True)
    (place / "conf").mkdir(parents=True)
    shutil.copy(site_dir / "conf" / "solrconfig.xml", place / "conf")
    empty = dict.fromkeys(("protwords.txt", "stopwords.txt", "synonyms.txt"), "")
    for file, text in ({"schema.xml": schema} | empty | lists).items():
        (place / "conf" / file).write_text(text, encoding="utf-8")
    ask(f"{site.server}/admin/cores", action="CREATE", name=name, instanceDir=str(place))
    try:
        yield Core(f"{site.server}/{name}")
    finally:
        ask(f"{site.server}/admin/cores", action="UNLOAD", core=name, deleteInstanceDir="true")


def ask(url: str, **parameters: str) -> dict[str, Any]:
    """Solr's answer to a request, read from JSON."""
    form = urllib.parse.urlencode({**parameters, "wt": "json"}).encode()
    with urllib.request.urlopen(url, form, timeout=60) as answer:  # noqa: S310 - our Solr
        return json.load(answer)
