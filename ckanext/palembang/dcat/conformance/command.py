"""`ckan palembang-dcat conformance`: is the feed valid DCAT-AP?"""

from __future__ import annotations

import click

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.conformance.checking import CheckerMissingError
from ckanext.palembang.dcat.conformance.report import check_feed

_SHOWN = 20


@click.command()
def conformance() -> None:
    """Hold the whole feed against the shapes of DCAT-AP 3.0.1, and keep the report.

    The report is then at /catalog/conformance. Meant for a nightly run of cron (`0 2 * * * ckan -c
    ckan.ini palembang-dcat conformance`); sysadmins can also ask for a check there. Exits with 1 where
    something is found. Needs the extra `conformance`.
    """
    try:
        report = check_feed()
    except CheckerMissingError as error:
        tk.error_shout("pyshacl is not installed: pip install 'ckanext-palembang[conformance]'.")
        raise click.exceptions.Exit(2) from error
    for one in report.found[:_SHOWN]:
        click.echo(f"{one.severity}  {one.focus}  {one.path}  {one.message}")
    click.echo(f"{report.datasets} datasets checked, {report.violations} findings.")
    if not report.conforms:
        raise click.exceptions.Exit(1)
