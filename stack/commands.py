"""The commands that run inside the Python environment of the run folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from stack import lint, suite, testing
from stack.errors import StackError
from stack.options import Options
from stack.run import run
from stack.rundir import RunDir
from stack.serve import ckan_command, serve


def _run(options: Options, run_dir: RunDir, _arguments: list[str]) -> int:
    return run(options, run_dir)


def _dev(options: Options, run_dir: RunDir, _arguments: list[str]) -> int:
    return run(options, run_dir, is_development=True)


def _serve(_options: Options, run_dir: RunDir, arguments: list[str]) -> int:
    return serve(run_dir, arguments[0])


def _ckan(_options: Options, run_dir: RunDir, arguments: list[str]) -> int:
    if not run_dir.ini.exists():
        msg = "There is no installation here yet: `make run` makes it."
        raise StackError(msg)
    os.execv(sys.executable, ckan_command(run_dir, arguments))


def _test(_options: Options, run_dir: RunDir, arguments: list[str]) -> int:
    return suite.run_some(run_dir, arguments) if arguments else suite.Suite(run_dir).run()


def _services(_options: Options, run_dir: RunDir, arguments: list[str]) -> int:
    return testing.keep(run_dir, with_site="--site" in arguments)


def _exec(_options: Options, run_dir: RunDir, arguments: list[str]) -> int:
    return testing.execute(run_dir, arguments)


def _bench(_options: Options, run_dir: RunDir, arguments: list[str]) -> int:
    environ = testing.plain_environ() | {"RUN_DIR": str(run_dir.root)}
    return testing.call([sys.executable, "-m", "tests.bench", *arguments], environ)


def _messages(_options: Options, _run_dir: RunDir, _arguments: list[str]) -> int:
    for command in ("update", "compile"):
        code = testing.call(
            [sys.executable, "-m", "stack.messages", command], testing.plain_environ()
        )
        if code:
            return code
    return 0


def _lint(_options: Options, run_dir: RunDir, _arguments: list[str]) -> int:
    return lint.lint(run_dir)


def _lock(_options: Options, run_dir: RunDir, _arguments: list[str]) -> int:
    from stack import lock  # noqa: PLC0415  # loads the library that talks to the registry of Java packages

    return lock.renew(run_dir)


COMMANDS: dict[str, Callable[[Options, RunDir, list[str]], int]] = {
    "run": _run,
    "dev": _dev,
    "serve": _serve,
    "ckan": _ckan,
    "test": _test,
    "services": _services,
    "exec": _exec,
    "bench": _bench,
    "messages": _messages,
    "lint": _lint,
    "lock": _lock,
}
