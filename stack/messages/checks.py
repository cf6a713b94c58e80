"""What may be wrong with a catalogue, found before a reader finds it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stack.messages.files import key, messages, strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog, Message

#: %s, %(name)s, %05.2f, %%; a space is no flag here, or "50 % of" would be one.
PERCENT = re.compile(r"%(?:\((?P<name>\w+)\))?[#0\-+]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa%]")
#: {}, {0}, {name}, {name!r:>10}
BRACES = re.compile(r"\{[\w.\[\]]*(?:![rsa])?(?::[^{}]*)?\}")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
#: Attributes of a tag that a reader sees; only a text without placeholders is blanked.
READ_ATTRIBUTE = re.compile(r'\b(title|alt|aria-label|placeholder)="[^"%{]*"')
#: Words that say something: two of them make a text that cannot stay English.
WORD = re.compile(r"[^\W\d_]{2,}")
#: A translator's comment that says why a translation equals the English text.
SAME = "same"
#: A translator's comment that says which placeholders a translation leaves out, and why.
WITHOUT = "without"
WORDS_THAT_DIFFER = 2


@dataclass(frozen=True)
class Finding:
    """One thing wrong with one message.

    Attributes:
        code: What is wrong: ``missing``, ``fuzzy``, ``plural``, ``placeholder``, ``tag``,
            ``space``, ``english``, ``stale``.
        message: The English text.
        text: The finding in a sentence.
    """

    code: str
    message: str
    text: str

    def __str__(self) -> str:
        """Give the finding on one line."""
        return f"{self.code}: {self.message!r}: {self.text}"


def stale(committed: Catalog, extracted: Catalog, name: str) -> list[Finding]:
    """Texts of the sources that the file has not, and the reverse."""
    inside = {key(message): message for message in messages(committed)}
    outside = {key(message): message for message in messages(extracted)}
    found = [
        Finding("stale", text, f"is in the sources but not in {name}")
        for text in outside
        if text not in inside
    ]
    found += [
        Finding("stale", text, f"is in {name} but no longer in the sources")
        for text in inside
        if text not in outside
    ]
    found += [
        Finding("stale", text, f"has changed its plural or its files since {name} was made")
        for text, message in outside.items()
        if text in inside and _source(inside[text]) != _source(message)
    ]
    return found


def _source(message: Message) -> tuple[object, ...]:
    return (message.id, sorted({place for place, _line in message.locations}))


def translations(catalog: Catalog) -> list[Finding]:
    """Everything wrong with the translations of one catalogue."""
    found: list[Finding] = []
    for message in messages(catalog):
        found.extend(_message(message, catalog.num_plurals))
    return found


def _message(message: Message, num_plurals: int) -> Iterator[Finding]:
    text = key(message)
    if message.fuzzy:
        yield Finding("fuzzy", text, "the translation is marked as a guess")
    translated = strings(message)
    if not translated or not all(translated):
        yield Finding("missing", text, "has no translation")
        return
    wanted = num_plurals if message.pluralizable else 1
    if len(translated) != wanted:
        yield Finding("plural", text, f"needs {wanted} form(s), has {len(translated)}")
    for string in translated:
        for check in CHECKS:
            trouble = check(message, string)
            if trouble:
                yield Finding(check.__name__, text, trouble)


def _sources(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def placeholder(message: Message, string: str) -> str | None:
    """Placeholders are those of the English text; a plural may leave its number out.

    Named ones may change places, those without a name may not. A comment may leave named
    ones out: CKAN shows keys of its own by some.
    """
    left_out = " ".join(line for line in message.user_comments if line.startswith(WITHOUT))
    for pattern in (PERCENT, BRACES):
        allowed = [
            [item for item in _placeholders(pattern, source) if item not in left_out]
            for source in _sources(message)
        ]
        has = _placeholders(pattern, string)
        if has not in allowed:
            return f"placeholders {_listed(has)} instead of {_listed(allowed[-1])}"
    return None


def _placeholders(pattern: re.Pattern[str], text: str) -> list[str]:
    found = [match.group() for match in pattern.finditer(text)]
    named = sorted(item for item in found if re.search(r"\w{2,}|\(|\{\w", item))
    return [item for item in found if item not in named] + named


def _listed(items: list[str]) -> str:
    return ", ".join(items) or "none"


def tag(message: Message, string: str) -> str | None:
    """HTML tags are those of the English text, but for attributes that are read."""
    allowed = [_tags(source) for source in _sources(message)]
    has = _tags(string)
    if has in allowed:
        return None
    return f"tags {_listed(sorted(has))} instead of {_listed(sorted(allowed[-1]))}"


def _tags(text: str) -> Counter[str]:
    return Counter(READ_ATTRIBUTE.sub(r'\1=""', found) for found in TAG.findall(text))


def space(message: Message, string: str) -> str | None:
    """Space at the beginning and end is that of the English text, for glued pieces."""
    if _edges(string) in [_edges(source) for source in _sources(message)]:
        return None
    return "white space at its beginning or end differs from the English text"


def _edges(text: str) -> tuple[bool, bool]:
    return (text[:1].isspace(), text[-1:].isspace())


def english(message: Message, string: str) -> str | None:
    """A text of two words or more is not simply repeated, unless a comment says so."""
    if string != key(message) or any(c.startswith(SAME) for c in message.user_comments):
        return None
    bare = TAG.sub(" ", BRACES.sub(" ", PERCENT.sub(" ", string)))
    if len(WORD.findall(bare)) < WORDS_THAT_DIFFER:
        return None
    return f'is the same as in English; if that is right, comment "# {SAME}: why"'


CHECKS = (placeholder, tag, space, english)
