"""The root of the stream and its pages, as statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from ckanext.palembang.dcat import config
from ckanext.palembang.dcat.feed.events import Page, Window
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
_PUBLISHED = f"{_AS}published"
_SINCE, _BEFORE = "tree:GreaterThanOrEqualToRelation", "tree:LessThanRelation"


def root_address(form: FeedFormat | None = None) -> str:
    """Return the address of the stream's root: in one format, or where the reader chooses."""
    root = f"{Addresses.of_this_site().pages}/feed"
    return f"{root}.{form.extension}" if form else root


def page_address(number: int, form: FeedFormat) -> str:
    """Return the address of a page."""
    return f"{root_address()}/{number}.{form.extension}"


def event_iri(number: int) -> str:
    """Return the name of an event."""
    return f"{root_address()}#event-{number}"


def root_document(address: str, windows: Sequence[Window], form: FeedFormat) -> str:
    """Write the root: what the stream is, what it keeps, and where its pages are.

    Args:
        address: under which the root was asked for; readers look for relations of that.
        windows: its pages.
        form: the format.
    """
    return document(form, _root(address, windows, form))


def page_document(page: Page, events: Sequence[sa.RowMapping], form: FeedFormat) -> str:
    """Write a page: its events, each with what it says in a graph of its own name."""
    facts = [*_page(page, form), *(fact for event in events for fact in _event(event))]
    graphs = [
        (event_iri(event["number"]), event["n_triples"]) for event in events if event["n_triples"]
    ]
    return document(form, facts, graphs)


def _root(address: str, windows: Sequence[Window], form: FeedFormat) -> Iterator[Fact]:
    yield from _stream(address)
    yield (address, "@type", "tree:Node")
    yield (address, "@type", "ldes:EventSource")
    yield _polled(address)
    yield from _retention(address)
    ends = [*windows[1:], None]
    for window, following in zip(windows, ends, strict=False):
        page, name = page_address(window.page, form), f"page-{window.page}"
        yield from _relation(address, f"{name}-since", _SINCE, page, window.begun)
        if following is not None:
            # A page behind which others are gone ends where the next one begins that is there.
            yield from _relation(address, f"{name}-until", _BEFORE, page, following.begun)


def _page(page: Page, form: FeedFormat) -> Iterator[Fact]:
    """Say what a page is and where the others are; nothing here may change once it is full.

    The pages beside it may go one day, so that the way to the root is told as well.
    """
    address = page_address(page.number, form)
    yield from _stream(root_address())
    yield (address, "@type", "tree:Node")
    yield from _relation(address, "root", "tree:Relation", root_address(), None)
    if page.number > 1:
        kind = _BEFORE if page.begun else "tree:Relation"
        before = page_address(page.number - 1, form)
        yield from _relation(address, "previous", kind, before, page.begun)
    if page.is_full:
        after = page_address(page.number + 1, form)
        yield from _relation(address, "next", _SINCE, after, page.ended)
        yield (address, "ldes:immutable", true_value())
    else:
        yield _polled(address)


def _stream(view: str) -> Iterator[Fact]:
    name = f"{root_address()}#stream"
    yield (name, "@type", "ldes:EventStream")
    yield (name, "tree:shape", _SHAPE)
    yield (name, "ldes:timestampPath", _PUBLISHED)
    yield (name, "ldes:versionOfPath", f"{_AS}object")
    yield (name, "tree:view", view)


def _polled(node: str) -> Fact:
    return (node, "ldes:pollingInterval", number_value(config.feed_polling_seconds()))


def _retention(root: str) -> Iterator[Fact]:
    """Say what is kept: all of the last days, and the last word on everything that is published."""
    policy, days = f"{root}#retention", f"P{config.feed_retention_days()}D"
    yield (root, "ldes:retentionPolicy", policy)
    yield (policy, "@type", "ldes:RetentionPolicy")
    yield (policy, "ldes:fullLogDuration", duration_value(days))
    yield (policy, "ldes:versionAmount", number_value(1))
    yield (policy, "ldes:versionDeleteDuration", duration_value(days))


def _relation(
    node: str, name: str, kind: str, to: str, published: datetime | None
) -> Iterator[Fact]:
    """Say where a page is, and of which times its events are, where that is known."""
    relation = f"{node}#{name}"
    yield (node, "tree:relation", relation)
    yield (relation, "@type", kind)
    yield (relation, "tree:node", to)
    if published is not None:
        yield (relation, "tree:path", _PUBLISHED)
        yield (relation, "tree:value", moment_value(written_time(published)))


def _event(event: sa.RowMapping) -> Iterator[Fact]:
    name = event_iri(event["number"])
    yield (f"{root_address()}#stream", "tree:member", name)
    yield (name, "@type", f"as:{event['activity']}")
    yield (name, "as:object", event["iri"])
    yield (name, "as:published", moment_value(written_time(event["published"])))


def written_time(time: datetime) -> str:
    """Return a time with all its digits: two events never have the same."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")
