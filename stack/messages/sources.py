"""Where translatable texts come from: our own code, and CKAN with the extensions beside us."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "ckanext" / "palembang" / "catalogue" / "i18n"
DOMAIN = "ckanext-palembang"
#: Texts that code hands to gettext in a variable, where no extractor can see them.
DYNAMIC = I18N / "dynamic.pot"
#: Beginning of every path of our own in the catalogues.
OWN = "ckanext/palembang/"

#: Which extractor reads which file; "ckan" is CKAN's own for its Jinja tags.
METHODS = [
    ("**.py", "python"),
    ("**.js", "javascript"),
    ("**.html", "ckan"),
    ("**/emails/**.txt", "ckan"),
]

#: Texts nobody meets in a browser or an e-mail: tests, command line, developers' pages,
#: other people's minified code, templates for versions of CKAN that we do not support.
LEFT_OUT = (
    "*/tests",
    "*/test",
    "*/vendor",
    "*/node_modules",
    "*/i18n",
    "*/migration",
    "*/__pycache__",
    "*/2.8_templates",
    "ckan/cli",
    "ckan/public/base/javascript/i18n*",
    "ckan/templates*/development",
)


@dataclass(frozen=True)
class Source:
    """One package whose texts the catalogue carries.

    Attributes:
        path: The package's path with slashes; locations in the catalogue begin with it.
        folder: The folder on this machine.
    """

    path: str
    folder: Path


#: CKAN and what may stand beside us in ``ckan.plugins``: the plugins that CKAN brings
#: (without its examples) and the two extensions that we build on.
NEIGHBOURS = (
    "ckan",
    "ckanext.activity",
    "ckanext.audioview",
    "ckanext.datapusher",
    "ckanext.datastore",
    "ckanext.datatablesview",
    "ckanext.dcat",
    "ckanext.expire_api_token",
    "ckanext.imageview",
    "ckanext.resourceproxy",
    "ckanext.scheming",
    "ckanext.stats",
    "ckanext.tabledesigner",
    "ckanext.textview",
    "ckanext.tracking",
    "ckanext.videoview",
    "ckanext.webpageview",
)


def own_source() -> Source:
    """Our own package, in this checkout."""
    return Source(OWN.rstrip("/"), ROOT / "ckanext" / "palembang")


def neighbour_sources() -> list[Source]:
    """CKAN and the extensions beside us, as installed in this environment.

    Raises:
        LookupError: One of them is not installed.
    """
    return [Source(name.replace(".", "/"), _folder_of(name)) for name in NEIGHBOURS]


def _folder_of(module: str) -> Path:
    spec = importlib.util.find_spec(module)
    places = spec.submodule_search_locations if spec else None
    if not places:
        message = f"the package {module} is not installed: its texts cannot be read"
        raise LookupError(message)
    return Path(next(iter(places)))


def extract(sources: list[Source], dynamic: Path | None = None) -> Catalog:
    """The texts of these packages, own ones first, without translations.

    Args:
        sources: The packages to read.
        dynamic: A hand-written template with texts that no extractor can see.

    Returns:
        A catalogue whose messages carry the files (not the lines) where they stand.
    """
    found = Catalog(charset="utf-8")
    for source in sources:
        for message, comments, context, place in _texts(source):
            found.add(message, locations=[(place, 1)], auto_comments=comments, context=context)
    if dynamic is not None:
        for message in read_template(dynamic):
            if message.id:
                found.add(message.id, locations=message.locations or [(dynamic.name, 1)])
    return _in_order(found)


def read_template(path: Path) -> Catalog:
    """The catalogue template in this file."""
    with path.open("rb") as file:
        return read_po(file)


def _texts(source: Source) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None, str]]:
    for filename, _line, message, comments, context in extract_from_dir(
        source.folder,
        method_map=METHODS,
        comment_tags=("TRANSLATORS:",),
        directory_filter=_folder_filter(source),
        strip_comment_tags=True,
    ):
        yield message, comments, context, f"{source.path}/{Path(filename).as_posix()}"


def _folder_filter(source: Source) -> Callable[[str | os.PathLike[str]], bool]:
    def wanted(folder: str | os.PathLike[str]) -> bool:
        below = Path(folder).relative_to(source.folder).as_posix()
        path = f"{source.path}/{below}"
        hidden = Path(folder).name.startswith((".", "_"))
        return not hidden and not any(fnmatch(path, pattern) for pattern in LEFT_OUT)

    return wanted


def _in_order(found: Catalog) -> Catalog:
    """Own texts first, then by first file, so that a translator reads page by page."""
    ordered = Catalog(charset="utf-8")
    entries = []
    for message in found:
        if message.id:
            places = sorted({place for place, _line in message.locations})
            entries.append((min(map(_own_first, places)), places, message))
    entries.sort(key=lambda entry: entry[0])
    for _key, places, message in entries:
        ordered.add(
            message.id,
            locations=[(place, 1) for place in places],
            auto_comments=sorted(set(message.auto_comments)),
            context=message.context,
        )
    return ordered


def _own_first(place: str) -> tuple[bool, str]:
    return (not place.startswith(OWN), place)
