"""Texts, moments and addresses that leave."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.catalogue import is_address
from ckanext.palembang.dcat.linked_data.iris import (
    absolute_iri,
    mail_iri,
    part_of,
    phone_iri,
    web_iri,
)
from ckanext.palembang.dcat.linked_data.texts import is_lawful, lawful_text, moment


@pytest.mark.parametrize("point", [0x00, 0x08, 0x0B, 0x1F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
def test_characters_that_xml_refuses_are_dropped(point: int) -> None:
    assert lawful_text(f"a{chr(point)}b") == "ab"
    assert not is_lawful(chr(point))


@pytest.mark.parametrize(
    "text", ["Ilir\tBarat", "baris\nbaris", "é 中 😀 \u202e", "a\x85b", "a\x7fb"]
)
def test_other_characters_stay(text: str) -> None:
    assert lawful_text(text) == text
    assert is_lawful(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [("a\r\nb\rc", "a\nb\nc"), (2024, "2024"), (1.5, "1.5"), (True, ""), (None, "")],
)
def test_line_ends_and_other_values(value: object, text: str) -> None:
    assert lawful_text(value) == text


@given(st.text(st.characters(codec=None)))
def test_a_lawful_text_stays_as_it_is(text: str) -> None:
    assert is_lawful(lawful_text(text))
    assert lawful_text(lawful_text(text)) == lawful_text(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2025-02-28T01:00:00.123456", "2025-02-28T01:00:00+00:00"),
        ("2025-02-28T08:00:00+07:00", "2025-02-28T01:00:00+00:00"),
        ("2025-02-28", "2025-02-28T00:00:00+00:00"),
        ("0001-01-01T00:00:00+14:00", ""),
        ("-0044-03-15", ""),
        ("kemarin", ""),
        (None, ""),
        ([], ""),
    ],
)
def test_moments_are_in_utc(value: object, text: str) -> None:
    assert moment(value) == text


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://x.go.id/a b", "https://x.go.id/a%20b"),
        ("https://x.go.id/a%20b?q=é#ü", "https://x.go.id/a%20b?q=%C3%A9#%C3%BC"),
        ("https://x.go.id/50%/a", "https://x.go.id/50%25/a"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("https://münchen.de", "https://xn--mnchen-3ya.de"),
        (" https://x.go.id ", "https://x.go.id"),
    ],
)
def test_addresses_are_escaped(value: str, address: str) -> None:
    assert str(web_iri(value)) == address


@pytest.mark.parametrize(
    "value",
    [
        "Sosial",
        "www.x.go.id",
        "//x.go.id/a",
        "/dataset/a",
        "javascript:alert(1)",
        "ftp://x.go.id/",
        "http://",
        "http://a b/",
        "http://x.id:99999/",
        "http://user:rahasia@x.id/",
        "http://[::1",
        "https://x.go.id/\x00",
        "https://x.go.id/" + 9_000 * "a",
        None,
        7,
        [],
    ],
)
def test_what_is_no_web_address_is_none(value: object) -> None:
    assert web_iri(value) is None


@given(st.one_of(st.text(st.characters(codec=None)).map("https://x.go.id/{}".format), st.text()))
def test_an_address_needs_no_more_escaping(text: str) -> None:
    address = absolute_iri(text)
    assert address is None or (is_address(str(address)) and web_iri(str(address)) == address)


def test_a_urn_is_an_address_too() -> None:
    name = "urn:uuid:6b1b7ee0-1111-4222-8333-444455556666"
    assert str(absolute_iri(name)) == name
    assert absolute_iri("urn:x") is None


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("a.b@x.go.id", "mailto:a.b@x.go.id"),
        ("mailto:a@x.go.id", "mailto:a@x.go.id"),
        ("a'b@x.go.id", "mailto:a%27b@x.go.id"),
    ],
)
def test_mail_addresses(value: str, address: str) -> None:
    assert str(mail_iri(value)) == address


@pytest.mark.parametrize(
    "value", ["", "a", "a b@x.id", "a@x", "a@x.id?cc=b@x.id", "a@x.id,b@x.id", None]
)
def test_what_is_no_mail_address_is_none(value: object) -> None:
    assert mail_iri(value) is None


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("(0711) 352 695", "tel:+62711352695"),
        ("0711-352695 ext. 12", "tel:+62711352695;ext=12"),
        ("+62 711 352695", "tel:+62711352695"),
    ],
)
def test_telephone_numbers(value: str, address: str) -> None:
    assert str(phone_iri(value)) == address


@pytest.mark.parametrize("value", ["352695", "lihat papan", "0711 352695, 0711 352696", "", None])
def test_what_is_no_whole_telephone_number_is_none(value: object) -> None:
    assert phone_iri(value) is None


def test_parts_are_fragments_whatever_their_name() -> None:
    whole = web_iri("https://x.go.id/dataset/a")
    assert whole is not None
    assert str(part_of(whole, "tabel-2025-3.1 #/é")) == f"{whole}#tabel-2025-3.1%20%23%2F%C3%A9"
    assert is_address(str(part_of(part_of(whole, "a"), "b")))
