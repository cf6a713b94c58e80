"""Command line of the message catalogues: ``python -m stack.messages <command>``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from stack.messages import checks, files, sources


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when done, 1 when the check found something, 2 for wrong use.
    """
    options = _options(arguments)
    try:
        return COMMANDS[options.command](options.folder)
    except (LookupError, OSError, ValueError) as error:
        print(f"messages: {error}", file=sys.stderr)
        return 2


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m stack.messages", description=__doc__)
    parser.add_argument("command", choices=sorted(COMMANDS), help="what to do")
    parser.add_argument(
        "--folder", type=Path, default=sources.I18N, help="the i18n folder (default: ours)"
    )
    return parser.parse_args(arguments)


def extract(folder: Path) -> int:
    """Write the template from the sources."""
    path = files.template_path(folder)
    template = _from_sources()
    written = files.write_template(path, template)
    print(f"{path.name}: {len(template)} texts, {'written' if written else 'unchanged'}")
    return 0


def update(folder: Path) -> int:
    """Write the template and bring every language to it."""
    extract(folder)
    template = files.read(files.template_path(folder))
    for path in files.locale_paths(folder):
        came, went = files.update(path, template)
        left = [f for f in checks.translations(files.read(path)) if f.code == "missing"]
        print(f"{path.parts[-3]}: {came} new, {went} gone, {len(left)} without translation")
    return 0


def check(folder: Path) -> int:
    """Print everything that is wrong with the catalogues."""
    template = files.template_path(folder)
    found = checks.stale(files.read(template), _from_sources(), template.name)
    for path in files.locale_paths(folder):
        catalog = files.read(path)
        found += checks.stale(catalog, files.read(template), f"{path.parts[-3]}/{path.name}")
        found += checks.translations(catalog)
    for finding in found:
        print(finding)
    if found:
        print(
            f'{len(found)} findings; "make messages" brings the files up to date', file=sys.stderr
        )
    return 1 if found else 0


def compile_all(folder: Path) -> int:
    """Compile every language."""
    for path, count in files.compile_catalogues(folder):
        print(f"{path.parts[-3]}/{path.name}: {count} translations")
    return 0


def _from_sources() -> sources.Catalog:
    dynamic = sources.DYNAMIC if sources.DYNAMIC.exists() else None
    return sources.extract([sources.own_source(), *sources.neighbour_sources()], dynamic)


COMMANDS = {"extract": extract, "update": update, "check": check, "compile": compile_all}

if __name__ == "__main__":
    sys.exit(main())
