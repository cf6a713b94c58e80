"""Pages of the catalogue in another profile of ckanext-dcat, made on the spot."""

from __future__ import annotations

from flask import Response
from rdflib import Graph

from ckanext.palembang.dcat.catalog.head_pieces import head_statements
from ckanext.palembang.dcat.catalog.live import datasets_graph, graph_answer
from ckanext.palembang.dcat.catalog.pages import read_whole_page
from ckanext.palembang.dcat.catalog.question import Question
from ckanext.palembang.dcat.linked_data.documents import Serialisation


def page_answer(
    serialisation: Serialisation, question: Question, profiles: tuple[str, ...]
) -> Response:
    """Return a page: the same datasets and links as in our own profile, told by others.

    Raises:
        WrongQuestionError: if there is no such office or profile.
        NothingThereError: past the end.
    """
    page, facts, start = read_whole_page(serialisation, question)
    graph: Graph = datasets_graph([piece.subject_id for piece in page.datasets], profiles)
    for statement in head_statements(question, page, facts, start):
        graph.add(statement)
    return graph_answer(serialisation, graph)
