"""The services of one run folder: which there are, where they listen, how they begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from stack import ports
from stack.external import External
from stack.postgres import Postgres
from stack.rundir import RunDir
from stack.service import Service
from stack.solr.server import Solr
from stack.steps import say
from stack.valkey import Valkey

S = TypeVar("S", bound=Service)
KINDS: tuple[type[Service], ...] = (Postgres, Valkey, Solr)


@dataclass(frozen=True)
class Services:
    """The services that this stack starts itself, and the addresses of all."""

    external: External
    own: tuple[Service, ...]

    @classmethod
    def plan(cls, run_dir: RunDir, external: External, *, is_throw_away: bool = False) -> Services:
        """Choose a port for each service that is not external: the last one, or the next that is free."""
        before = run_dir.read_state().get("ports", {})
        chosen: dict[str, int] = {}
        own: list[Service] = []
        for kind in KINDS:
            if kind.name in external.names:
                continue
            if is_throw_away:
                port = ports.any_free()
            else:
                wanted = int(before.get(kind.name, kind.wanted_port))
                port = ports.choose(wanted, avoid=frozenset(chosen.values()))
                if port != wanted:
                    say(f"  {kind.title}: port {wanted} is taken, using {port}")
            chosen[kind.name] = port
            own.append(kind(run_dir, port, is_throw_away=is_throw_away))
        run_dir.note(ports=chosen, is_throw_away=is_throw_away)
        return cls(external, tuple(own))

    def find(self, kind: type[S]) -> S | None:
        """Our own service of this kind; None when it is the operator's."""
        return next((service for service in self.own if isinstance(service, kind)), None)

    @property
    def names(self) -> list[str]:
        """The services to start, as the Procfile calls them."""
        return [service.name for service in self.own]

    @property
    def used_ports(self) -> frozenset[int]:
        """Ports of our own services."""
        return frozenset(service.port for service in self.own)

    @property
    def urls(self) -> dict[str, str]:
        """CKAN's variables with the address of every service."""
        urls = dict(self.external.urls)
        for service in self.own:
            urls |= service.urls()
        return urls

    def prepare(self) -> None:
        """Write everything that the services need before they start."""
        for service in self.own:
            service.prepare()


def noted(run_dir: RunDir, name: str) -> Service | None:
    """A service of the start that is under way, as noted in the run folder."""
    state = run_dir.read_state()
    for kind in KINDS:
        if kind.name == name:
            return kind(
                run_dir, int(state["ports"][name]), is_throw_away=bool(state["is_throw_away"])
            )
    return None
