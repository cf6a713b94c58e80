"""Readings come back whole from the child, and a child that falls takes one file with it only."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.palembang.tables import Level, Limits, Observation, Reading, Table, Title, read_many
from ckanext.palembang.tables import worker as worker_module
from ckanext.palembang.tables.cells import address
from ckanext.palembang.tables.findings import Finding
from ckanext.palembang.tables.observations import Observations
from ckanext.palembang.tables.packing import pack, unpack
from ckanext.palembang.tables.wire import json_of, to_wire
from ckanext.palembang.tables.worker import Worker

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_MAYBE = st.none() | _TEXTS
_NUMBERS = st.none() | st.decimals(allow_nan=False, allow_infinity=False)


@st.composite
def _observations(draw: st.DrawFn) -> tuple[Observation, ...]:
    places = draw(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 30)), max_size=12))
    return tuple(
        Observation(
            address(place),
            tuple(draw(st.lists(_TEXTS, max_size=2))),
            tuple(draw(st.lists(_TEXTS, max_size=2))),
            draw(_NUMBERS),
            draw(_MAYBE), draw(_MAYBE), draw(_MAYBE), draw(_MAYBE), draw(_MAYBE), draw(st.booleans()),
        )
        for place in places
    )  # fmt: skip


def _reading(observations: tuple[Observation, ...]) -> Reading:
    table = Table("Data", "A1:C3", Title("Judul"), None, ("2023",), None, (), (), observations)
    return Reading(
        (table, table), (Finding("outlier", Level.INFO, "C7", "Data", {"printed": "5"}),)
    )


@settings(max_examples=60, deadline=None)
@given(_observations())
def test_any_reading_comes_back_whole(observations: tuple[Observation, ...]) -> None:
    reading = _reading(observations)

    assert unpack(pack(reading)) == reading


@settings(max_examples=40, deadline=None)
@given(_observations())
def test_observations_are_those_they_were_made_of(observations: tuple[Observation, ...]) -> None:
    lazy = Observations.of(observations)

    assert list(lazy) == list(observations)
    assert [lazy[index] for index in range(len(lazy))] == list(observations)
    assert lazy[1:] == observations[1:]
    assert lazy[-1:] == observations[-1:]
    assert lazy == observations
    with pytest.raises(IndexError):
        lazy[len(observations)]


@settings(max_examples=30, deadline=None)
@given(_observations())
def test_json_in_pieces_is_the_contract(observations: tuple[Observation, ...]) -> None:
    reading = _reading(observations)

    assert json.loads("".join(json_of(reading))) == json.loads(json.dumps(to_wire(reading)))


def test_figures_that_no_double_names_stay_as_they_are() -> None:
    value = Decimal("12345678901234567890.25")
    observations = (Observation("B2", ("Sako",), ("Nilai",), value),)

    assert unpack(pack(_reading(observations))).tables[0].observations[0].value == value


def test_an_observation_is_made_when_it_is_looked_at() -> None:
    lazy = Observations.of([Observation("B2", ("Sako",), ("Nilai",), Decimal(5))])

    assert lazy[0] == lazy[0]
    assert lazy[0] is not lazy[0]


def _table(path: Path, number: int) -> Path:
    path.write_text(f"Kecamatan,Guru\nSako,{number}\nPlaju,15\n")
    return path


def _workers_that_fall(monkeypatch: pytest.MonkeyPatch, folder: Path, how: str) -> None:
    """Make children that fall at every file whose name begins with "jatuh"."""
    (folder / "fallible.py").write_text(
        "import os, signal, sys, time\n"
        "from ckanext.palembang.tables import child\n"
        "read = child.read_here\n"
        "def read_or_fall(path, **rest):\n"
        "    if path.name.startswith('jatuh'):\n"
        f"        {how}\n"
        "    return read(path, **rest)\n"
        "child.read_here = read_or_fall\n"
        "sys.exit(child.main())\n"
    )
    monkeypatch.setattr(worker_module, "_CHILD", "fallible")
    monkeypatch.setenv("PYTHONPATH", str(folder))


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("os.abort()", "too-heavy"),
        ("os.kill(os.getpid(), signal.SIGXCPU)", "too-slow"),
        ("os._exit(3)", "unreadable"),
        ("os.kill(os.getpid(), signal.SIGTERM)", "unreadable"),
    ],
)
def test_only_the_file_that_breaks_the_child_fails(
    how: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _workers_that_fall(monkeypatch, tmp_path, how)
    names = ("a.csv", "jatuh.csv", "b.csv", "c.csv")
    paths = [_table(tmp_path / name, number) for number, name in enumerate(names)]

    readings = list(read_many(paths, limits=Limits(max_seconds=120)))

    assert [len(one.tables) for one in readings] == [1, 0, 1, 1]
    assert [f.code for f in readings[1].findings] == [code]
    assert [one.tables[0].observations[0].value for one in readings if one.tables] == [0, 2, 3]


def test_one_child_reads_many_files(tmp_path: Path) -> None:
    with Worker() as worker:
        children: set[int] = set()
        for number in range(3):
            path = _table(tmp_path / f"{number}.csv", number)
            assert worker.read(path, None, Limits(max_seconds=120), None).is_readable
            assert worker.number is not None
            children.add(worker.number)

    assert len(children) == 1
    assert not Path(f"/proc/{children.pop()}").exists()


def test_what_is_printed_while_reading_does_not_harm_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _workers_that_fall(monkeypatch, tmp_path, "print('x' * 100_000, flush=True)")
    path = _table(tmp_path / "jatuh.csv", 4)

    (reading,) = read_many([path], limits=Limits(max_seconds=120))

    assert reading.tables[0].observations[0].value == 4
