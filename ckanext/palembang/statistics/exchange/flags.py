"""Reads ticked boxes as real systems write them, and writes them the way each format has them.

Seen: an object of booleans with the text of `lainnya` (INDAH v2), labels joined by commas (BPS DNA),
the sum of the boxes' numbers (paper form, older clients), a list of codes or labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ckanext.palembang.reference import CodeList, code_list, decode_flags
from ckanext.palembang.statistics.exchange.embedded import embedded
from ckanext.palembang.statistics.exchange.plain import Object, as_list, as_object, is_number
from ckanext.palembang.statistics.exchange.read import NOTHING, Read, Trouble, below
from ckanext.palembang.statistics.exchange.scalars import (
    LONGEST,
    read_text,
    read_yes_no,
    says_nothing,
    tidy,
)

OTHER: Final = "lainnya"
_OTHER_TEXT: Final = "_lainnya"
_OTHER_WRITTEN = re.compile(r"(?:^|[,;])\s*(?:lainnya|other)\s*[:=]\s*", re.IGNORECASE)
_SUM = re.compile(r"[0-9]{1,6}", re.ASCII)
_LONGEST_LABELS: Final = 5_000

#: Labels of the national feed that differ from the code list's own.
_LABELS: Final = {
    ("sarana_pengumpulan_data", "papi"): "PAPI",
    ("sarana_pengumpulan_data", "capi"): "CAPI",
    ("sarana_pengumpulan_data", "cati"): "CATI",
    ("sarana_pengumpulan_data", "cawi"): "CAWI",
    ("sarana_pengumpulan_data", "mail"): "Mail",
    ("tahapan_pengolahan_data", "editing"): "Editing",
    ("tahapan_pengolahan_data", "coding"): "Coding",
    ("tahapan_pengolahan_data", "data_entry"): "Data Entry",
    ("tahapan_pengolahan_data", "validasi"): "Validasi",
}


@dataclass(frozen=True, slots=True)
class Flags:
    """Boxes of one field.

    Attributes:
        list_name: code list of the boxes.
        other_key: key of the text behind `lainnya` in INDAH's object; empty where there is none.
    """

    list_name: str
    other_key: str = ""

    @property
    def codes(self) -> CodeList:
        """The code list of the boxes."""
        return code_list(self.list_name)

    def read(self, raw: object) -> Read:
        """The ticked codes in the order of the list, and the text behind `lainnya`."""
        plain = embedded(raw)
        if says_nothing(plain):
            return NOTHING
        if (boxes := as_object(plain)) is not None:
            return self._from_object(boxes)
        if (items := as_list(plain)) is not None:
            return self._from_list(items)
        if (
            isinstance(plain, str)
            and len(plain) <= _LONGEST_LABELS
            and not _SUM.fullmatch(plain.strip())
        ):
            return self._from_labels(plain)
        number = (
            plain if is_number(plain) or (isinstance(plain, str) and len(plain) <= LONGEST) else -1
        )
        ticked = decode_flags(self.list_name, number)  # type: ignore[arg-type]  # is_number
        return self._read(ticked) if ticked is not None else Read(troubles=(Trouble((), raw),))

    def to_object(self, codes: object, other: object, before: object = None) -> dict[str, object]:
        """INDAH's object: every box, true or false, then the text behind `lainnya` or null.

        Args:
            codes: the ticked codes.
            other: the text behind `lainnya`.
            before: the object as it came, whose unknown keys are kept.
        """
        ticked = as_list(codes) or []
        boxes: dict[str, object] = {code.code: code.code in ticked for code in self.codes}
        boxes |= {self.other_key: other or None} if self.other_key else {}
        came = as_object(embedded(before))
        unknown = self._from_object(came).troubles if came is not None else ()
        return boxes | {str(one.place[0]): one.raw for one in unknown if one.kind == "unknown"}

    def to_labels(self, codes: object, other: object) -> str | None:
        """The feed's text: labels joined by commas, `Lainnya : text` last; null for none."""
        ticked = as_list(codes) or []
        labels = [self._label(code.code) for code in self.codes if code.code in ticked]
        if other and OTHER in ticked:
            labels[-1:] = [f"{labels[-1]} : {other}"]
        return ", ".join(labels) or None

    def _label(self, code: str) -> str:
        return _LABELS.get((self.list_name, code)) or self.codes.label(code)

    def _read(
        self,
        codes: tuple[str, ...] | list[str],
        other: str | None = None,
        troubles: tuple[Trouble, ...] = (),
    ) -> Read:
        ticked = [code.code for code in self.codes if code.code in codes]
        return Read(ticked or None, other=other, troubles=troubles)

    def _from_object(self, boxes: Object) -> Read:
        codes: list[str] = []
        other: str | None = None
        troubles: tuple[Trouble, ...] = ()
        for key, raw in boxes.items():
            code = self.codes.normalise(key) if len(key) <= LONGEST else None
            if code is not None:
                answer = read_yes_no(raw)
                codes += [code] if answer.value == "ya" else []
                troubles += below(key, answer.troubles)
            elif self.other_key and key.endswith(_OTHER_TEXT):
                text = read_text(raw)
                other = str(text.value) if text.value else other
                troubles += below(key, text.troubles)
            else:
                troubles += (Trouble((key,), raw, "unknown"),)
        return self._read(codes, other, troubles)

    def _from_list(self, items: list[object]) -> Read:
        codes: list[str] = []
        other: str | None = None
        troubles: tuple[Trouble, ...] = ()
        for index, item in enumerate(items):
            read = self._item(item)
            codes += [str(code) for code in as_list(read.value) or []]
            other = read.other or other
            troubles += below(index, read.troubles)
        return self._read(codes, other, troubles)

    def _item(self, item: object) -> Read:
        if says_nothing(item):
            return NOTHING
        if is_number(item):
            code = self.codes.normalise(item)  # type: ignore[arg-type]  # is_number
            return self._read([code]) if code else Read(troubles=(Trouble((), item),))
        text = item if isinstance(item, str) and len(item) <= _LONGEST_LABELS else None
        return self._from_labels(text) if text else Read(troubles=(Trouble((), item),))

    def _from_labels(self, text: str) -> Read:
        labels, other = text, None
        match = _OTHER_WRITTEN.search(text)
        if match and self.other_key:
            labels, other = text[: match.start()], tidy(text[match.end() :]) or None
        codes, unknown = self._split(labels)
        codes += [OTHER] if match and self.other_key else []
        troubles = tuple(Trouble((), label) for label in unknown)
        return self._read(codes, other, troubles)

    def _split(self, labels: str) -> tuple[list[str], list[str]]:
        if whole := self._code(labels):
            return [whole], []
        parts = [part.strip() for part in re.split(r"[,;]", labels) if part.strip()]
        pairs = [(part, self._code(part)) for part in parts]
        known = [code for _, code in pairs if code]
        return known, list(_unread(pairs))

    def _code(self, label: str) -> str | None:
        return self.codes.normalise(label) if len(label) <= LONGEST else None


def _unread(pairs: list[tuple[str, str | None]]) -> Iterator[str]:
    yield from (part for part, code in pairs if code is None)
