"""Each page of docs/rules is the test of its rule: texts under a heading, and the findings that they must give."""

import re
from datetime import date
from pathlib import Path

import pytest

from consistency import Config, Document, check
from consistency.rules import every

PAGES = sorted((Path(__file__).parents[1] / "docs" / "rules").glob("*.md"))
_BLOCK = re.compile(
    r"```(?P<kind>text|findings|toml)(?: (?P<name>\S+))?(?: language=(?P<language>\S+))?(?: published=(?P<published>\S+))?\n(?P<body>.*?)```",
    re.DOTALL,
)


def cases(page):
    for section in re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        blocks = list(_BLOCK.finditer(body))
        documents = [
            Document(b["name"], b["body"], b["language"] or "en", b["published"] and date.fromisoformat(b["published"]))
            for b in blocks
            if b["kind"] == "text"
        ]
        (expected,) = [b["body"].splitlines() for b in blocks if b["kind"] == "findings"]
        settings = "".join(b["body"] for b in blocks if b["kind"] == "toml")
        yield pytest.param(documents, settings, expected, id=f"{page.stem}: {title}")


def line(finding):
    return f"{finding.rule} {finding.severity}: {' | '.join(reading.text for reading in finding.readings)}"


@pytest.mark.parametrize("documents, settings, expected", [case for page in PAGES for case in cases(page)])
def test_page(documents, settings, expected, tmp_path):
    path = tmp_path / "consistency.toml"
    path.write_text(settings, encoding="utf-8")
    assert [line(finding) for finding in check(documents, Config.load(path)).findings] == expected


def test_every_rule_has_a_page_with_something_flagged_and_a_near_miss():
    pages = {page.stem: list(cases(page)) for page in PAGES}
    assert sorted(pages) == sorted(f"{rule.code}-{rule.name}" for rule in every())
    for stem, examples in pages.items():
        flagged = [case for case in examples if case.values[-1]]
        assert flagged, stem
        assert len(flagged) < len(examples), stem


def test_page_opens_with_the_rule_and_what_is_wrong():
    for rule in every():
        page = next(page for page in PAGES if page.stem.startswith(rule.code)).read_text(encoding="utf-8")
        assert page.startswith(f"# {rule.code} {rule.name}\n\n{rule.judge.__doc__}\n")
