"""Feeds of 1,000 and 10,000 datasets: ours, stock ckanext-dcat's, and the same bytes as a constant.

`python -m tests.bench.feeds`; a part of `make bench`.
"""

from __future__ import annotations

import platform
import re
import subprocess
import sys
import time
from datetime import UTC, datetime
from functools import partial
from itertools import count
from os import cpu_count
from pathlib import Path

from tests.bench import floor_plugin, many, records
from tests.bench.feed_sites import command, three_sites
from tests.bench.figures import Figure, table_of, write
from tests.bench.measure import in_turn
from tests.bench.reader import Answer, Reader
from tests.bench.sites import Site

SIZES = (1_000, 10_000)
#: Times of the constant bytes that a page may take; of a trivial action that a 304 may.
PAGE_AIM, UNCHANGED_AIM = 1.5, 1.2
#: Times of the first page that the last one may take.
SAME_AIM = 1.25
STOCK_AIM, CRAWL_AIM, REBUILD_AIM, SAVE_AIM = 100, 2.0, 100.0, 1.3
#: MiB that the web server may take more while it makes a file of everything.
DUMP_AIM = 64.0
_TRIVIAL = "/api/3/action/status_show"
_FORMATS = {"Turtle": "ttl", "RDF/XML": "xml", "JSON-LD": "jsonld", "N-Triples": "nt"}
#: ckanext-dcat has no N-Triples.
_STOCK_FORMATS = ("ttl", "xml", "jsonld")
_MIB = 1024.0
_REBUILT = re.compile(r"(\d+) records rendered in ([\d.]+) s")


def main(sizes: tuple[int, ...] = SIZES) -> int:
    """Prints the figures and writes them into docs/performance.md; 1 when an aim is missed."""
    found = measure(sizes)
    text = (
        f"Feeds, measured by `make bench` on {datetime.now(UTC):%Y-%m-%d}: {cpu_count()} cores, Python "
        f"{platform.python_version()}; pages of 100 datasets, 4 files each; medians, in turn.\n\n"
        f"{table_of(found)}"
    )
    sys.stdout.write(text + "\n")
    write("feeds", text)
    return int(not all(one.is_kept for one in found))


def measure(sizes: tuple[int, ...]) -> list[Figure]:
    """Fills the sites with so many datasets, one size after the other, and times them."""
    found: list[Figure] = []
    with three_sites() as sites:
        ours, stock, without = sites
        first = {one.name: many.template(one) for one in sites}
        many.copy(stock, first["stock"], 1, sizes[0] - 1)
        command(stock, "search-index", "rebuild", "--quiet")
        made = 1
        for size in sizes:
            many.copy(ours, first["ours"], made, size - 1)
            made = size
            found.append(_rebuilt(ours, size))
            many.settle(ours, "palembang_dcat_record")
            found.append(_crawled(ours, f"{size:,}: whole crawl, the first"))
            found += [*_pages(ours, size), _unchanged(ours, size)]
            if size == sizes[0]:
                found += _beside_stock(ours, stock, size)
            found += [_crawled(ours, f"{size:,}: whole crawl, again"), *_memory_of(ours, size)]
        found += _saved(ours, without)
    return found


def _rebuilt(site: Site, size: int) -> Figure:
    said = command(site, "palembang-dcat", "records", "rebuild")
    found = _REBUILT.search(said)
    if not found:
        raise RuntimeError(said)
    done, seconds = int(found[1]), float(found[2])
    shown = f"{done:,} records in {seconds:.0f} s, records a second:"
    return Figure(f"{size:,}: rebuild", shown, done / seconds, least=REBUILD_AIM)


def _pages(ours: Site, size: int) -> list[Figure]:
    found: list[Figure] = []
    reader = Reader(ours.url)
    for title, extension in _FORMATS.items():
        path = f"/catalog.{extension}"
        first = reader.get(path, Accept_Encoding="identity")
        last = reader.crawl(path)[-2]
        floor = _floor(first, f"{size}.{extension}")
        works = {
            "ours": partial(reader.get, path, Accept_Encoding="identity"),
            "last": partial(reader.get, last, Accept_Encoding="identity"),
            "floor": partial(reader.get, floor, Accept_Encoding="identity"),
        }
        took = in_turn(works, rounds=60, warm_up=10)
        shown = (
            f"{took['ours']:.1f} ms, constant {took['floor']:.1f} ms ({len(first.body) // 1000} kB)"
        )
        found.append(_ratio(f"{size:,}: page in {title}, by the constant", shown, took, PAGE_AIM))
        shown = f"last full page {took['last']:.1f} ms, first {took['ours']:.1f} ms"
        same = {"ours": took["last"], "floor": took["ours"]}
        found.append(_ratio(f"{size:,}: last page in {title}, by the first", shown, same, SAME_AIM))
    return found


def _beside_stock(ours: Site, stock: Site, size: int) -> list[Figure]:
    found: list[Figure] = []
    reader, other = Reader(ours.url), Reader(stock.url)
    for title, extension in _FORMATS.items():
        if extension not in _STOCK_FORMATS:
            continue
        path = f"/catalog.{extension}"
        works = {"ours": partial(reader.get, path), "stock": partial(other.get, path)}
        took = in_turn(works, rounds=7, warm_up=2)
        shown = f"stock {took['stock']:.0f} ms, ours {took['ours']:.1f} ms"
        aim = STOCK_AIM if extension == "ttl" else None
        ratio = took["stock"] / took["ours"]
        found.append(Figure(f"{size:,}: stock page in {title}, by ours", shown, ratio, least=aim))
    return found


def _ratio(title: str, shown: str, took: dict[str, float], aim: float) -> Figure:
    return Figure(title, shown, took["ours"] / took["floor"], most=aim)


def _floor(answer: Answer, name: str) -> str:
    return floor_plugin.put(name, answer.body, answer.headers["content-type"])


def _unchanged(site: Site, size: int) -> Figure:
    reader = Reader(site.url)
    tag = reader.get("/catalog.ttl").headers["etag"]
    works = {
        "ours": partial(reader.get, "/catalog.ttl", 304, If_None_Match=tag),
        "floor": partial(reader.get, _TRIVIAL),
    }
    took = in_turn(works, rounds=100, warm_up=20)
    shown = f"304 {took['ours']:.1f} ms, `status_show` {took['floor']:.1f} ms"
    return _ratio(f"{size:,}: unchanged page, by a trivial action", shown, took, UNCHANGED_AIM)


def _crawled(site: Site, title: str) -> Figure:
    reader = Reader(site.url)
    begun = time.perf_counter()
    pages = reader.crawl("/catalog.ttl")
    seconds = time.perf_counter() - begun
    return Figure(title, f"{len(pages)} pages, packed, seconds:", seconds, most=CRAWL_AIM)


def _memory_of(site: Site, size: int) -> list[Figure]:
    """What the web server holds after the crawls, and how much more while it makes a file of everything."""
    pids = _pids(site)
    held = sum(map(_proportional, pids)) / _MIB
    for one in pids:
        # The highest so far becomes that of now.
        Path(f"/proc/{one}/clear_refs").write_text("5", encoding="utf-8")
    before = {one: _status(one, "VmHWM") for one in pids}
    begun = time.perf_counter()
    dump = Reader(site.url).get("/catalog/dump.nt.gz")
    seconds = time.perf_counter() - begun
    more = max(_status(one, "VmHWM") - before[one] for one in pids) / _MIB
    shown = f"{len(dump.body) / 1e6:.1f} MB in {seconds:.1f} s, MiB more at the highest:"
    return [
        Figure(f"{size:,}: memory of the web server", "MiB, after the crawls:", held),
        Figure(f"{size:,}: whole dump", shown, more, most=DUMP_AIM),
    ]


def _pids(site: Site) -> list[str]:
    """The site's web processes."""
    place = f"--bind=127.0.0.1:{site.url.rsplit(':', 1)[-1]}"
    listed = subprocess.run(["ps", "-eo", "pid,args"], check=True, capture_output=True, text=True)
    return [line.split()[0] for line in listed.stdout.splitlines() if place in line]


def _status(pid: str, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1])


def _proportional(pid: str) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1])


def _saved(ours: Site, without: Site) -> list[Figure]:
    sites = (ours, without)
    offices = {one.name: one.call("organization_show", id="bench-office")["id"] for one in sites}
    numbers = count(1)

    def create(site: Site) -> None:
        record = records.record(site, f"baru-{next(numbers)}", offices[site.name])
        site.call("package_create", **record, resources=many.files())

    def change(site: Site) -> None:
        site.call("package_patch", id="tabel-0", notes=f"Ringkasan ke-{next(numbers)}.")

    found: list[Figure] = []
    for title, work in (("Save a new dataset", create), ("Change a dataset", change)):
        took = in_turn({one.name: partial(work, one) for one in sites}, rounds=40, warm_up=5)
        shown = f"{took['ours']:.0f} ms, without {took['without']:.0f} ms"
        compared = f"{title}, with the plugin by without"
        found.append(Figure(compared, shown, took["ours"] / took["without"], most=SAVE_AIM))
    return found


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or SIZES))
