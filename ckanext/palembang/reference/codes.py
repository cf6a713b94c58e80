"""A code and a list of codes: the shape of every closed vocabulary of the portal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from rapidfuzz import fuzz

from ckanext.palembang.reference.errors import BrokenReferenceFileError, UnknownCodeError
from ckanext.palembang.reference.frozen import FrozenMapping
from ckanext.palembang.reference.keys import text_of, verbatim_key, words_key

#: Below this likeness (0 to 100) a code is no help to someone who mistyped.
_NEAR_ENOUGH = 55.0
_EXACT = 101.0

#: Nobody mistypes a code into more than this; keeps hostile input cheap.
_LONGEST_VALUE = 200

Matching = Literal["words", "verbatim"]
Numbering = Literal["choice", "flags"]


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a code list.

    Attributes:
        code: what is stored and exchanged; never changes once published.
        label_id: Indonesian label.
        label_en: English label.
        uri: path of the code under the site's address, `/def/<list>/<code>`.
        source: where this row comes from; the list's source when it has none of its own.
        aliases: other spellings that mean exactly this code.
        number: number printed on the paper form, where sources agree on it.
        parent: code of the group in the list that `CodeList.parents` names.
        notes: what a user of the code should know.
        crosswalks: name of a foreign vocabulary to the term there.
        properties: further facts, named in the list's data file.
    """

    code: str
    label_id: str
    label_en: str
    uri: str
    source: str
    aliases: tuple[str, ...] = ()
    number: int | None = None
    parent: str | None = None
    notes: str = ""
    crosswalks: FrozenMapping = field(default_factory=FrozenMapping)
    properties: FrozenMapping = field(default_factory=FrozenMapping)

    def label(self, language: str = "id") -> str:
        """Return the label in `language`; Indonesian unless it is English."""
        return self.label_en if language.lower().startswith("en") else self.label_id

    def spellings(self) -> tuple[str, ...]:
        """Return every text that means this code: the code, both labels, the aliases."""
        return (self.code, self.label_id, self.label_en, *self.aliases)


@dataclass(frozen=True)
class CodeList:
    """A closed list of codes, in its official order, with its source.

    Attributes:
        name: name of the list, as in `code_list(name)`.
        title_id: Indonesian title.
        title_en: English title.
        source: the text or system that the list is taken from.
        source_date: date of that source (YYYY, YYYY-MM or YYYY-MM-DD).
        licence: terms under which the list may be reused.
        codes: the codes, in order.
        matching: `words` ignores punctuation when it compares, `verbatim` does not.
        parents: name of the list that holds the groups, or None.
        numbering: `flags` where the form adds up the numbers of all that applies.
    """

    name: str
    title_id: str
    title_en: str
    source: str
    source_date: str
    licence: str
    codes: tuple[Code, ...]
    matching: Matching = "words"
    parents: str | None = None
    numbering: Numbering = "choice"

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Code:
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownCodeError(self.name, code) from None

    @property
    def uri(self) -> str:
        """Path of the list under the site's address."""
        return f"/def/{self.name}"

    def get(self, code: str) -> Code | None:
        """Return the code with exactly this spelling, or None."""
        return self._by_code.get(code)

    def title(self, language: str = "id") -> str:
        """Return the list's title in `language`; Indonesian unless it is English."""
        return self.title_en if language.lower().startswith("en") else self.title_id

    def label(self, code: str, language: str = "id") -> str:
        """Return a code's label; a code that is not in the list is returned as it is.

        Pages show stored values, also those of a list that has changed since.
        """
        found = self._by_code.get(code)
        return found.label(language) if found else code

    def normalise(self, value: str | float | None) -> str | None:
        """Return the code that a value means, or None when that is not certain.

        Takes the code, either label, an alias or spelling of another system, and the
        number of the paper form. Never guesses: see `nearest` for suggestions.
        """
        text = text_of(value)
        if not text:
            return None
        if text in self._by_code:
            return text
        return self._by_key.get(self._key(text))

    def nearest(self, value: str | float | None, n: int = 3) -> list[Code]:
        """Return up to `n` codes whose spelling is like the value, the likest first.

        For messages to people ("did you mean ...?"), never for automatic choice.
        """
        wanted = self._key(text_of(value)[:_LONGEST_VALUE])
        if not wanted:
            return []
        scores = [(self._likeness(wanted, code), code) for code in self.codes]
        near = [pair for pair in scores if pair[0] >= _NEAR_ENOUGH]
        near.sort(key=lambda pair: -pair[0])
        return [code for _, code in near[:n]]

    def check(self) -> None:
        """Build the index of spellings.

        Raises:
            BrokenReferenceFileError: a code is doubled, or one spelling means two codes.
        """
        if len(self._by_code) < len(self.codes):
            codes = [code.code for code in self.codes]
            doubled = next(code for code in codes if codes.count(code) > 1)
            raise BrokenReferenceFileError(f"{self.name}.yaml", doubled, "code is doubled")
        self._by_key  # noqa: B018, the index refuses collisions while it is built

    def _likeness(self, wanted: str, code: Code) -> float:
        if self._by_key.get(wanted) == code.code:
            return _EXACT
        return max(_alike(wanted, key) for key in self._keys_of[code.code])

    @cached_property
    def _key(self) -> Callable[[str], str]:
        return verbatim_key if self.matching == "verbatim" else words_key

    @cached_property
    def _by_code(self) -> dict[str, Code]:
        return {code.code: code for code in self.codes}

    @cached_property
    def _keys_of(self) -> dict[str, set[str]]:
        return {code.code: {self._key(text) for text in code.spellings()} for code in self.codes}

    @cached_property
    def _by_key(self) -> dict[str, str]:
        index: dict[str, str] = {}
        for code in self.codes:
            for text in code.spellings():
                self._enter(index, self._key(text), code.code)
        for code in self.codes:
            if code.number is not None:
                self._enter(index, str(code.number), code.code)
        return index

    def _enter(self, index: dict[str, str], key: str, code: str) -> None:
        holder = index.setdefault(key, code)
        if holder != code:
            raise BrokenReferenceFileError(
                f"{self.name}.yaml", code, f"{key!r} already means {holder!r}"
            )


def _alike(one: str, other: str) -> float:
    """Return 0 to 100: letters in order first, then the same words in any order or number."""
    ratio, sort, subset = (
        score(one, other) for score in (fuzz.ratio, fuzz.token_sort_ratio, fuzz.token_set_ratio)
    )
    return max(ratio, 0.95 * sort, 0.9 * subset)
