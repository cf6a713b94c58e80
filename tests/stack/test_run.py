"""A start whose port somebody else took in the moment before its service wanted it."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from stack import ports, run
from stack.errors import StackError
from stack.options import Options
from stack.rundir import RunDir


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody else listens."""
    with socket.socket() as server:
        server.bind((ports.LOCAL, 0))
        server.listen()
        yield server.getsockname()[1]


class _Starts:
    """Starts that note these ports and fail, one after the other; then one that succeeds."""

    def __init__(self, run_dir: RunDir, *failing: int, is_serving: bool = False) -> None:
        self.count = 0
        self._run_dir = run_dir
        self._failing = list(failing)
        self._is_serving = is_serving

    def __call__(self, *_arguments: object, **_options: object) -> None:
        self.count += 1
        if self._failing:
            self._run_dir.note(ports={"solr": self._failing.pop(0)})
            if self._is_serving:
                self._run_dir.serving.touch()
            msg = "The service 'solr' ended by itself."
            raise StackError(msg)


@pytest.fixture
def options(run_dir: RunDir) -> Options:
    """The run folder's own, with a web port that nobody uses."""
    return Options(run_dir.root, run_dir.root, port=ports.any_free())


def test_it_is_tried_again_with_other_ports(
    run_dir: RunDir, options: Options, taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = _Starts(run_dir, taken)
    monkeypatch.setattr(run, "_stay", starts)

    assert run.run(options, run_dir) == 0
    assert starts.count == 2


def test_it_is_not_tried_for_ever(
    run_dir: RunDir, options: Options, taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = _Starts(run_dir, *[taken] * 10)
    monkeypatch.setattr(run, "_stay", starts)

    with pytest.raises(StackError):
        run.run(options, run_dir)
    assert starts.count == run.TRIES


@pytest.mark.parametrize("is_serving", [True, False], ids=["was up", "port is free"])
def test_another_failure_is_a_failure(
    run_dir: RunDir,
    options: Options,
    taken: int,
    monkeypatch: pytest.MonkeyPatch,
    is_serving: bool,
) -> None:
    port = taken if is_serving else ports.any_free()
    starts = _Starts(run_dir, port, is_serving=is_serving)
    monkeypatch.setattr(run, "_stay", starts)

    with pytest.raises(StackError, match="solr"):
        run.run(options, run_dir)
    assert starts.count == 1
