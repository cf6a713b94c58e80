"""Documents made on the spot by ckanext-dcat: other profiles, and datasets that are not public."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from flask import Response, request
from rdflib import Graph

import ckan.plugins.toolkit as tk

from ckanext.dcat.exceptions import RDFProfileException
from ckanext.dcat.processors import RDFSerializer
from ckanext.palembang.dcat.catalog.answers import opened
from ckanext.palembang.dcat.catalog.errors import NothingThereError, WrongQuestionError
from ckanext.palembang.dcat.linked_data.documents import Serialisation

log = logging.getLogger(__name__)

_RDFLIB = {"turtle": "turtle", "rdf_xml": "xml", "json_ld": "json-ld", "n_triples": "nt"}


def may_see(name: str) -> bool:
    """Tell whether the reader may see a dataset that is not deleted."""
    try:
        return _shown(name)["state"] != "deleted"
    except NothingThereError:
        return False


def dataset_answer(serialisation: Serialisation, name: str, profiles: tuple[str, ...]) -> Response:
    """Return a dataset as some profiles of ckanext-dcat describe it; ours where none is named.

    Raises:
        NothingThereError: if there is none that the reader may see.
        WrongQuestionError: if there is no such profile, or it fails at this dataset.
    """
    package = _shown(name)
    if package["state"] == "deleted":
        raise NothingThereError(tk._("Dataset not found"))
    graph = _graph(package, profiles)
    if graph is None:
        raise WrongQuestionError(tk._("This profile cannot describe this dataset."))
    return graph_answer(serialisation, graph)


def datasets_graph(names: Iterable[str], profiles: tuple[str, ...]) -> Graph:
    """Return what the profiles say of datasets; one that they fail at is left out.

    Raises:
        WrongQuestionError: if there is no such profile.
    """
    whole = Graph(bind_namespaces="none")
    _serialiser(profiles)
    for name in names:
        try:
            whole += _graph(_shown(name), profiles) or Graph()
        except NothingThereError:
            continue
    return whole


def graph_answer(serialisation: Serialisation, graph: Graph) -> Response:
    """Return a graph as a document that nobody keeps: it may show what only this reader may see."""
    try:
        text = graph.serialize(format=_RDFLIB[serialisation.key])
    except Exception as error:
        # Foreign profiles let names through that are no addresses; a serialiser fails at them.
        log.warning("A graph cannot be written as %s: %s", serialisation.key, error)
        raise WrongQuestionError(tk._("This profile cannot describe this dataset.")) from error
    response = Response(text, content_type=serialisation.media_type)
    request.environ["__no_cache__"] = True
    response.cache_control.no_store = True
    return opened(response)


def _shown(name: str) -> dict[str, Any]:
    try:
        package: dict[str, Any] = tk.get_action("package_show")({}, {"id": name})
    except (tk.ObjectNotFound, tk.NotAuthorized, tk.ValidationError, ValueError):
        raise NothingThereError(tk._("Dataset not found")) from None
    if package["type"] != "dataset":
        raise NothingThereError(tk._("Dataset not found"))
    return package


def _graph(package: dict[str, Any], profiles: tuple[str, ...]) -> Graph | None:
    serialiser = _serialiser(profiles)
    try:
        serialiser.graph_from_dataset(package)
    except Exception:
        # Whatever a foreign profile raises at strange values is no reason to fail with it.
        log.warning("Profiles %s fail at dataset %s", profiles, package["id"], exc_info=True)
        return None
    return serialiser.g


def _serialiser(profiles: tuple[str, ...]) -> RDFSerializer:
    try:
        return RDFSerializer(profiles=list(profiles) or None)
    except RDFProfileException:
        raise WrongQuestionError(
            tk._("There is no such profile: %(names)s.") % {"names": " ".join(profiles)[:100]}
        ) from None
