"""docs/cli.md from the help of the commands."""

from __future__ import annotations

import click

from ckanext.palembang.catalogue.cli import palembang
from ckanext.palembang.dcat.cli import palembang_dcat
from ckanext.palembang.submissions.bulk.command import table

_HEAD = """\
# Commands

Made from the commands' own help by `python -m docs.build`; do not edit. In an installation of `make run` write
`make ckan ARGS="palembang ..."`, elsewhere `ckan -c ckan.ini palembang ...`.
"""


def page() -> str:
    """The page: the help of every command, groups first."""
    palembang.add_command(table)
    sections = [
        *_sections(palembang, ["ckan", "palembang"]),
        *_sections(palembang_dcat, ["ckan", "palembang-dcat"]),
    ]
    return "\n".join([_HEAD, *sections])


def _sections(command: click.Command, names: list[str]) -> list[str]:
    context = click.Context(command, info_name=" ".join(names), terminal_width=88)
    text = command.get_help(context).rstrip()
    found = [f"## `{' '.join(names)}`\n\n```text\n{text}\n```\n"]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                found += _sections(inner, [*names, name])
    return found
