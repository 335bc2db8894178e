"""Which files of a folder are read: as git decides, and as patterns say."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consistency.text.read import read
from consistency.text.select import Selection


def write(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("It was fine.")


def names(inputs, folder):
    return [Path(document.id).relative_to(folder.as_posix()).as_posix() for document in inputs.documents]


_LINES = st.sampled_from(
    [
        "build/",
        "*.md",
        "!keep.md",
        "/a",
        "a/b",
        "a/**/c.txt",
        "c.txt",
        "!a/c.txt",
        "# x",
        "",
        "b*",
        "**/b",
        "!b/",
        "[ab].txt",
        "\\!x.txt",
        "a.txt ",
    ]
)


@given(top=st.lists(_LINES, max_size=5), below=st.lists(_LINES, max_size=3))
@settings(max_examples=max(25, settings.default.max_examples // 3), suppress_health_check=list(HealthCheck))
def test_git_decides_the_same(top, below, tmp_path_factory):
    folder = tmp_path_factory.mktemp("repository")
    write(
        folder,
        "a.txt",
        "b.txt",
        "c.txt",
        "keep.md",
        "x.md",
        "a/c.txt",
        "a/b/c.txt",
        "a/b/keep.md",
        "build/a.txt",
        "b/b.txt",
        "a/build/x.md",
    )
    subprocess.run(["git", "init", "-q", folder], check=True)
    (folder / ".gitignore").write_text("\n".join(top))
    (folder / "a" / ".gitignore").write_text("\n".join(below))
    listed = subprocess.run(
        ["git", "-C", folder, "-c", "core.excludesFile=/dev/null", "ls-files", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    wanted = sorted(name for name in listed if not Path(name).name.startswith("."))
    assert sorted(names(read([folder], Selection(allow_empty=True)), folder)) == wanted


def test_outside_of_a_repository_no_gitignore_holds(tmp_path):
    write(tmp_path, "a.txt", "b.txt")
    (tmp_path / ".gitignore").write_text("a.txt")
    assert names(read([tmp_path]), tmp_path) == ["a.txt", "b.txt"]


def test_patterns_leave_out_what_is_found_and_count_it(tmp_path):
    write(tmp_path, "a.txt", "drafts/b.txt", "old/c.txt", "old/keep.txt")
    inputs = read([tmp_path], Selection(exclude=("drafts/", "old/*", "!old/keep.txt"), root=tmp_path))
    assert names(inputs, tmp_path) == ["a.txt", "old/keep.txt"]
    assert inputs.excluded == 2


@pytest.mark.parametrize("force, read_", [(False, ["drafts/b.txt"]), (True, [])])
def test_what_is_named_is_read_unless_exclusion_is_forced(tmp_path, force, read_):
    write(tmp_path, "drafts/b.txt")
    selection = Selection(exclude=("drafts/",), root=tmp_path, force_exclude=force, allow_empty=True)
    assert names(read([tmp_path / "drafts" / "b.txt"], selection), tmp_path) == read_


def test_nothing_to_read_may_be_allowed(tmp_path):
    (tmp_path / "empty.txt").write_text(" \n")
    assert [failure.message for failure in read([tmp_path]).failures] == ["holds no text; fill or remove it"]
    assert read([tmp_path, tmp_path / "empty.txt"], Selection(allow_empty=True)).failures == []
    assert len(read([tmp_path / "no"], Selection(allow_empty=True)).failures) == 1
