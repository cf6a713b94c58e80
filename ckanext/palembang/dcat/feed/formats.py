"""The two formats that can carry an event with what it says: Turtle has no named graphs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ckanext.palembang.dcat.linked_data.fragments import PREFIX_MAP, objects_of
from ckanext.palembang.dcat.linked_data.terms import PREFIXES

#: Vocabularies of streams; added to our own prefixes.
STREAM_PREFIXES = {
    "as": "https://www.w3.org/ns/activitystreams#",
    "ldes": "https://w3id.org/ldes#",
    "tree": "https://w3id.org/tree#",
}
_XSD = str(PREFIXES["xsd"])


@dataclass(frozen=True)
class Value:
    """A typed literal."""

    text: str
    datatype: str


#: Subject, property (with a prefix of ours), value: an address, or a literal.
Fact = tuple[str, str, str | Value]


def moment_value(text: str) -> Value:
    """Return a moment as `xsd:dateTime`."""
    return Value(text, f"{_XSD}dateTime")


def duration_value(text: str) -> Value:
    """Return a duration as `xsd:duration`."""
    return Value(text, f"{_XSD}duration")


def number_value(number: int) -> Value:
    """Return a whole number as `xsd:integer`."""
    return Value(str(number), f"{_XSD}integer")


def true_value() -> Value:
    """Return what is so, as `xsd:boolean`."""
    return Value("true", f"{_XSD}boolean")


@dataclass(frozen=True)
class FeedFormat:
    """A format of the stream.

    Attributes:
        extension: as addresses end.
        media_type: without a parameter.
        prefixes: those that it declares.
    """

    extension: str
    media_type: str
    prefixes: Mapping[str, str]


#: What an event says is written without prefixes, so that full pages outlive a change of ours.
TRIG = FeedFormat("trig", "application/trig", STREAM_PREFIXES)
JSON_LD = FeedFormat("jsonld", "application/ld+json", {**PREFIX_MAP, **STREAM_PREFIXES})
FEED_FORMATS = {one.extension: one for one in (TRIG, JSON_LD)}


def document(
    form: FeedFormat, facts: Iterable[Fact], graphs: Sequence[tuple[str, str]] = ()
) -> str:
    """Write statements, and graphs that have a name.

    Args:
        form: the format.
        facts: statements of the default graph.
        graphs: name and statements, as N-Triples, of each named graph.
    """
    if form is TRIG:
        return _trig(facts, graphs)
    return _json_ld(facts, graphs)


def _trig(facts: Iterable[Fact], graphs: Iterable[tuple[str, str]]) -> str:
    lines = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(TRIG.prefixes.items())]
    lines += [
        f"<{subject}> {'a' if name == '@type' else name} {_written(name, value)} .\n"
        for subject, name, value in facts
    ]
    lines += [f"<{name}> {{\n{statements}}}\n" for name, statements in graphs]
    return "".join(lines)


def _written(name: str, value: str | Value) -> str:
    if isinstance(value, Value):
        return f'"{value.text}"^^<{value.datatype}>'
    return value if name == "@type" else f"<{value}>"


def _json_ld(facts: Iterable[Fact], graphs: Iterable[tuple[str, str]]) -> str:
    nodes: dict[str, dict[str, list[object]]] = {}
    for subject, name, value in facts:
        said: object = {"@id": value}
        if isinstance(value, Value):
            said = {"@type": value.datatype, "@value": value.text}
        elif name == "@type":
            said = value
        nodes.setdefault(subject, {}).setdefault(name, []).append(said)
    objects = [
        json.dumps({"@id": subject, **node}, ensure_ascii=False, separators=(",", ":"))
        for subject, node in nodes.items()
    ]
    objects += [
        f'{{"@id":{json.dumps(name)},"@graph":[\n{objects_of(statements)}\n]}}'
        for name, statements in graphs
    ]
    context = json.dumps(JSON_LD.prefixes, sort_keys=True, separators=(",", ":"))
    return f'{{"@context":{context},"@graph":[\n' + ",\n".join(objects) + "\n]}\n"
