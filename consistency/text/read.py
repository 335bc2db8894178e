"""Paths → documents: the only module that opens inputs.

A file that is named must be readable; inside a folder a file of unknown kind is skipped and counted. Nothing is
guessed about an encoding: a text is UTF-8, or UTF-16 or UTF-32 by its byte order mark.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from consistency.model import Document, Failure

# The kinds that are read, as plain text; marks of Markdown stay in the text, so that every place is one of the file.
SUFFIXES = frozenset([".txt", ".text", ".md", ".markdown"])
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass
class Inputs:
    """What was read, what could not be, and how many files of unknown kind were passed over."""

    documents: list[Document] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    skipped: int = 0


def read(paths: Iterable[str | os.PathLike[str]]) -> Inputs:
    """All documents of files and folders (searched through, hidden ones left out), each file once, in the order of their paths."""
    inputs = Inputs()
    seen: set[str] = set()
    for given in paths:
        for path, named in _files(Path(given), inputs):
            if str(path) not in seen:
                seen.add(str(path))
                _read_one(path, named, inputs)
    return inputs


def _files(path: Path, inputs: Inputs) -> Iterator[tuple[Path, bool]]:
    """Files of a path, and whether the user named it."""
    if path.is_dir():
        before = len(inputs.documents) + len(inputs.failures)
        for folder, folders, files in os.walk(path, onerror=lambda error: _refused(error, inputs)):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                if not name.startswith("."):
                    yield Path(folder) / name, False
        if len(inputs.documents) + len(inputs.failures) == before:
            inputs.failures.append(
                Failure(
                    str(path), f"holds no text to check; put files into it that end in {', '.join(sorted(SUFFIXES))}"
                )
            )
    elif path.exists():
        yield path, True
    else:
        inputs.failures.append(Failure(str(path), "no such file or folder; check the path"))


def _refused(error: OSError, inputs: Inputs) -> None:
    inputs.failures.append(Failure(str(error.filename), f"cannot be opened ({error.strerror}); check its permissions"))


def _read_one(path: Path, named: bool, inputs: Inputs) -> None:
    if path.suffix.lower() not in SUFFIXES:
        if named:
            inputs.failures.append(
                Failure(
                    str(path), f"is of a kind that is not read; give a text that ends in {', '.join(sorted(SUFFIXES))}"
                )
            )
        else:
            inputs.skipped += 1
        return
    if not path.is_file():
        inputs.failures.append(Failure(str(path), "is no regular file; give a text file or a folder"))
        return
    try:
        content = path.read_bytes()
    except OSError as error:
        inputs.failures.append(Failure(str(path), f"cannot be read ({error.strerror}); check its permissions"))
        return
    text = _decoded(content)
    if text is None:
        inputs.failures.append(
            Failure(
                str(path), "is not UTF-8 text; if it is text, convert it, for example with iconv -f CP1251 -t UTF-8"
            )
        )
    elif not text.strip():
        inputs.failures.append(Failure(str(path), "holds no text; fill or remove it"))
    else:
        inputs.documents.append(Document(path.as_posix(), text))


def _decoded(content: bytes) -> str | None:
    """The text, or None for what is no text in an encoding that says what it is."""
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text
