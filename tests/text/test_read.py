"""Paths → documents."""

import os

import pytest

from consistency.text.read import read


def test_a_folder_is_searched_through_and_unknown_files_are_counted(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "c.txt").write_text("hidden")
    (tmp_path / "b.md").write_text("b")
    (tmp_path / "sub" / "a.txt").write_text("a")
    (tmp_path / "image.png").write_bytes(b"\x89PNG\x00")
    inputs = read([tmp_path])
    assert [document.text for document in inputs.documents] == ["b", "a"]
    assert (inputs.skipped, inputs.failures) == (1, [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_decoded_exactly(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes("Кув\r\nшин\n".encode(encoding))
    assert [document.text for document in read([path]).documents] == ["Кув\r\nшин\n"]


@pytest.mark.parametrize(
    "name, content, message",
    [
        ("a.txt", "Кув".encode("cp1251"), "is not UTF-8 text"),
        ("a.txt", b"a\x00b", "is not UTF-8 text"),
        ("a.txt", b" \n", "holds no text"),
        ("a.png", b"\x89PNG", "of a kind that is not read"),
        ("a", b"text", "of a kind that is not read"),
    ],
)
def test_a_named_file_that_cannot_be_read_is_a_failure(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    (failure,) = read([path]).failures
    assert failure.path == str(path)
    assert message in failure.message


def test_missing_and_empty_paths_are_failures_and_the_others_are_read(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("a")
    inputs = read([tmp_path / "no", tmp_path / "empty", tmp_path / "a.txt"])
    assert [failure.message.split(";")[0] for failure in inputs.failures] == [
        "no such file or folder",
        "holds no text to check",
    ]
    assert len(inputs.documents) == 1


def test_what_is_no_regular_file_is_a_failure(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [failure.message.split(";")[0] for failure in read([tmp_path]).failures] == ["is no regular file"] * 2


def test_a_file_given_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    assert len(read([tmp_path, tmp_path / "a.txt"]).documents) == 1
