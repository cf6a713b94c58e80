"""What a rule says about a record: which rule, where, how bad, and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

Path = tuple[str | int, ...]


class Level(Enum):
    """How much a finding weighs.

    An error stops any save, an incomplete field stops publication only, a hint stops nothing.
    """

    ERROR = "error"
    INCOMPLETE = "incomplete"
    HINT = "hint"


@dataclass(frozen=True)
class Message:
    """One sentence in both languages, with named placeholders (`%(value)s`)."""

    en: str
    id: str

    def text(self, language: str, parameters: Mapping[str, object]) -> str:
        """The sentence in `language` (`id`, else English), its placeholders filled.

        A parameter may itself be a `Message`: a label that both languages write differently.
        """
        template = self.id if language == "id" else self.en
        filled = {
            name: value.text(language, {}) if isinstance(value, Message) else value
            for name, value in parameters.items()
        }
        return template % filled


@dataclass(frozen=True)
class Finding:
    """A rule that a record breaks.

    Attributes:
        rule: Name of the rule; it never changes, so that tests and exports can rely on it.
        path: Keys from the record to the value concerned, e.g. `("dalam_angka", 0, "nomor")`.
        message: What is wrong and what to do.
        level: Error, incomplete, or hint.
        parameters: Values of the message's placeholders.
    """

    rule: str
    path: Path
    message: Message
    level: Level = Level.ERROR
    parameters: Mapping[str, object] = field(default_factory=dict[str, object])

    def text(self, language: str) -> str:
        """The finding in words, in `language` (`id` or `en`)."""
        return self.message.text(language, self.parameters)
