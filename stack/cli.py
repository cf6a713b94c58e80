"""The commands: those that need nothing installed here, the others in the run folder's Python environment."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from stack import leftovers, running
from stack.bootstrap import Environment, Level
from stack.errors import StackError
from stack.options import CHECKOUT, Options
from stack.rundir import RunDir
from stack.steps import say

USAGE_ERROR = 2

HELP = """\
make run        start everything and say the address; Ctrl-C stops it
make dev        the same with CKAN's development server, which reloads changed code
make stop       stop what `make run` started
make status     what runs, and where
make reset      delete the data of this installation (asks first; YES=1 does not ask)
make ckan       any ckan command in this installation: make ckan ARGS="user list"
make test       all tests, against services of their own
make services   keep the test services running (python3 -m stack test -- FILES, python3 -m stack exec COMMAND)
make lint       format, rules, types, message catalogues, generated docs
make messages   extract, merge and compile the message catalogues
make bench      time our pages beside stock CKAN's
make lock       renew the lock files

Choices, for example `make run PORT=5001 DEMO=no`:
  PORT=5000     port of the web server (the next free one if it is taken)
  HOST=127.0.0.1  address it listens on; 0.0.0.0 for the whole network
  RUN_DIR=.run  where everything is kept
  DEMO=yes      whether an empty catalogue gets the offices and the demo tables
  PYTHON=python3  the Python to begin with, 3.11 or newer

Environment: CKAN_ADMIN_NAME, CKAN_ADMIN_EMAIL, CKAN_ADMIN_PASSWORD for the first admin account;
CKAN_SQLALCHEMY_URL with CKAN_DATASTORE_WRITE_URL and CKAN_DATASTORE_READ_URL, CKAN_SOLR_URL, CKAN_REDIS_URL
for services of your own."""


def run(argv: list[str]) -> int:
    """Do one command; every failure that an operator can mend ends as a sentence."""
    name, arguments = (argv[0], argv[1:]) if argv else ("help", [])
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    try:
        options = Options.from_environ(os.environ)
        if name in PLAIN:
            return PLAIN[name](options, RunDir.of(options))
        if name not in LEVELS:
            sys.stderr.write(f"There is no command '{name}'.\n\n{HELP}\n")
            return USAGE_ERROR
        return _in_environment(name, arguments, options)
    except StackError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except (running.StopSignal, KeyboardInterrupt):
        say("Stopped.")
        return 0 if name in ("run", "dev", "services") else 130


def _in_environment(name: str, arguments: list[str], options: Options) -> int:
    run_dir = RunDir.of(options)
    environment = Environment(run_dir.shared)
    if environment.is_this_process:
        run_dir.make()
        running.raise_on_signals()
        return import_module(f"stack.commands.{name}").command(options, run_dir, arguments)
    run_dir.make()
    environment.ensure(LEVELS[name])
    python = str(environment.python)
    os.chdir(CHECKOUT)
    os.execve(python, [python, "-m", "stack", name, *arguments], environment.environ(os.environ))


def _help(_options: Options, _run_dir: RunDir) -> int:
    say(HELP)
    return 0


def _stop(_options: Options, run_dir: RunDir) -> int:
    if running.stop(run_dir):
        say("Stopped.")
        return 0
    found = False
    if run_dir.root.exists():
        with running.only_once(run_dir, ends_leftovers=False):
            found = leftovers.end(run_dir)
    say("Stopped." if found else "Nothing was running.")
    return 0


def _status(_options: Options, run_dir: RunDir) -> int:
    pid = running.running_pid(run_dir)
    state = run_dir.read_state()
    if pid is None:
        say(f"Not running. Run folder: {run_dir.root}")
        return 0
    say(f"Running (process {pid}): {state.get('address', 'starting')}")
    for service, port in state.get("ports", {}).items():
        say(f"  {service}: 127.0.0.1:{port}")
    say(f"  logs: {run_dir.logs}")
    return 0


def _reset(options: Options, run_dir: RunDir) -> int:
    if running.running_pid(run_dir) is not None:
        msg = "It is running: stop it first with `make stop`."
        raise StackError(msg)
    if not run_dir.root.exists():
        say("There is nothing to delete.")
        return 0
    if not run_dir.is_ours:
        msg = f"{run_dir.root} is no run folder of ours: nothing was deleted."
        raise StackError(msg)
    if not options.is_yes_given and not _is_confirmed(run_dir):
        say("Nothing was deleted.")
        return 1
    data = run_dir.read_state().get("postgres", {}).get("data")
    if data and not Path(data).is_relative_to(run_dir.root):
        shutil.rmtree(Path(data).parent, ignore_errors=True)
    run_dir.empty()
    say(
        f"All data in {run_dir.root} are deleted. (Downloads stay; delete the folder to be rid of them too.)"
    )
    return 0


def _is_confirmed(run_dir: RunDir) -> bool:
    say(
        f"This deletes every dataset, account, file and setting in {run_dir.root}. Type 'yes' to go on:"
    )
    return sys.stdin is not None and sys.stdin.readline().strip().lower() in ("yes", "ya")


PLAIN: dict[str, Callable[[Options, RunDir], int]] = {
    "help": _help,
    "stop": _stop,
    "status": _status,
    "reset": _reset,
}
LEVELS = {
    "run": Level.RUN,
    "dev": Level.RUN,
    "ckan": Level.RUN,
    "test": Level.TEST,
    "services": Level.TEST,
    "exec": Level.TEST,
    "bench": Level.TEST,
    "messages": Level.TEST,
    "lint": Level.LINT,
    "lock": Level.TEST,
}
