"""Addresses that every RDF parser accepts: absolute, ASCII, escaped.

A text that is no address gives None and never an address: `Sosial` or `www.x.go.id` would
come out relative to the feed's own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import SplitResult, quote, urlsplit

from rdflib import URIRef

_MAX_CHARACTERS = 8_000
_UNFIT = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?", re.ASCII)
_URN = re.compile(r"urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:[A-Za-z0-9()+,.:=@;$_!*'/?-]+", re.ASCII)
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_PATH = "/%:@!$&'()*+,;=~"
_EMAIL = re.compile(rf"([A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+)@({_LABEL}(?:\.{_LABEL})+)", re.ASCII)
_PHONE = re.compile(
    r"(\+?)([(]?[0-9][0-9 ().\-/]{3,24}[0-9])(?:\s*(?:ext\.?|x|pes\.?)\s*([0-9]{1,6}))?",
    re.IGNORECASE,
)


def web_iri(value: object) -> URIRef | None:
    """Return an http(s) address, escaped where it needs to be, or None.

    An address that carries a user's name or password has no place in a feed.
    """
    text = value.strip() if isinstance(value, str) else ""
    if not text or len(text) > _MAX_CHARACTERS or _UNFIT.search(text):
        return None
    return _web_iri(text)


@lru_cache(maxsize=10_000)
def _web_iri(text: str) -> URIRef | None:
    try:
        parts = urlsplit(text)
        netloc = _netloc(parts)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not netloc:
        return None
    address = f"{parts.scheme}://{netloc}{_quoted(parts.path, _PATH)}"
    address += f"?{_quoted(parts.query, _PATH + '?')}" if parts.query else ""
    address += f"#{_quoted(parts.fragment, _PATH + '?')}" if parts.fragment else ""
    return URIRef(address)


def absolute_iri(value: object) -> URIRef | None:
    """Return an http(s) address or a URN, or None."""
    if isinstance(value, str) and _URN.fullmatch(value.strip()):
        return URIRef(value.strip())
    return web_iri(value)


def mail_iri(value: object) -> URIRef | None:
    """Return the `mailto:` address of one e-mail address, or None."""
    text = value.strip().removeprefix("mailto:") if isinstance(value, str) else ""
    match = _EMAIL.fullmatch(text)
    return URIRef(f"mailto:{quote(match[1], safe='!$&*+~')}@{match[2]}") if match else None


def phone_iri(value: object) -> URIRef | None:
    """Return the `tel:` address (RFC 3966) of an Indonesian or international number, or None."""
    text = value.strip().removeprefix("tel:") if isinstance(value, str) else ""
    match = _PHONE.fullmatch(text)
    if not match:
        return None
    digits = re.sub("[^0-9]", "", match[2])
    if not match[1]:
        if not digits.startswith("0"):
            return None
        digits = "62" + digits.lstrip("0")
    return URIRef(f"tel:+{digits}" + (f";ext={match[3]}" if match[3] else ""))


def part_of(iri: URIRef, name: str) -> URIRef:
    """Return the address of a named part of a document: a fragment of the document's own."""
    return URIRef(f"{iri}{'-' if '#' in iri else '#'}{quote(name, safe='', errors='replace')}")


def _netloc(parts: SplitResult) -> str:
    host, port = parts.hostname, parts.port
    if not host or "@" in parts.netloc:
        return ""
    if ":" in host:
        try:
            host = f"[{IPv6Address(host).compressed}]"
        except AddressValueError:
            return ""
    elif not _HOST.fullmatch(host):
        host = _ascii_host(host)
    return f"{host}:{port}" if host and port is not None else host


def _ascii_host(host: str) -> str:
    try:
        coded = host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return coded if _HOST.fullmatch(coded) else ""


def _quoted(text: str, safe: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=safe)
