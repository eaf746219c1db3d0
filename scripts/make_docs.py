"""Write what `db/README.md` holds of the database itself: `.venv/bin/python scripts/make_docs.py`.

The data dictionary comes from the store, the list of example queries from `db/queries/`. Both stand between markers;
what stands around them is written by hand and kept. With `--check` nothing is written, and it fails where the page is
not what would be written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from _environment import ROOT

PAGE = ROOT / "db" / "README.md"
QUERIES = ROOT / "db" / "queries"


def main() -> int:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--check", action="store_true", help="fail where the page is out of date")
    check = arguments.parse_args().check
    old = PAGE.read_text(encoding="utf-8")
    new = renewed(old)
    if new == old:
        return 0
    if check:
        print("db/README.md is out of date: run scripts/make_docs.py", file=sys.stderr)
        return 1
    PAGE.write_text(new, encoding="utf-8", newline="\n")
    return 0


def renewed(page: str) -> str:
    """`page` with what stands between its markers made anew."""
    from aigov_tui.store.dictionary import as_markdown

    parts = {"queries": "\n".join(query_list()) + "\n", "data dictionary": as_markdown()}
    for name, text in parts.items():
        begin, end = f"<!-- {name}: made by scripts/make_docs.py -->\n", f"<!-- end of {name} -->\n"
        before, found_begin, rest = page.partition(begin)
        _, found_end, after = rest.partition(end)
        if not (found_begin and found_end):
            sys.exit(f"db/README.md lacks the markers of its {name}: {begin.strip()} … {end.strip()}")
        page = f"{before}{begin}\n{text}\n{end}{after}"
    return page


def query_list() -> Iterator[str]:
    """A line for each example query: the question in its first line, and the file."""
    yield from ("| question | query |", "|---|---|")
    for path in sorted(QUERIES.glob("*.sql")):
        question = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("-- ")
        yield f"| {question.replace('|', chr(92) + '|')} | [{path.name}](queries/{path.name}) |"


if __name__ == "__main__":
    sys.exit(main())
