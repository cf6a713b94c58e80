"""`make run`: from nothing to the address of a running catalogue."""

from __future__ import annotations

import os
import time

from stack import ports
from stack.errors import StackError
from stack.external import External
from stack.options import Options
from stack.rundir import RunDir
from stack.running import only_once
from stack.services import Services
from stack.start import Start
from stack.steps import say
from stack.supervisor import running

CKAN_SERVICES = ("worker", "web")
TRIES = 3


def run(options: Options, run_dir: RunDir, *, is_development: bool = False) -> int:
    """Start everything, say where it is, and stay until it is stopped."""
    external = External.from_environ(os.environ)
    with only_once(run_dir):
        say(f"Satu Data Palembang, run folder {run_dir.root}")
        for _ in range(TRIES - 1):
            if not _was_overtaken(options, run_dir, external, is_development=is_development):
                return 0
            say("Somebody else took one of these ports meanwhile: once more with others.")
        _stay(options, run_dir, external, is_development=is_development)
    return 0


def _was_overtaken(
    options: Options, run_dir: RunDir, external: External, *, is_development: bool
) -> bool:
    """Run; True when it came to nothing because a port was no longer free when its service wanted it."""
    try:
        _stay(options, run_dir, external, is_development=is_development)
    except StackError:
        # The services have stopped: whoever listens on their ports now is not ours.
        state = run_dir.read_state()
        used = [*state.get("ports", {}).values(), state.get("web", {}).get("port", options.port)]
        if run_dir.serving.exists() or all(ports.is_free(port) for port in used):
            raise
        return True
    return False


def _stay(options: Options, run_dir: RunDir, external: External, *, is_development: bool) -> None:
    begin = time.monotonic()
    services = Services.plan(run_dir, external)
    start = Start(options, run_dir, services, _web_port(options, services))
    start.prepare(is_development=is_development)
    with running(run_dir, [*services.names, *CKAN_SERVICES], dict(os.environ)) as supervisor:
        start.bring_up(supervisor)
        seconds = time.monotonic() - begin
        say(f"Ready after {seconds:.1f} s. Stop it with Ctrl-C or `make stop`. Open:")
        say(start.address)
        supervisor.wait()


def _web_port(options: Options, services: Services) -> int:
    port = ports.choose(options.port, host=options.host, avoid=services.used_ports)
    if port != options.port:
        say(f"  Web: port {options.port} is taken, using {port}")
    return port
