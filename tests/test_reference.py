"""The reference in docs/reference says what the code says. Run this file to write it anew."""

import argparse
import inspect
import json
from pathlib import Path

import pytest

import consistency
from consistency.cli.arguments import parser
from consistency.rules import every

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "reference"
SCHEMA = Path(consistency.__file__).parent / "config" / "config.schema.json"


def command_line():
    """Every command with its arguments and options."""
    made = parser()
    (commands,) = (action for action in made._actions if isinstance(action, argparse._SubParsersAction))
    lines = [
        "# The command",
        "",
        "Exit status: 0 agreed, 1 findings at or above the failing level, 2 could not check.",
        "",
    ]
    for name, command in commands.choices.items():
        lines += [f"## consistency {name}", "", command.description, ""]
        shown = [action for action in command._actions if not isinstance(action, argparse._HelpAction)]
        if shown:
            lines += ["| | |", "|---|---|", *(f"| {written(action)} | {cell(action.help)} |" for action in shown), ""]
    return "\n".join(lines)


def written(action):
    value = action.metavar or ("|".join(action.choices) if action.choices else action.dest.upper())
    if not action.option_strings:
        return f"`{cell(value)}`" + ("…" if action.nargs in ("+", "*") else "")
    takes = "" if action.nargs == 0 else f" {cell(value)}"
    return ", ".join(f"`{option}{takes}`" for option in action.option_strings)


def cell(text):
    return text.replace("|", "\\|")


def rules():
    """Every rule with the gravest severity that it may reach."""
    head = [
        "# Rules",
        "",
        "A rule is named for what is wrong. Its page shows texts that it flags and near misses on which it is silent; the pages are run as tests.",
    ]
    table = ["", "| rule | gravest | |", "|---|---|---|"]
    rows = [
        f"| [{rule.code} {rule.name}](../rules/{rule.code}-{rule.name}.md) | {rule.severity} | {rule.judge.__doc__} |"
        for rule in every()
    ]
    return "\n".join([*head, *table, *rows, ""])


def settings():
    """Every key of a settings file, as the schema has it."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    lines = [
        "# Settings",
        "",
        "In `consistency.toml`, or under `[tool.consistency]` in `pyproject.toml`; the nearest to the texts wins. An unknown key is an error that names",
        "the nearest known one. For editors, the schema is `consistency/config/config.schema.json`.",
        "",
        "| key | |",
        "|---|---|",
        *(f"| `{key}` | {cell(told(each, schema))} |" for key, each in schema["properties"].items()),
        "",
    ]
    return "\n".join(lines)


def told(each, schema):
    while "$ref" in each and "description" not in each:
        each = schema["$defs"][each["$ref"].rsplit("/", 1)[1]]
    return each.get("description", "")


def python():
    """The public names with their docstrings."""
    lines = ["# Python", "", "All public names are in the package itself: `import consistency as c`.", ""]
    for name in sorted(set(consistency.__all__) - {"__version__"}, key=str.casefold):
        found = getattr(consistency, name)
        shown = f"{name}{signature(found)}" if inspect.isfunction(found) else name
        lines += [f"## {name}", "", "```text", shown, "", inspect.cleandoc(found.__doc__), "```", ""]
    return "\n".join(lines)


def signature(found):
    return str(inspect.signature(found)).replace("'", "").replace("consistency.", "")


PAGES = {"command-line.md": command_line, "rules.md": rules, "settings.md": settings, "python.md": python}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_the_code_says(name):
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name](), "run tests/test_reference.py to write it anew"


if __name__ == "__main__":
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
