"""Where people work: the pre-commit hooks and the GitHub Action do what the command does."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from consistency.cli import main

ROOT = Path(__file__).parents[1]


def hooks():
    """Each hook's arguments of the command."""
    for block in (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8").split("- id: ")[1:]:
        entry = re.search(r"entry: consistency (.*)", block)[1].split()
        arguments = re.search(r"args: \[(.*)\]", block)
        yield block.split()[0], entry, arguments[1].split(", ") if arguments else None


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text("It was on 31 September.")
    (tmp_path / "docs" / "old.txt").write_text("It was on 30 February 2023.")
    (tmp_path / "consistency.toml").write_text("exclude = ['old.txt']")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name, entry, arguments", list(hooks()))
def test_a_hook(corpus, capsys, name, entry, arguments):
    changed = arguments or ["docs/a.txt", "docs/old.txt"]
    assert main([*entry, *changed]) == 1
    output = capsys.readouterr().out
    assert "docs/a.txt:1:11: error D202" in output
    assert "old.txt" not in output
    (corpus / "docs" / "a.txt").unlink()
    assert main([*entry, *(arguments or ["docs/old.txt"])]) == 0


def run_action(corpus, **inputs):
    bin_ = corpus / "bin"
    bin_.mkdir(exist_ok=True)
    (bin_ / "consistency").write_text(f'#!/bin/sh\nexec {sys.executable} -m consistency "$@"\n')
    (bin_ / "consistency").chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(sys.path),
        "GITHUB_STEP_SUMMARY": str(corpus / "summary.md"),
        "GITHUB_OUTPUT": str(corpus / "output"),
        **inputs,
    }
    return subprocess.run(
        ["bash", ROOT / "scripts" / "action.sh"], capture_output=True, text=True, check=False, env=environment
    )


def test_the_action(corpus):
    result = run_action(corpus, INPUT_PATHS="docs\n", INPUT_SARIF="r.sarif")
    assert result.returncode == 1, result.stderr
    assert "::error file=docs/a.txt,line=1" in result.stdout
    assert "docs/a.txt:1:11: error D202" in result.stdout
    assert (corpus / "output").read_text() == "exit-status=1\n"
    assert (corpus / "summary.md").read_text(encoding="utf-8").startswith("## consistency")
    assert (corpus / "r.sarif").exists()


def test_inputs_of_the_action_are_no_script(corpus):
    result = run_action(
        corpus, INPUT_PATHS="$(touch hacked)\n; touch hacked\n--report=json=hacked", INPUT_ARGUMENTS="--exit-zero"
    )
    assert result.returncode == 2
    assert "no such file" in result.stderr
    assert not (corpus / "hacked").exists()


def test_the_action_names_every_input_that_its_script_reads():
    script, action = ((ROOT / path).read_text(encoding="utf-8") for path in ("scripts/action.sh", "action.yml"))
    for name in sorted(set(re.findall(r"INPUT_(\w+)", script))):
        assert f"INPUT_{name}: ${{{{ inputs.{name.lower().replace('_', '-')} }}}}" in action
    assert "${{ inputs" not in action.split("run: bash")[1]
