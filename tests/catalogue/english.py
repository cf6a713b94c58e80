"""Finds English on a page that should be Indonesian."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Comment, Doctype, Tag

from ckanext.palembang.reference import code_list

from stack.messages import files, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a reader does not read as text.
NOT_READ = ("script", "style", "code", "pre", "template", "svg")
#: Attributes that a browser shows or reads aloud.
READ = (
    "placeholder", "title", "alt", "label", "summary", "aria-label", "aria-description",
    "aria-placeholder", "aria-roledescription", "data-bs-title", "data-bs-content",
    "data-module-content", "data-module-placeholder", "data-confirm",
)  # fmt: skip
BUTTONS = ("submit", "button", "reset")

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{[^{}]*\}")
MARKUP = re.compile(r"<[^<>]*>|&\w+;")
ADDRESS = re.compile(r"\S+://\S+|\S+@\S+|\S*[/_\\]\S*|\S+\.\w{2,4}\b")
#: An id, whole or cut short: its letters may look like a word.
IDENTIFIER = re.compile(r"\b(?=[0-9a-f-]*\d)[0-9a-f]{6,}[-0-9a-f]*")
WORD = re.compile(r"[^\W\d_]{3,}")

#: Function words that Indonesian lacks: they betray sentences that no catalogue knows.
FUNCTION_WORDS = frozenset(
    [
        "the",
        "and",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "not",
        "for",
        "from",
        "with",
        "you",
        "your",
        "this",
        "that",
        "these",
        "those",
        "which",
        "who",
        "will",
        "would",
        "can",
        "could",
        "should",
        "must",
        "been",
        "being",
        "any",
        "all",
        "its",
        "their",
        "there",
        "here",
        "when",
        "where",
        "what",
        "how",
        "than",
        "then",
        "only",
        "also",
        "into",
        "out",
        "about",
        "after",
        "before",
        "between",
        "each",
        "every",
        "other",
        "some",
        "such",
        "none",
        "yes",
        "please",
    ]
)
#: English words in names, in formats and in data that stay as they are.
NAMES = frozenset(
    [
        "ckan",
        "datastore",
        "markdown",
        "english",
        "open",
        "definition",
        "creative",
        "commons",
        "attribution",
        "license",
        "api",
        "url",
        "csv",
        "json",
        "xml",
        "rdf",
        "turtle",
        "dcat",
        "catalog",
        "feed",
        "web",
        "video",
        "audio",
        "total",
        "via",
        "medium",
        "raw",
        "numeric",
        "text",
        "timestamp",
    ]
)
#: English that the official forms, MS-Keg, MS-Ind and MS-Var, print in their Indonesian text.
PHRASES = re.compile(
    r"\b(?:sampling error|cross sectional|list frame|area frame|(?:single|multi) stage(?:/phase)?|"
    r"(?:simple|systematic|stratified) random|level estimasi|value domain|domain value|master file desa|e-mail|"
    r"hardcopy|softcopy|pilot survey|data entry)\b|\((?:integer|float|character|string|date|boolean|array)\)",
    re.IGNORECASE,
)
LISTS = (
    "bab",
    "subjek_csa",
    "urusan",
    "jenis_statistik",
    "frekuensi",
    "access_rights",
    "jenis_organisasi",
)


@cache
def english_words() -> frozenset[str]:
    """Words of our English texts that no Indonesian text uses."""
    english: set[str] = set(FUNCTION_WORDS)
    indonesian: set[str] = set()
    for path in files.locale_paths(sources.I18N):
        for message in files.messages(files.read(path)):
            english |= _words(" ".join([message.id] if isinstance(message.id, str) else message.id))
            indonesian |= _words(" ".join(files.strings(message)))
    for name in LISTS:
        for code in code_list(name).codes:
            english |= _words(code.label_en)
            indonesian |= _words(code.label_id)
    return frozenset(english - indonesian - NAMES)


def _words(text: str) -> set[str]:
    bare = text
    for pattern in (PLACEHOLDER, MARKUP, ADDRESS, IDENTIFIER):
        bare = pattern.sub(" ", bare)
    return {word.casefold() for word in WORD.findall(bare)}


def english_on(page: str) -> list[str]:
    """The texts of a page, attributes included, that hold an English word.

    What says that it is English (`lang="en"`) is left out: that is how a page shows an
    English title beside the Indonesian one.
    """
    texts = (" ".join(text.split()) for text in _texts(BeautifulSoup(page, "html.parser"), "id"))
    return [text for text in texts if _is_english(text)]


@cache
def _is_english(text: str) -> bool:
    return bool(_words(PHRASES.sub(" ", text)) & english_words())


def _texts(element: Tag, language: str) -> Iterator[str]:
    language = str(element.get("lang") or language)
    if element.name in NOT_READ:
        return
    if language != "en":
        yield from _attributes(element)
    for child in element.children:
        if isinstance(child, Tag):
            yield from _texts(child, language)
        elif language != "en" and not isinstance(child, Comment | Doctype):
            yield str(child)


def _attributes(element: Tag) -> Iterator[str]:
    for name in READ:
        if isinstance(value := element.get(name), str):
            yield value
    is_button = element.name == "input" and element.get("type") in BUTTONS
    if is_button and isinstance(value := element.get("value"), str):
        yield value
