"""The services of one run folder: which there are, where they listen, how they begin."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stack import account, pgplace, ports, postgres, valkey
from stack.external import DATABASE, REDIS, SOLR, External
from stack.solr import jars
from stack.solr import server as solr
from stack.steps import say, step
from stack.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from stack.rundir import RunDir

WANTED_PORTS = {"postgres": 15432, "valkey": 16379, "solr": 18983}
START_SECONDS = 60


@dataclass(frozen=True)
class Databases:
    """Names of the two databases in the cluster."""

    main: str = "ckan"
    datastore: str = "datastore"


@dataclass(frozen=True)
class Services:
    """The services that this stack starts itself, and the addresses of all."""

    run_dir: RunDir
    external: External
    ports: dict[str, int]
    databases: Databases
    is_throw_away: bool = False

    @classmethod
    def plan(
        cls, run_dir: RunDir, external: External, *, databases: Databases | None = None, is_throw_away: bool = False
    ) -> Services:
        """Choose a port for each service that is not external: the last one where it is free."""
        used: dict[str, int] = {}
        before = run_dir.read_state().get("ports", {})
        for name, wanted in WANTED_PORTS.items():
            if name in _external_names(external):
                continue
            if is_throw_away:
                used[name] = ports.any_free()
                continue
            used[name] = ports.choose(int(before.get(name, wanted)), avoid=frozenset(used.values()))
            if used[name] != wanted:
                say(f"  {name}: port {wanted} is not free, taking {used[name]}")
        return cls(run_dir, external, used, databases or Databases(), is_throw_away)

    @property
    def names(self) -> list[str]:
        """The services to start, as the Procfile calls them."""
        return list(self.ports)

    @property
    def urls(self) -> dict[str, str]:
        """CKAN's variables with the address of every service."""
        urls = dict(self.external.urls)
        owner = self.run_dir.secret("database_owner")
        reader = self.run_dir.secret("database_reader")
        if "postgres" in self.ports:
            place = f"{ports.LOCAL}:{self.ports['postgres']}"
            addresses = (
                f"postgresql://{postgres.OWNER}:{owner}@{place}/{self.databases.main}",
                f"postgresql://{postgres.OWNER}:{owner}@{place}/{self.databases.datastore}",
                f"postgresql://{postgres.READER}:{reader}@{place}/{self.databases.datastore}",
            )
            urls |= dict(zip(DATABASE, addresses, strict=True))
        if "solr" in self.ports:
            urls[SOLR] = solr.url(self.ports["solr"])
        if "valkey" in self.ports:
            urls[REDIS] = f"redis://:{self.run_dir.secret('valkey')}@{ports.LOCAL}:{self.ports['valkey']}/0"
        return urls

    @property
    def superuser_url(self) -> str:
        """Our own server as its superuser, without a database."""
        return f"postgresql://{postgres.SUPERUSER}:{self.run_dir.secret('postgres')}@{ports.LOCAL}:{self.ports['postgres']}/"

    def prepare(self) -> None:
        """Write everything that the services need before they start."""
        state: dict[str, Any] = {"ports": self.ports, "is_throw_away": self.is_throw_away}
        self.run_dir.secret("database_owner")
        if "postgres" in self.ports:
            user = account.for_postgres()
            place = pgplace.choose(self.run_dir.root, user)
            if user and not place.data.is_relative_to(self.run_dir.root):
                say(f"  PostgreSQL's user '{user.name}' cannot enter {self.run_dir.root}: its data lie in {place.data}")
            state["postgres"] = {
                "data": str(place.data),
                "binaries": str(place.binaries),
                "account": asdict(user) if user else None,
            }
        self.run_dir.write_state(state)
        if "postgres" in self.ports and not (self.cluster().data / "PG_VERSION").exists():
            with step("Making PostgreSQL's data folder"):
                self.cluster().initialise(self.run_dir.secret("postgres"), log=self.run_dir.logs / "initdb.log")
        if "valkey" in self.ports:
            valkey.write_config(
                self.run_dir.valkey,
                port=self.ports["valkey"],
                password=self.run_dir.secret("valkey"),
                is_throw_away=self.is_throw_away,
            )
        if "solr" in self.ports:
            jars.ensure(self.run_dir.jars)
            solr.write_home(self.run_dir.solr, log=self.run_dir.logs / "solr-schema.log")

    def cluster(self) -> postgres.Cluster:
        """PostgreSQL as noted in the run folder."""
        return cluster(self.run_dir)

    def wait(self, check: Callable[[], None]) -> None:
        """Return once every own service answers; make the databases that are missing."""
        if "postgres" in self.ports:
            password = self.run_dir.secret("postgres")
            database = self.cluster()
            until(lambda: database.probe(password), what="PostgreSQL", seconds=START_SECONDS, check=check)
            postgres.ensure_databases(
                database,
                password,
                roles={
                    postgres.OWNER: self.run_dir.secret("database_owner"),
                    postgres.READER: self.run_dir.secret("database_reader"),
                },
                databases=(self.databases.main, self.databases.datastore),
            )
        if "valkey" in self.ports:
            port, password = self.ports["valkey"], self.run_dir.secret("valkey")
            until(lambda: valkey.probe(port, password), what="Valkey", seconds=START_SECONDS, check=check)
        if "solr" in self.ports:
            until(lambda: solr.probe(self.ports["solr"]), what="Solr", seconds=START_SECONDS, check=check)


def cluster(run_dir: RunDir) -> postgres.Cluster:
    """PostgreSQL as noted in the run folder by the start that is under way."""
    state = run_dir.read_state()
    noted = state["postgres"]
    return postgres.Cluster(
        binaries=Path(noted["binaries"]),
        data=Path(noted["data"]),
        port=int(state["ports"]["postgres"]),
        account=account.Account(**noted["account"]) if noted["account"] else None,
        is_throw_away=bool(state["is_throw_away"]),
    )


def _external_names(external: External) -> set[str]:
    pairs = {"postgres": external.has_database, "valkey": external.has_redis, "solr": external.has_solr}
    return {name for name, is_external in pairs.items() if is_external}
