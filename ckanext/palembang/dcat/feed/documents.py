"""The root of the stream and its pages, as statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from ckanext.palembang.dcat import config
from ckanext.palembang.dcat.feed.events import Page, Stream
from ckanext.palembang.dcat.feed.formats import (
    Fact,
    FeedFormat,
    document,
    duration_value,
    moment_value,
    number_value,
    true_value,
)
from ckanext.palembang.dcat.linked_data.addresses import Addresses

_SHAPE = "https://semiceu.github.io/LDES-DCAT-AP-feeds/shape.ttl#ActivityShape"
_AS = "https://www.w3.org/ns/activitystreams#"


def root_address() -> str:
    """Return the address of the stream's root."""
    return f"{Addresses.of_this_site().pages}/feed"


def stream_iri() -> str:
    """Return the name of the stream."""
    return f"{root_address()}#stream"


def page_address(number: int, form: FeedFormat) -> str:
    """Return the address of a page."""
    return f"{root_address()}/{number}.{form.extension}"


def root_document(stream: Stream, form: FeedFormat) -> str:
    """Write the root: what the stream is, what it keeps, and where its pages are."""
    return document(form, _root(stream, form))


def page_document(page: Page, events: Sequence[sa.RowMapping], form: FeedFormat) -> str:
    """Write a page: its events, each with what it says in a graph of its own name."""
    facts = [*_page(page, form)]
    for event in events:
        facts += _event(event)
    graphs = [
        (event_iri(event["number"]), event["n_triples"]) for event in events if event["n_triples"]
    ]
    return document(form, facts, graphs)


def event_iri(number: int) -> str:
    """Return the name of an event."""
    return f"{root_address()}#event-{number}"


def _root(stream: Stream, form: FeedFormat) -> Iterator[Fact]:
    name, root = stream_iri(), root_address()
    yield (name, "@type", "ldes:EventStream")
    yield (name, "tree:shape", _SHAPE)
    yield (name, "ldes:timestampPath", f"{_AS}published")
    yield (name, "ldes:versionOfPath", f"{_AS}object")
    yield (name, "tree:view", root)
    yield (root, "@type", "tree:Node")
    yield (root, "@type", "ldes:EventSource")
    yield (root, "ldes:pollingInterval", number_value(config.feed_polling_seconds()))
    yield from _retention(root)
    for page in stream.pages:
        yield from _relations(root, page, form)


def _retention(root: str) -> Iterator[Fact]:
    """Say what is kept: all of the last days, and the last word on everything that is published."""
    policy, days = f"{root}#retention", f"P{config.feed_retention_days()}D"
    yield (root, "ldes:retentionPolicy", policy)
    yield (policy, "@type", "ldes:RetentionPolicy")
    yield (policy, "ldes:fullLogDuration", duration_value(days))
    yield (policy, "ldes:versionAmount", number_value(1))
    yield (policy, "ldes:versionDeleteDuration", duration_value(days))


def _relations(root: str, page: Page, form: FeedFormat) -> Iterator[Fact]:
    """Say which times a page covers; the last one is open."""
    address = page_address(page.number, form)
    since = f"{root}#page-{page.number}-since"
    yield (root, "tree:relation", since)
    yield (since, "@type", "tree:GreaterThanOrEqualToRelation")
    yield (since, "tree:node", address)
    yield (since, "tree:path", f"{_AS}published")
    yield (since, "tree:value", moment_value(written_time(page.first)))
    if page.next_first is not None:
        until = f"{root}#page-{page.number}-until"
        yield (root, "tree:relation", until)
        yield (until, "@type", "tree:LessThanRelation")
        yield (until, "tree:node", address)
        yield (until, "tree:path", f"{_AS}published")
        yield (until, "tree:value", moment_value(written_time(page.next_first)))


def _page(page: Page, form: FeedFormat) -> Iterator[Fact]:
    """Say what a page is; nothing here may change once it is full."""
    address = page_address(page.number, form)
    yield (address, "@type", "tree:Node")
    yield (stream_iri(), "@type", "ldes:EventStream")
    if page.is_full:
        yield (address, "ldes:immutable", true_value())


def _event(event: sa.RowMapping) -> Iterator[Fact]:
    name = event_iri(event["number"])
    yield (stream_iri(), "tree:member", name)
    yield (name, "@type", f"as:{event['activity']}")
    yield (name, "as:object", event["iri"])
    yield (name, "as:published", moment_value(written_time(event["published"])))


def written_time(time: datetime) -> str:
    """Return a time with all its digits: two events never have the same."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")
