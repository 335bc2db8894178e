"""What the layout promises: light imports, and no module that leans on the face of the package."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import consistency

PACKAGE = Path(consistency.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize(
    "statement",
    [
        "import consistency",
        "import consistency.cli",
        "import consistency; consistency.find_dates('On 3 May 2024.')",
        "import consistency; consistency.find_quantities('5 km')",
        "import consistency; consistency.find_quantities('9.8 m/s², 12 deaths per day, 3 slugs, 4 A/B tests and 7 km/h')",
    ],
)
def test_heavy_libraries_are_loaded_only_when_needed(statement):
    code = f"import sys; {statement}; print(*(name for name in ('pint', 'dateparser', 'babel', 'rapidfuzz') if name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""


def test_the_command_line_loads_no_layer_before_it_is_needed():
    code = "import sys, consistency.cli; print(*sorted(name for name in sys.modules if name.startswith('consistency')))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split() == [
        "consistency",
        "consistency.cli",
        "consistency.errors",
        "consistency.version",
    ]


def test_no_module_but_cli_uses_the_public_face():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "consistency" and "cli" not in path.parts:
                for name in node.names:
                    assert (PACKAGE / name.name).is_dir() or (PACKAGE / f"{name.name}.py").is_file(), (path, name.name)


def test_no_quantified_group_stands_inside_a_quantified_group():
    """Patterns must be linear; two nested repetitions are what makes one explode."""
    from re import _parser

    repeats = {_parser.MAX_REPEAT, _parser.MIN_REPEAT}

    def unbounded(tree, inside):
        for operation, argument in tree:
            if operation in repeats:
                low, high, body = argument
                many = high == _parser.MAXREPEAT
                assert not (many and inside), body
                unbounded(body, inside or many)
            elif operation is _parser.SUBPATTERN:
                unbounded(argument[-1], inside)
            elif operation is _parser.BRANCH:
                for branch in argument[1]:
                    unbounded(branch, inside)

    for pattern in patterns():
        unbounded(_parser.parse(pattern.pattern, pattern.flags), inside=False)


def patterns():
    """Every compiled pattern: module constants, the forms of dates and the wordings of every language."""
    import importlib
    import re

    from consistency import tables
    from consistency.compare.sounds import _pattern
    from consistency.compare.wordings import wordings
    from consistency.normalize.dates.forms import grammar

    found = [_pattern()]
    for language in tables.names("relations"):
        for kind in tables.load("relations", language)["wordings"]:
            found += [wording.pattern for wording in wordings(kind, language)]
    for language in (*tables.names("calendar"), None):
        found += [form.pattern for form in grammar(language).forms]
    for path in MODULES:
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        if not name.endswith("__main__"):
            found += [value for value in vars(importlib.import_module(name)).values() if isinstance(value, re.Pattern)]
    assert len(found) > 100
    return found
