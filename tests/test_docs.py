"""What the documents say is so: the output in the README, the names in its examples, the links."""

import re
from pathlib import Path

import pytest

import consistency
from consistency.cli import main
from consistency.report import FORMATS
from consistency.rules import every

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_shows_the_real_output(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert main(["check", "seeds", "--fail-on", "error"]) == 0
    (shown,) = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    assert shown == capsys.readouterr().out


def test_the_readme_examples_run(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(code, {})
    assert "N301 warning" in capsys.readouterr().out
    assert all(hasattr(consistency, name) for name in re.findall(r"\bc\.(\w+)", code))


def test_the_readme_lists_every_rule():
    for rule in every():
        assert f"| [{rule.code} {rule.name}](docs/rules/{rule.code}-{rule.name}.md) | {rule.judge.__doc__} |" in README


def test_the_reports_page_and_the_help_name_every_format(capsys):
    page = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    shown = capsys.readouterr().out
    assert all(f"| `{name}` |" in page and name in shown for name in FORMATS)


def test_links_lead_somewhere():
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), (path, target)
