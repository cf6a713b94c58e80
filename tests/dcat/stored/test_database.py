"""What is read beside CKAN's session."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from ckanext.palembang.dcat.stored.database import engine, only_row, rows

pytestmark = pytest.mark.usefixtures("with_plugins")
_WHO = sa.text("SELECT pg_backend_pid() AS number, :word AS word")


def test_one_connection_is_asked_again_and_again() -> None:
    first, second = (only_row(_WHO, word=word) for word in ("satu", "dua"))
    assert first["number"] == second["number"]
    assert (first["word"], second["word"]) == ("satu", "dua")


def test_a_database_that_was_started_anew_is_asked_anew() -> None:
    before = only_row(_WHO, word="")["number"]
    with engine().begin() as connection:
        connection.execute(sa.select(sa.func.pg_terminate_backend(before)))

    assert only_row(_WHO, word="")["number"] != before


def test_a_wrong_question_is_not_asked_twice() -> None:
    with pytest.raises(DBAPIError):
        only_row(sa.text("SELECT 1 FROM tidak_ada"))
    assert only_row(_WHO, word="masih")["word"] == "masih"


def test_texts_come_as_sent_for_who_wants_them_so_and_for_nobody_else() -> None:
    both = sa.text("SELECT :word AS word, 7 AS number, NULL::text AS nothing")
    (sent,) = rows(both, {"word": "Ilir Barat – I"}, are_texts_as_sent=True)
    assert dict(sent) == {"word": "Ilir Barat – I".encode(), "number": 7, "nothing": None}
    (read,) = rows(both, {"word": "Ilir Barat – I"})
    assert dict(read) == {"word": "Ilir Barat – I", "number": 7, "nothing": None}
