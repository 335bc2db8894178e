"""What may be given to the command. Each command's `command` names the module that runs it."""

from __future__ import annotations

import argparse

from consistency import TYPE_CHECKING, __version__

if TYPE_CHECKING:
    from collections.abc import Callable

_LEVELS = ("error", "warning", "note")


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    made = argparse.ArgumentParser(
        prog="consistency",
        description="Flags where documents contradict themselves or each other, and where one name is spelled two ways.",
        epilog="Exit status: 0 agreed, 1 findings at or above the failing level, 2 could not check.",
    )
    made.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    commands = made.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, help: str, description: str, add: Callable[[argparse.ArgumentParser], None]) -> None:
        added = commands.add_parser(name, help=help, description=description)
        added.set_defaults(command=name)
        add(added)

    command(
        "check",
        "check files and folders",
        "Check texts against themselves and each other. Exit status: 0 agreed, 1 findings, 2 could not check.",
        _check,
    )
    command(
        "baseline",
        "accept today's findings, so that only new ones fail",
        "Keep accepted findings in a file: update adds those of today, prune removes those that are gone, show lists them.",
        _baseline,
    )
    command(
        "review",
        "judge the findings in a browser",
        "Serve the report as a page to this machine alone; the verdicts that are set in it are written to the baseline.",
        _review,
    )
    command(
        "fix",
        "mend the spelling of names",
        "Change spellings of names to the suggested form: shown as a diff, written with --write. Quotations stay as they are;"
        " figures and dates are never changed.",
        _fix,
    )
    command(
        "mentions",
        "list every quantity, date and name of a text",
        "List every quantity, date and name that is found, with its normalized value.",
        _mentions,
    )
    command("explain", "show the page of a rule", "Show what a rule flags, with examples and near misses.", _explain)
    command("rules", "list the rules", "List the rules: code, name, gravest severity, what is wrong.", _rules)
    command(
        "lsp",
        "serve an editor",
        "Serve an editor by the Language Server Protocol, on standard input and output.",
        lambda _: None,
    )
    return made


class _Version(argparse.Action):
    """argparse's own action loads its help formatter, 5 ms, to print one line."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"consistency {__version__}")
        parser.exit()


def _check(command: argparse.ArgumentParser) -> None:
    _add_paths(command)
    gate = command.add_argument_group("what fails")
    gate.add_argument(
        "--fail-on", choices=_LEVELS, help="lowest severity that makes the exit status 1 (default: warning)"
    )
    gate.add_argument(
        "--exit-zero",
        action="store_true",
        help="findings make the exit status 0, too; what could not be checked is still 2",
    )
    _add_choosing(gate)
    gate.add_argument(
        "--baseline",
        metavar="FILE",
        help="file of accepted findings (default: consistency-baseline.json, if there is one)",
    )
    gate.add_argument("--no-baseline", action="store_true", help="count accepted findings, too")

    output = command.add_argument_group("what is shown")
    output.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="FORMAT[=FILE]",
        help="write a report: text, concise, json, jsonl, sarif, github, gitlab, junit, rdjson, checkstyle, markdown or html,"
        " to a file or to standard output; may be given again",
    )
    output.add_argument(
        "--show-agreements",
        action="store_true",
        help="list what was compared and agrees, and what was compared with nothing",
    )
    output.add_argument(
        "--show-suppressed", action="store_true", help="list what was found and does not count, and why"
    )
    output.add_argument("--statistics", action="store_true", help="count the findings of each rule")
    output.add_argument("-q", "--quiet", action="store_true", help="show findings and problems only")
    output.add_argument(
        "--watch", action="store_true", help="check again whenever a text or a setting changes, until interrupted"
    )
    output.add_argument(
        "--show-settings", action="store_true", help="show the settings and where they come from; check nothing"
    )
    output.add_argument("--show-files", action="store_true", help="list the files that would be read; check nothing")
    _add_reading(command)


def _baseline(command: argparse.ArgumentParser) -> None:
    command.add_argument("action", choices=("update", "prune", "show"), help="what to do")
    _add_paths(command, least="*")
    command.add_argument(
        "--baseline", metavar="FILE", help="the file (default: that of the settings, or consistency-baseline.json)"
    )
    command.add_argument("--reason", default="", help="why the findings that are added are accepted")
    _add_choosing(command)
    _add_reading(command)
    command.set_defaults(fail_on=None, no_baseline=False)


def _review(command: argparse.ArgumentParser) -> None:
    _add_paths(command)
    command.add_argument(
        "--baseline", metavar="FILE", help="the file (default: that of the settings, or consistency-baseline.json)"
    )
    command.add_argument("--port", type=int, default=0, help="port of the loopback address (default: a free one)")
    command.add_argument("--no-browser", action="store_true", help="print the address, open no browser")
    _add_choosing(command)
    _add_reading(command)
    command.set_defaults(fail_on=None, no_baseline=False)


def _fix(command: argparse.ArgumentParser) -> None:
    _add_paths(command)
    command.add_argument(
        "--write", action="store_true", help="change the files; without it only show what would change"
    )
    command.add_argument("--baseline", metavar="FILE", help="file of accepted findings, which are left alone")
    command.add_argument("--no-baseline", action="store_true", help="mend accepted findings, too")
    _add_choosing(command)
    _add_reading(command)
    command.set_defaults(fail_on=None)


def _mentions(command: argparse.ArgumentParser) -> None:
    _add_paths(command)
    command.add_argument("--json", action="store_true", help="one JSON object a line")
    _add_reading(command)
    command.set_defaults(fail_on=None, select=None, ignore=None, baseline=None, no_baseline=True)


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("code", metavar="CODE", help="a code or a name, such as N301 or name-variant")


def _rules(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="as one JSON array")


def _add_paths(command: argparse.ArgumentParser, least: str = "+") -> None:
    command.add_argument(
        "paths", nargs=least, metavar="PATH", help="a text file, a folder to search through, or - for standard input"
    )


def _add_choosing(group: argparse._ActionsContainer) -> None:
    rules = "rules by code, beginning of a code or name, separated by commas"
    group.add_argument("--select", metavar="RULES", help=f"{rules}: only these run")
    group.add_argument("--ignore", metavar="RULES", help=f"{rules}: these do not run")


def _add_reading(command: argparse.ArgumentParser) -> None:
    reading = command.add_argument_group("what is read, and how")
    reading.add_argument(
        "--language", metavar="CODE", help="language of the texts, such as en or uk (default: guessed for each)"
    )
    reading.add_argument(
        "--published", metavar="YYYY-MM-DD", help="publication date of the texts, from which relative dates are counted"
    )
    reading.add_argument(
        "--config", metavar="FILE", help="settings file (default: the nearest consistency.toml or pyproject.toml)"
    )
    reading.add_argument("--no-config", action="store_true", help="look for no settings file")
    reading.add_argument("--stdin-filename", metavar="NAME", help="name of the text on standard input")
    reading.add_argument(
        "--force-exclude", action="store_true", help="leave excluded files out even where they are named"
    )
    reading.add_argument("--allow-empty", action="store_true", help="nothing to read is no error")
