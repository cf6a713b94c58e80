"""Which address a request comes from, as far as it can be believed."""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address

from flask import request

from ckanext.palembang.catalogue import config

#: Providers hand out whole networks of this size: their addresses are one customer.
_CUSTOMER_BITS = 64


def client_address() -> str:
    """The visitor's address; of IPv6 the network.

    `X-Forwarded-For` counts only as far as our own proxies wrote it, from the right.
    """
    direct = request.remote_addr or "unknown"
    proxies = config.trusted_proxies()
    if not proxies:
        return _network(direct)
    named = [
        text.strip() for text in ",".join(request.headers.getlist("X-Forwarded-For")).split(",")
    ]
    return (
        _network(named[-proxies]) if len(named) >= proxies and named[-proxies] else _network(direct)
    )


def _network(text: str) -> str:
    try:
        address = ip_address(text)
    except ValueError:
        return text
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Network((address, _CUSTOMER_BITS), strict=False))
