"""Catalogue files: write the template, carry translations over to it, compile them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from stack.messages.sources import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Message

TEMPLATE_HEADER = """\
# Texts of ckanext-palembang and, after them, of CKAN and the extensions beside it.
# Made by "make messages" from the sources: do not edit."""
LOCALE_HEADER = """\
# Translations of ckanext-palembang and, after them, of CKAN and the extensions beside it.
# "make messages" carries them over to new texts; the README beside tells how to translate."""


def template_path(folder: Path) -> Path:
    """The template of the catalogue in this folder."""
    return folder / f"{DOMAIN}.pot"


def locale_paths(folder: Path) -> list[Path]:
    """The translated catalogues in this folder, one per language."""
    return sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(path: Path) -> Catalog:
    """The catalogue in this file; the language is the name of its folder, if any.

    Raises:
        ValueError: The file is not a catalogue.
    """
    locale = path.parts[-3] if path.suffix == ".po" else None
    try:
        with path.open("rb") as file:
            return read_po(file, locale=locale, abort_invalid=True)
    except PoFileError as error:
        message = f"{path}, line {error.lineno + 1}: {error}"
        raise ValueError(message) from error


def messages(catalog: Catalog) -> Iterator[Message]:
    """The messages of a catalogue without its header."""
    return (message for message in catalog if message.id)


def key(message: Message) -> str:
    """What gettext looks a message up by: its singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def strings(message: Message) -> tuple[str, ...]:
    """The translation as a tuple, one item per plural form."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def is_translated(message: Message) -> bool:
    """Whether gettext may show this translation: complete, and no guess."""
    return bool(strings(message)) and all(strings(message)) and not message.fuzzy


def write_template(path: Path, template: Catalog) -> bool:
    """Write the template, unless the file already says the same.

    Returns:
        Whether the file was written.
    """
    if path.exists() and same_texts(read(path), template):
        return False
    _describe(template, TEMPLATE_HEADER)
    template.creation_date = datetime.now(UTC)
    _write(path, template)
    return True


def same_texts(one: Catalog, other: Catalog) -> bool:
    """Whether two catalogues hold the same texts, in the same order, from the same files."""
    return [_shape(message) for message in messages(one)] == [
        _shape(message) for message in messages(other)
    ]


def _shape(message: Message) -> tuple[object, ...]:
    places = sorted(place for place, _line in message.locations)
    return (message.id, places, " ".join(message.auto_comments), message.context)


def update(path: Path, template: Catalog) -> tuple[int, int]:
    """Bring a translated catalogue to the texts of the template; keep its translations.

    A text that is new stays empty and one that is gone is dropped: no guess is made
    from similar texts.

    Returns:
        How many messages came and how many went.
    """
    old = read(path) if path.exists() else Catalog(locale=path.parts[-3])
    new = Catalog(locale=old.locale, charset="utf-8")
    if not Locale.parse(path.parts[-3]).plural_form.tags:
        # Babel's table for catalogues lacks languages without plurals; Unicode's has them.
        new.mime_headers = [("Plural-Forms", "nplurals=1; plural=0;")]
    _describe(new, LOCALE_HEADER)
    new.creation_date = template.creation_date
    new.revision_date = old.revision_date
    for message in messages(template):
        before = old.get(key(message))
        new.add(
            message.id,
            _kept(message, before),
            locations=message.locations,
            auto_comments=message.auto_comments,
            user_comments=before.user_comments if before else (),
            context=message.context,
        )
    _write(path, new)
    was = {key(message) for message in messages(old)}
    now = {key(message) for message in messages(new)}
    return len(now - was), len(was - now)


def _kept(message: Message, before: Message | None) -> str | tuple[str, ...]:
    """The earlier translation, in the shape (one form or several) that the text has now."""
    kept = strings(before) if before is not None else ()
    kept = kept or ("",)
    return kept if message.pluralizable else kept[0]


def compile_catalogues(folder: Path) -> list[tuple[Path, int]]:
    """Compile every translated catalogue to the binary file that gettext reads.

    Returns:
        The files written, each with its number of translations.
    """
    written: list[tuple[Path, int]] = []
    for path in locale_paths(folder):
        catalog = read(path)
        for message in messages(catalog):
            if not is_translated(message):
                message.string = ""  # a plural of empty forms would be compiled to silence
        content = io.BytesIO()
        write_mo(content, catalog)
        target = path.with_suffix(".mo")
        target.write_bytes(content.getvalue())
        done = sum(1 for message in messages(catalog) if is_translated(message))
        written.append((target, done))
    return written


def _describe(catalog: Catalog, header: str) -> None:
    catalog.header_comment = header
    catalog.project = DOMAIN
    catalog.version = ""
    catalog.fuzzy = False
    catalog.last_translator = "Satu Data Palembang"
    catalog.language_team = "Satu Data Palembang"
    catalog.msgid_bugs_address = ""


def _write(path: Path, catalog: Catalog) -> None:
    content = io.BytesIO()
    write_po(content, catalog, width=100, ignore_obsolete=True, include_lineno=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.getvalue().rstrip(b"\n") + b"\n")
