"""Addresses in data: only those of the web become links."""

from __future__ import annotations

from urllib.parse import urlsplit


def safe_url(value: object) -> str:
    """Return the address itself where it leads into the web; else nothing.

    What officers and spreadsheets bring may be `javascript:` or worse.
    """
    text = str(value or "").strip()
    try:
        parts = urlsplit(text)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return text if is_web and text.isprintable() and " " not in text else ""
