"""`ckan palembang-dcat publish`: what an operator does before and while others take our datasets."""

from __future__ import annotations

import json
from dataclasses import asdict

import click
import requests

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.intake.checking import Answer, UnreadableError, check_all, table
from ckanext.palembang.dcat.linked_data.iris import web_iri

_SECONDS = 120
_NOTHING_ANSWERS = 2


@click.group()
def publish() -> None:
    """Look after what other catalogues take from this one."""


@publish.command()
@click.argument("url", required=False)
@click.option("--json", "is_json", is_flag=True, help="Print one JSON list.")
def check(url: str | None, is_json: bool) -> None:
    """Read the feeds as each consumer does, and say what it would take, drop or misread.

    URL is the address of the catalogue; this installation's own if it is left out. Exits with 1
    where something would be lost, with 2 where nothing can be read at all.
    """
    site = (url or str(tk.config["ckan.site_url"])).rstrip("/")
    if web_iri(site) is None:
        raise click.BadParameter(f"“{site}” is no web address; write https://…", param_hint="URL")
    outcomes = check_all(_read, site)
    if is_json:
        click.echo(json.dumps([asdict(one) for one in outcomes], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(table(outcomes)))
    if all(one.failure for one in outcomes):
        raise click.exceptions.Exit(_NOTHING_ANSWERS)
    if not all(one.is_good for one in outcomes):
        raise click.exceptions.Exit(1)


def _read(method: str, address: str) -> Answer:
    try:
        answer = requests.request(
            method, address, timeout=_SECONDS, allow_redirects=True, headers={"Accept": "*/*"}
        )
    except requests.RequestException as error:
        raise UnreadableError(f"{address} {_reason(error)}") from error
    media_type = answer.headers.get("Content-Type", "")
    return Answer(answer.status_code, media_type, answer.content, bool(answer.history))


def _reason(error: requests.RequestException) -> str:
    """Say what is wrong with a connection, without the names of a library's parts."""
    if isinstance(error, requests.exceptions.SSLError):
        return "has a certificate that readers do not trust"
    if isinstance(error, requests.Timeout):
        return f"has not answered within {_SECONDS} seconds"
    if isinstance(error, requests.TooManyRedirects):
        return "only leads on to other addresses"
    if isinstance(error, requests.ConnectionError):
        return "cannot be reached: nobody answers there"
    return f"gives an answer that cannot be read ({type(error).__name__})"
