"""One child process that reads files one after the other, and is replaced when it falls."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO

from ckanext.palembang.tables.corrections import Corrections
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.limits import Limits
from ckanext.palembang.tables.model import Reading
from ckanext.palembang.tables.packing import unpack

_CHILD = "ckanext.palembang.tables.child"
#: SIGXCPU: the child used up the time it has.
_OUT_OF_TIME = (-24,)
#: SIGABRT, SIGSEGV, SIGBUS, SIGKILL: allocators and libraries that give up, or the system that runs out.
_OUT_OF_MEMORY = (-6, -11, -7, -9)
#: What libraries leave behind goes with the child.
_MOST_FILES = 200
_PIECE = 1 << 20
_LENGTH = 8
_FAREWELL = 1.0


class _FallenError(Exception):
    """Raised when the child ended before its answer did."""


class _LateError(Exception):
    """Raised when the child did not answer in time."""


class Worker:
    """Reads files in a child process; a file that breaks the child breaks nothing else."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._files = 0

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def number(self) -> int | None:
        """Number of the child's process, None when there is none."""
        return self._child.pid if self._child else None

    def read(
        self, path: Path, sheet: str | None, limits: Limits, corrections: Corrections | None
    ) -> Reading:
        """Return the reading of one file; see `sandbox.read`."""
        order = {
            "path": str(path),
            "sheet": sheet,
            "limits": asdict(limits),
            "corrections": corrections.to_json() if corrections else None,
        }
        try:
            return unpack(self._asked(json.dumps(order).encode() + b"\n", limits.max_seconds))
        except _LateError:
            self._kill()
            return _failed("too-slow", limits)
        except _FallenError:
            return _failed(_reason(self.stop()), limits)

    def _kill(self) -> None:
        if self._child is not None:
            self._child.kill()
        self.stop()

    def stop(self) -> int | None:
        """End the child; return its exit code, negative for a signal."""
        child, self._child = self._child, None
        if child is None:
            return None
        # Without further orders it ends by itself, unless it is still at one.
        _close(child.stdin)
        try:
            code = child.wait(timeout=_FAREWELL)
        except subprocess.TimeoutExpired:
            child.kill()
            code = child.wait()
        _close(child.stdout)
        return code

    def _asked(self, order: bytes, seconds: float) -> bytes:
        child = self._running()
        if child.stdin is None or child.stdout is None:
            raise _FallenError
        try:
            child.stdin.write(order)
            child.stdin.flush()
        except BrokenPipeError as error:
            raise _FallenError from error
        until = time.monotonic() + seconds
        length = int.from_bytes(_taken(child.stdout, _LENGTH, until))
        return _taken(child.stdout, length, until)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None or self._files >= _MOST_FILES:
            self.stop()
            self._files = 0
            self._child = subprocess.Popen(
                # CKAN puts its own folder, which has a `types`, first in sys.path: the child finds its own
                # way, and `-P` keeps the folder that it happens to stand in out of it.
                [sys.executable, "-P", "-m", _CHILD],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        self._files += 1
        return self._child


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        try:
            pipe.close()
        except BrokenPipeError:
            return


def _taken(pipe: IO[bytes], length: int, until: float) -> bytes:
    """Return so many bytes of an answer."""
    content = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while len(content) < length:
            left = until - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise _LateError
            piece = os.read(pipe.fileno(), min(_PIECE, length - len(content)))
            if not piece:
                raise _FallenError
            content += piece
    return bytes(content)


def _reason(code: int | None) -> str:
    """Return the finding that an exit code stands for."""
    if code in _OUT_OF_TIME:
        return "too-slow"
    return "too-heavy" if code in _OUT_OF_MEMORY else "unreadable"


def _failed(code: str, limits: Limits) -> Reading:
    facts = {
        "limit": f"{limits.max_seconds:g}",
        "memory": str(limits.max_memory_bytes // (1024 * 1024)),
    }
    return Reading((), (Finding(code, Level.ERROR, facts=facts),))
