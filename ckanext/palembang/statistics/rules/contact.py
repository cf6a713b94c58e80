"""Shapes of e-mail addresses and telephone numbers in blocks I and II; a dash means none.

No finding quotes a value: block II holds facts about a person (UU 27/2022).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckanext.palembang.reference import is_email
from ckanext.palembang.statistics.fields import fields
from ckanext.palembang.statistics.findings import Finding, Level, Message
from ckanext.palembang.statistics.values import MAX_TEXT, Record, says_nothing, text_of

_SEVERAL = re.compile(r"[,;]|\s/\s")
#: A number as offices write it: (0711) 350651, +62 811-7000-000, 0711.350651 ext. 12.
_PHONE = re.compile(
    r"\+?[0-9(][0-9 ()./-]{3,28}[0-9)](?:\s*(?:ext|ekst)\.?\s*[0-9]{1,6})?", re.IGNORECASE
)
_FEWEST_DIGITS = 5

_EMAIL = Message(
    "This is no e-mail address: write one like dinas@palembang.go.id, or “-” if there is none.",
    "Ini bukan alamat e-mail: tulis misalnya dinas@palembang.go.id, atau “-” bila tidak ada.",
)
_NO_NUMBER = Message(
    "This is no telephone number: write one like (0711) 350651, or “-” if there is none.",
    "Ini bukan nomor telepon: tulis misalnya (0711) 350651, atau “-” bila tidak ada.",
)
_ODD_NUMBER = Message(
    "Write telephone numbers like (0711) 350651, several with a comma between them.",
    "Tulis nomor telepon seperti (0711) 350651; bila lebih dari satu, pisahkan dengan koma.",
)


def contacts(record: Record) -> Iterator[Finding]:
    """1.2 and 2.2: an address that mail can reach, a number that can be dialled."""
    for field in fields("ms_keg"):
        if field.type not in ("email", "phone"):
            continue
        written = text_of(record, field.key)
        if says_nothing(written) or len(written) > MAX_TEXT:
            continue
        yield from (_email if field.type == "email" else _phone)(field.key, written)


def _email(key: str, written: str) -> Iterator[Finding]:
    if not all(is_email(one.strip()) for one in _SEVERAL.split(written)):
        yield Finding("email-address", (key,), _EMAIL)


def _phone(key: str, written: str) -> Iterator[Finding]:
    if sum(sign.isdecimal() for sign in written) < _FEWEST_DIGITS:
        yield Finding("phone-number", (key,), _NO_NUMBER)
    elif not all(_PHONE.fullmatch(one.strip()) for one in _SEVERAL.split(written)):
        yield Finding("phone-shape", (key,), _ODD_NUMBER, Level.HINT)
