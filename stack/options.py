"""What the person at the terminal may choose: PORT, RUN_DIR, DEMO, HOST, YES, and the admin account."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stack.errors import StackError

CHECKOUT = Path(__file__).resolve().parent.parent
#: Set by the stack itself for the site of the browser tests, which uses the environment of the run folder around it.
SHARED = "STACK_SHARED_DIR"
DEFAULT_PORT = 5000
HIGHEST_PORT = 65535

_YES = {"yes", "ya", "1", "true", "on"}
_NO = {"no", "tidak", "0", "false", "off"}


@dataclass(frozen=True)
class Options:
    """The choices of one start."""

    run_dir: Path
    shared_dir: Path
    port: int = DEFAULT_PORT
    host: str = "127.0.0.1"
    is_demo_wanted: bool = True
    is_yes_given: bool = False

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Options:
        """Read the choices from the environment (`make run PORT=5001` puts them there).

        Raises:
            StackError: A value is not what it can be; the message names a right one.
        """
        run_dir = Path(environ.get("RUN_DIR") or CHECKOUT / ".run").expanduser()
        if not run_dir.is_absolute():
            run_dir = CHECKOUT / run_dir
        if os.pathsep in str(run_dir):
            msg = f"RUN_DIR={run_dir} cannot hold '{os.pathsep}', which separates folders in lists of them."
            raise StackError(msg)
        return cls(
            run_dir=run_dir,
            shared_dir=Path(environ.get(SHARED) or run_dir),
            port=_port(environ.get("PORT") or str(DEFAULT_PORT)),
            host=environ.get("HOST") or "127.0.0.1",
            is_demo_wanted=_flag("DEMO", environ.get("DEMO") or "yes"),
            is_yes_given=_flag("YES", environ.get("YES") or "no"),
        )


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) <= HIGHEST_PORT:
        return int(text)
    msg = f"PORT={text} is not a port: give a whole number from 1 to {HIGHEST_PORT}, for example PORT=5001."
    raise StackError(msg)


def _flag(name: str, text: str) -> bool:
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    msg = f"{name}={text} is neither yes nor no: write {name}=yes or {name}=no."
    raise StackError(msg)
