"""One start of an installation, step by step."""

from __future__ import annotations

import os
import secrets
import urllib.request
from dataclasses import dataclass

from stack import catalogue, ports, siteconfig
from stack.compiled import compile_messages
from stack.options import Options
from stack.postgres import Postgres
from stack.rundir import RunDir
from stack.services import Services
from stack.solr.server import Solr
from stack.steps import say, step
from stack.supervisor import Supervisor
from stack.waiting import NotYetError, until

WEB_SECONDS = 120


@dataclass(frozen=True)
class Start:
    """One start of an installation."""

    options: Options
    run_dir: RunDir
    services: Services
    port: int

    @property
    def address(self) -> str:
        """What a person on this machine opens."""
        return f"http://localhost:{self.port}"

    def prepare(self, *, is_development: bool) -> None:
        """Write everything that the processes read when they start."""
        for marker in (self.run_dir.ready, self.run_dir.serving):
            marker.unlink(missing_ok=True)
        web = {"host": self.options.host, "port": self.port, "is_development": is_development}
        self.run_dir.note(address=self.address, web=web)
        self.services.prepare()
        siteconfig.write(
            self.run_dir, urls=self.services.urls, site_url=self.address, environ=os.environ
        )
        compile_messages()

    def bring_up(self, supervisor: Supervisor) -> None:
        """Wait for the services, bring the database up to date, fill an empty catalogue, wait for the web server."""
        solr = self.services.find(Solr)
        # Solr takes longest: meanwhile the database is brought up to date.
        for service in self.services.own:
            if service is not solr:
                with step(f"Starting {service.title}"):
                    service.wait(supervisor.check)
        found = self._update_database()
        if solr:
            with step("Starting Solr"):
                solr.wait(supervisor.check)
        self.run_dir.ready.touch()
        if solr and not solr.is_index_current:
            if found.datasets:
                catalogue.rebuild_index(self.run_dir)
            solr.note_index()
        if self.options.is_demo_wanted and not found.datasets:
            catalogue.fill(self.run_dir, found.commands)
        with step("Starting the web server"):
            until(self._probe, what="The web server", seconds=WEB_SECONDS, check=supervisor.check)
        self.run_dir.serving.touch()

    def _update_database(self) -> catalogue.Found:
        given = os.environ.get("CKAN_ADMIN_PASSWORD")
        admin = catalogue.Admin(
            name=os.environ.get("CKAN_ADMIN_NAME") or "admin",
            email=os.environ.get("CKAN_ADMIN_EMAIL") or "admin@localhost.localdomain",
            password=given or secrets.token_urlsafe(12),
        )
        postgres = self.services.find(Postgres)
        with step("Bringing the database up to date"):
            found = catalogue.update_database(
                self.run_dir, admin, superuser_url=postgres.superuser_url if postgres else None
            )
        if found.is_admin_made:
            secret = (
                "as given in CKAN_ADMIN_PASSWORD"
                if given
                else f"{admin.password} (shown this once)"
            )
            say(f"  Admin account: {admin.name}, password: {secret}")
        return found

    def _probe(self) -> None:
        host = ports.LOCAL if self.options.host == ports.EVERYWHERE else self.options.host
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            opener.open(f"http://{host}:{self.port}/api/3/action/status_show", timeout=30).close()
        except OSError as error:
            raise NotYetError(str(error)) from error
