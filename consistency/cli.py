"""Arguments → pipeline → report → exit status: 0 agreed, 1 findings at or above the failing level, 2 could not check."""

from __future__ import annotations

import argparse
import os
import sys

from consistency import TYPE_CHECKING, __version__
from consistency.errors import ConfigError, ConsistencyError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from consistency.model import Report

_FORMATS = ("text", "json")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is returned."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or open(os.devnull, "w")  # noqa: SIM115 - closed by the caller: sys.stdout is None
        setattr(sys, name, stream)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except ConsistencyError as error:
        print(f"consistency: {_visible(error)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough; nothing may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(
            f"consistency: the report cannot be written ({error.strerror}); check where the output goes",
            file=sys.stderr,
        )
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="consistency",
        description="Flags where documents contradict themselves or each other, and where one name is spelled two ways.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    check = commands.add_parser(
        "check",
        help="check files and folders",
        description="Check texts against themselves and each other. Exit status: 0 agreed, 1 findings, 2 could not check.",
    )
    check.add_argument("paths", nargs="+", metavar="PATH", help="a text file, or a folder to search through")
    check.add_argument(
        "--fail-on",
        choices=("error", "warning", "note"),
        default="warning",
        help="lowest severity that makes the exit status 1 (default: warning)",
    )
    check.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="FORMAT[=PATH]",
        help="text or json, to standard output or to a file; may be given again",
    )
    check.add_argument("--show-agreements", action="store_true", help="list what was compared and agrees")
    _add_reading(check)
    check.set_defaults(run=_check)

    mentions = commands.add_parser(
        "mentions",
        help="list every quantity, date and name of a text",
        description="List every quantity, date and name that is found, with its normalized value.",
    )
    mentions.add_argument("paths", nargs="+", metavar="PATH", help="a text file, or a folder to search through")
    mentions.add_argument("--json", action="store_true", help="one JSON object a line")
    _add_reading(mentions)
    mentions.set_defaults(run=_mentions)

    explain = commands.add_parser(
        "explain", help="show the page of a rule", description="Show what a rule flags, with examples and near misses."
    )
    explain.add_argument("code", metavar="CODE", help="a code or a name, such as N301 or name-variant")
    explain.set_defaults(run=_explain)

    rules = commands.add_parser(
        "rules", help="list the rules", description="List the rules: code, name, gravest severity, what is wrong."
    )
    rules.set_defaults(run=_rules)

    lsp = commands.add_parser(
        "lsp",
        help="serve an editor",
        description="Serve an editor by the Language Server Protocol, on standard input and output.",
    )
    lsp.set_defaults(run=_lsp)
    return parser


class _Version(argparse.Action):
    """argparse's own action loads its help formatter, 5 ms, to print one line."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"consistency {__version__}")
        parser.exit()


def _add_reading(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--language", metavar="CODE", help="language of the texts, such as en or uk (default: guessed for each)"
    )
    command.add_argument(
        "--published", metavar="YYYY-MM-DD", help="publication date of the texts, from which relative dates are counted"
    )


def _check(options: argparse.Namespace) -> int:
    from consistency.config import Config
    from consistency.pipeline import check

    wanted = [_format(report) for report in options.report]
    report = check(options.paths, Config(language=options.language, published=_date(options.published)))
    _refuse_overwriting([path for _, path in wanted if path], report)
    for failure in report.failures:
        print(f"consistency: {_visible(failure.path)}: {_visible(failure.message)}", file=sys.stderr)
    for name, path in wanted or [("text", None)]:
        _write(_rendered(report, name, path, options.show_agreements), path)
    if wanted and all(path for _, path in wanted):
        _write(_rendered(report, "text", None, options.show_agreements), None)
    return report.exit_status(options.fail_on)


def _refuse_overwriting(targets: Sequence[str], report: Report) -> None:
    from pathlib import Path

    for target in targets:
        if any(Path(target).exists() and Path(target).samefile(document) for document in report.documents):
            raise ConfigError(f"--report {target}: is one of the texts that were checked; write the report elsewhere")


def _format(report: str) -> tuple[str, str | None]:
    name, _, path = report.partition("=")
    if name not in _FORMATS or (not path and "=" in report):
        raise ConfigError(f"--report {report}: give {' or '.join(_FORMATS)}, or FORMAT=PATH to write to a file")
    return name, path or None


def _rendered(report: Report, name: str, path: str | None, agreements: bool) -> str:
    if name == "json":
        from consistency.report import json

        return json.render(report)
    from consistency.report import text

    colour = path is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return text.render(report, agreements, colour)


def _write(content: str, path: str | None) -> None:
    if path is None:
        sys.stdout.write(content)
        return
    try:
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(content)
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be written ({error.strerror}); check the folder and its permissions"
        ) from error


def _mentions(options: argparse.Namespace) -> int:
    from consistency.claims import extract
    from consistency.config import Config
    from consistency.errors import DocumentError
    from consistency.report.mentions import render
    from consistency.text.read import read

    config = Config(language=options.language, published=_date(options.published))
    inputs = read(options.paths)
    for failure in inputs.failures:
        print(f"consistency: {_visible(failure.path)}: {_visible(failure.message)}", file=sys.stderr)
    if not inputs.documents:
        raise DocumentError("nothing was read; give a text file or a folder that holds some")
    for document in inputs.documents:
        sys.stdout.write(render(extract(document, config.language, config.published), options.json))
    return 2 if inputs.failures else 0


def _explain(options: argparse.Namespace) -> int:
    from consistency.report.pages import page

    sys.stdout.write(page(options.code))
    return 0


def _rules(options: argparse.Namespace) -> int:
    from consistency.rules import every

    for rule in every():
        print(f"{rule.code}  {rule.name:<20}  {rule.severity:<8} {rule.judge.__doc__}")
    return 0


def _lsp(options: argparse.Namespace) -> int:
    try:
        from consistency.lsp import serve
    except ModuleNotFoundError as error:
        raise ConfigError(f"lsp needs {error.name}; install source-consistency[lsp]") from error
    serve(__version__)
    return 0


def _date(text: str | None) -> date | None:
    from datetime import date

    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"--published {text}: is no date; write it as YYYY-MM-DD") from None


def _visible(message: object) -> str:
    from consistency.report.escape import visible

    return visible(str(message))
