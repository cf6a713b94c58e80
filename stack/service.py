"""What the stack knows of each service that it starts itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import ClassVar

from stack.rundir import RunDir
from stack.waiting import until

START_SECONDS = 60


class Service(ABC):
    """One server on this machine, with everything it keeps in the run folder."""

    #: As the Procfile calls it.
    name: ClassVar[str]
    #: For people.
    title: ClassVar[str]
    #: The port it takes where that is free.
    wanted_port: ClassVar[int]

    def __init__(self, run_dir: RunDir, port: int, *, is_throw_away: bool = False) -> None:
        self.run_dir = run_dir
        self.port = port
        #: A test's: it may forget everything when the machine crashes.
        self.is_throw_away = is_throw_away

    @abstractmethod
    def prepare(self) -> None:
        """Write what the server needs before it starts."""

    @abstractmethod
    def serve(self) -> int:
        """Run the server in this process, in the foreground; the exit code, if it returns at all."""

    @abstractmethod
    def probe(self) -> None:
        """Do nothing if the server answers.

        Raises:
            NotYetError: It does not.
        """

    @abstractmethod
    def urls(self) -> dict[str, str]:
        """The server's addresses under the names of CKAN's environment variables."""

    def wait(self, check: Callable[[], None]) -> None:
        """Return once the server answers; `check` raises when waiting makes no sense any more."""
        until(self.probe, what=self.title, seconds=START_SECONDS, check=check)
