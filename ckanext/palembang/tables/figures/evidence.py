"""What the figures of one column say about dot and comma, each figure by itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from ckanext.palembang.tables.language.numbers import Notation, NumberText

SIGNS = (".", ",")
_GROUP = 3
_THOUSAND = 1000


@dataclass(slots=True)
class Evidence:
    """Counts of figures, by the sign that they hold.

    Attributes:
        group: figures in which the sign can only part thousands ("1.234.567", "1.234,5").
        point: figures in which it can only be before decimals ("0.123", "12.3456").
        triples: figures with three digits behind it: either ("1.234").
        shorts: figures with one or two digits behind it: decimals, or lost zeros.
        whole: how many figures have neither sign.
        small: how many of these are smaller than a thousand.
    """

    group: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIGNS, 0))
    point: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIGNS, 0))
    triples: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIGNS, 0))
    shorts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIGNS, 0))
    whole: int = 0
    small: int = 0

    def add(self, text: NumberText) -> None:
        """Count one figure."""
        body = text.body
        dots, commas = body.count("."), body.count(",")
        if not dots and not commas:
            value = text.read(Notation.INDONESIAN)
            if value is not None:
                self.add_whole(float(value))
        elif dots and commas:
            point = "." if body.rfind(".") > body.rfind(",") else ","
            self.point[point] += 1
            self.group["," if point == "." else "."] += 1
        else:
            self._one_sign(body, "." if dots else ",", dots + commas)

    def take_back(self, text: NumberText) -> None:
        """Forget one fraction that was counted."""
        decimals = text.body.partition(".")[2]
        counts = self.triples if len(decimals) == _GROUP else self.shorts
        counts["."] -= 1

    def add_whole(self, number: float) -> None:
        """Count one figure without dot and comma."""
        self.whole += 1
        self.small += -_THOUSAND < number < _THOUSAND

    @property
    def is_empty(self) -> bool:
        """Tell whether no figure was counted."""
        return not self.whole and not any(self.uses(sign) for sign in SIGNS)

    def _one_sign(self, body: str, sign: str, times: int) -> None:
        first, last = body.split(sign, maxsplit=1)[0], body.rsplit(sign, maxsplit=1)[1]
        if times > 1:
            self.group[sign] += 1
        elif len(first) > _GROUP or first.lstrip("0") == "" or len(last) > _GROUP:
            self.point[sign] += 1
        elif len(last) == _GROUP:
            self.triples[sign] += 1
        else:
            self.shorts[sign] += 1

    def uses(self, sign: str) -> bool:
        """Tell whether a sign stands in any figure."""
        return bool(self.group[sign] or self.point[sign] or self.triples[sign] or self.shorts[sign])

    @property
    def is_of_two_hands(self) -> bool:
        """Tell whether "1.234" and "1,234" stand in one column, and no decimals: both are thousands."""
        return all(
            (self.triples[sign] or self.group[sign])
            and not self.point[sign]
            and not self.shorts[sign]
            for sign in SIGNS
        )

    def verdict(self) -> Notation | None:
        """Return the notation that the figures themselves prove, None when they do not."""
        for sign, as_group, as_point in (
            (".", Notation.INDONESIAN, Notation.ENGLISH),
            (",", Notation.ENGLISH, Notation.INDONESIAN),
        ):
            if self.group[sign] and not self.point[sign]:
                return as_group
            if self.point[sign] and not self.group[sign]:
                return as_point
        for sign, as_point in ((".", Notation.ENGLISH), (",", Notation.INDONESIAN)):
            if self.shorts[sign] and not self.triples[sign]:
                return as_point
            if self.shorts[sign] and self.triples[sign] * 2 <= self.shorts[sign]:
                return as_point
        return None

    def speaks_for_thousands(self, sign: str) -> bool:
        """Tell whether whole numbers below 1000 stand among figures with three digits behind it."""
        if not self.triples[sign]:
            return False
        small = self.small
        return small * 10 >= self.triples[sign] and small == self.whole and small > 0
