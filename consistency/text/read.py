"""Paths → documents: the only module that opens inputs.

A file that is named must be readable; inside a folder a file of unknown kind is skipped and counted. Nothing is
guessed about an encoding: a text is UTF-8, or UTF-16 or UTF-32 by its byte order mark.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from consistency.model import Document, Failure
from consistency.text.select import Selection

# The kinds that are read, as plain text; marks of Markdown stay in the text, so that every place is one of the file.
SUFFIXES = frozenset([".txt", ".text", ".md", ".markdown"])
# What may stand beside a document, to say what it may say: article.txt.consistency.toml.
SIDECAR = ".consistency.toml"
_STDIN = "-"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass
class Inputs:
    """What was read, what could not be, how many files of unknown kind were passed over, and how many were left out by patterns.

    sidecars: by the id of their document, the files that say what it may say.
    """

    documents: list[Document] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    skipped: int = 0
    excluded: int = 0
    sidecars: dict[str, Document] = field(default_factory=dict)


def read(paths: Iterable[str | os.PathLike[str]], selection: Selection | None = None) -> Inputs:
    """All documents of files and folders (searched through, hidden ones left out), each file once, in the order of their paths.

    The path "-" is the text on standard input.
    """
    selection = selection or Selection()
    inputs = Inputs()
    seen: set[str] = set()
    for given in paths:
        if str(given) == _STDIN:
            _decode(sys.stdin.buffer.read(), selection.stdin, inputs, selection)
            continue
        for path, named in _files(Path(given), inputs, selection):
            if str(path) not in seen:
                seen.add(str(path))
                _read_one(path, named, inputs, selection)
    return inputs


def files(paths: Iterable[str | os.PathLike[str]], selection: Selection) -> Iterator[Path]:
    """The files that `read` would look at, and those that may stand beside them."""
    for given in paths:
        for path, _ in _files(Path(given), Inputs(), selection):
            yield from (path, path.with_name(path.name + SIDECAR))


def _files(path: Path, inputs: Inputs, selection: Selection) -> Iterator[tuple[Path, bool]]:
    """Files of a path, and whether the user named it."""
    if path.is_dir():
        before = len(inputs.documents) + len(inputs.failures)
        for folder, folders, files in os.walk(path, onerror=lambda error: _refused(error, inputs)):
            folders[:] = _admitted(folder, folders, inputs, selection, True)
            for name in _admitted(folder, files, inputs, selection, False):
                yield Path(folder) / name, False
        if len(inputs.documents) + len(inputs.failures) == before and not selection.allow_empty:
            inputs.failures.append(
                Failure(
                    str(path), f"holds no text to check; put files into it that end in {', '.join(sorted(SUFFIXES))}"
                )
            )
    elif path.exists():
        if not selection.force_exclude or selection.admits_named(path):
            yield path, True
        else:
            inputs.excluded += 1
    else:
        inputs.failures.append(Failure(str(path), "no such file or folder; check the path"))


def _admitted(folder: str, names: Iterable[str], inputs: Inputs, selection: Selection, folders: bool) -> list[str]:
    """The names, sorted, that are neither hidden nor left out; those left out are counted."""
    shown = sorted(name for name in names if not name.startswith("."))
    admitted = [name for name in shown if selection.admits(Path(folder) / name, folders)]
    inputs.excluded += len(shown) - len(admitted)
    return admitted


def _refused(error: OSError, inputs: Inputs) -> None:
    inputs.failures.append(Failure(str(error.filename), f"cannot be opened ({error.strerror}); check its permissions"))


def _read_one(path: Path, named: bool, inputs: Inputs, selection: Selection) -> None:
    if path.name.endswith(SIDECAR) and not named:
        return
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
    _decode(content, path.as_posix(), inputs, selection)
    sidecar = path.with_name(path.name + SIDECAR)
    if sidecar.is_file():
        try:
            allowed = sidecar.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            inputs.failures.append(Failure(str(sidecar), f"cannot be read ({error}); mend or remove it"))
        else:
            inputs.sidecars[path.as_posix()] = Document(sidecar.as_posix(), allowed)


def _decode(content: bytes, id: str, inputs: Inputs, selection: Selection) -> None:
    text = decoded(content)
    if text is None:
        problem = "is not UTF-8 text; if it is text, convert it, for example with iconv -f CP1251 -t UTF-8"
        inputs.failures.append(Failure(id, problem))
    elif text.strip():
        inputs.documents.append(Document(id, text))
    elif not selection.allow_empty:
        inputs.failures.append(Failure(id, "holds no text; fill or remove it"))


def decoded(content: bytes) -> str | None:
    """The text, or None for what is no text in an encoding that says what it is."""
    mark, encoding = _mark(content)
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def encoded(text: str, like: bytes) -> bytes:
    """A text in the encoding of some content, with its byte order mark."""
    mark, encoding = _mark(like)
    return mark + text.encode(encoding)


def _mark(content: bytes) -> tuple[bytes, str]:
    return next(((mark, encoding) for mark, encoding in _MARKS if content.startswith(mark)), (b"", "utf-8"))
