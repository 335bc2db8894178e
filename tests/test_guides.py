"""The tutorial and the guides do what they show. Run this file to write their output anew.

In a page, a block with a title is a file of that name; in a block of `console`, a line after `$` is run and the lines below are what
it prints; a block of `python` is run as it is. All happens in one folder, which begins with a copy of `seeds/`.
"""

import io
import os
import re
import shutil
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from shlex import split

import pytest

from consistency.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs" / "guides").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TITLE = re.compile(r'title="([^"]+)"')


def played(text):
    """The page, with what its commands print."""
    status = 0

    def block(match):
        nonlocal status
        kind, info, content = match.groups()
        title = TITLE.search(info)
        if title:
            Path(title[1]).parent.mkdir(parents=True, exist_ok=True)
            Path(title[1]).write_text(content, encoding="utf-8")
        elif kind == "python":
            with redirect_stdout(io.StringIO()):
                exec(content, {})
        elif kind == "console":
            shown = []
            for command in re.findall(r"^\$ (.*)\n", content, re.MULTILINE):
                status, said = (0, f"{status}\n") if command == "echo $?" else run(command)
                shown.append(f"$ {command}\n{said}")
            return f"```{kind}{info}\n{''.join(shown)}```"
        return match[0]

    return BLOCK.sub(block, text)


def run(command):
    """The exit status of a command of ours, and what it prints."""
    said = io.StringIO()
    name, *arguments = split(command)
    assert name == "consistency", f"{command}: only consistency is run"
    with redirect_stdout(said), redirect_stderr(said):
        try:
            status = main(arguments)
        except SystemExit as left:
            status = int(left.code or 0)
    return status, said.getvalue()


def as_played(page):
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(ROOT / "seeds", "seeds")
        return played(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_shows_what_happens(page, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    assert as_played(page) == page.read_text(encoding="utf-8")


if __name__ == "__main__":
    os.environ.pop("COLUMNS", None)
    for each in PAGES:
        each.write_text(as_played(each), encoding="utf-8")
