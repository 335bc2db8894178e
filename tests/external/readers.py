"""Reports and hooks before readers that are no Python packages: Microsoft's SARIF multitool, a validator of rdjson, pre-commit.

Run by `make test-external`, which installs what it needs.
"""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from consistency import Config, check
from consistency.baseline import Baseline
from consistency.report import rendered

ROOT = Path(__file__).parents[2]
NPM = ROOT / ".venv" / "npm" / "node_modules" / ".bin"
HOSTILE = "{0} [x](1) ](2) \\ }} {{1}} ::error::x ##[error]x \x1b[31m \u202e %s <b>x</b> | `x`"
SAID = "The flood in the northern district destroyed {} houses and closed the road to the coast."


@pytest.fixture
def report(tmp_path, monkeypatch):
    """Findings of several rules in hostile texts under odd names, a baseline with a stale entry, suppressions, an unreadable file."""
    (tmp_path / "b c").mkdir()
    (tmp_path / "a.md").write_text(
        f"{HOSTILE} {SAID.format(340)} {HOSTILE}\n\nIt was on 31 September. <!-- consistency: allow D202 {HOSTILE.replace('>', '')} -->\n"
    )
    (tmp_path / "b c" / "ї%20#{0}.txt").write_text(f"{SAID.format(940)}\n{HOSTILE}\nThey came on 30 February 2023.\n")
    (tmp_path / "latin.txt").write_bytes("Кув".encode("cp1251"))
    for number in range(40):
        (tmp_path / f"n{number}.txt").write_text(SAID.format(340))
    monkeypatch.chdir(tmp_path)
    found = check(".").findings
    baseline = Baseline(Path("b.json"), {}).with_findings(
        [each for each in found if each.rule == "D202"], date(2024, 11, 2), HOSTILE
    )
    baseline.with_findings(check({"gone.txt": "They met on 31 June 2023."}).findings, date(2024, 11, 2)).save()
    return check(".", Config(baseline=Path("b.json")))


def test_the_report_holds_what_is_to_be_tested(report):
    assert {finding.rule for finding in report.findings} == {"Q101"}
    assert {each.by for each in report.suppressed} == {"text", "baseline"}
    assert report.stale and report.failures


@pytest.mark.parametrize("which", ["full", "empty", "seeds"])
def test_sarif_has_no_error_and_no_warning_for_microsoft(report, tmp_path, which):
    log, out = tmp_path / "log.sarif", tmp_path / "out.sarif"
    checked = {
        "full": lambda: report,
        "empty": lambda: check({"a.txt": "All is well."}),
        "seeds": lambda: check(ROOT / "seeds"),
    }[which]()
    log.write_text(rendered("sarif", checked), encoding="utf-8")
    command = [
        NPM / "sarif-multitool",
        "validate",
        log,
        "--rule-kind",
        "Sarif;Ghas",
        "--output",
        out,
        "--log",
        "ForceOverwrite",
    ]
    # The multitool starts itself in a shell, which would end the command at the semicolon.
    result = subprocess.run(
        [str(part).replace(";", "\\;") for part in command], capture_output=True, text=True, check=False
    )
    assert "Analysis completed successfully" in result.stdout, result.stdout + result.stderr
    (run,) = json.loads(out.read_text(encoding="utf-8-sig"))["runs"]
    assert run.get("results", []) == []


def test_a_wrong_log_is_told_from_a_right_one(report, tmp_path):
    log = tmp_path / "log.sarif"
    log.write_text(rendered("sarif", report).replace('"startLine": 1', '"startLine": 0'), encoding="utf-8")
    result = subprocess.run(
        [NPM / "sarif-multitool", "validate", log, "--rule-kind", "Sarif\\;Ghas"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "error JSON1008" in result.stdout


def test_rdjson_is_valid(report, tmp_path):
    path = tmp_path / "r.json"
    path.write_text(rendered("rdjson", report), encoding="utf-8")
    subprocess.run([NPM / "rdformat-validator", "--strict", "--no-extra-fields", path], check=True)


def test_the_action_is_valid():
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-actions",
        ROOT / "action.yml",
    ]
    subprocess.run(command, check=True)


def test_the_hooks_run_in_a_repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"], check=True
    )
    subprocess.run(["git", "init", "-q"], check=True)
    (tmp_path / "a.txt").write_text("It was on 31 September.")
    subprocess.run(["git", "add", "a.txt"], check=True)
    command = [sys.executable, "-m", "pre_commit", "try-repo", ROOT, "consistency", "--all-files"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "a.txt:1:11: error D202 impossible-date" in result.stdout
