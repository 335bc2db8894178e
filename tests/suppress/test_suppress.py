"""Suppressions: what they cover, what they leave, and that they hide nothing else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency import Document, check
from consistency.model import Span
from consistency.suppress import directives, without
from consistency.suppress.code import code_spans
from tests.strategies import texts

WRONG = "It was on 31 September."
FLOOD = "The flood in the northern district destroyed {} houses and closed the road to the coast."


def rules(corpus):
    return [finding.rule for finding in check(corpus).findings]


@pytest.mark.parametrize(
    "text, left",
    [
        (f"{WRONG} <!-- consistency: allow D202 quoted -->", []),
        (f"<!-- consistency: allow D202 quoted --> {WRONG}", []),
        (f"<!--consistency:allow D202-->\n\n\n{WRONG}", []),
        (f"<!-- consistency: allow D202 a -->\n<!-- consistency: allow N301 b -->\n{WRONG}", ["S901"]),
        (f"<!-- consistency: allow D202 -->\n{WRONG}\n\nThey came on 30 February 2023.", ["D202"]),
        (f"<!-- consistency: allow D202 -->\nWell.\n{WRONG}", []),
        (f"<!-- consistency:\n  allow D202\n  a reason that is long\n-->\n{WRONG}", []),
        (
            f"<!-- consistency: allow-start D202 -->\nA.\n\n{WRONG}\n<!-- consistency: allow-end -->\n\nThey came on 30 February 2023.",
            ["D202"],
        ),
        (f"{WRONG}\n\n<!-- consistency: allow-file impossible-date all quoted -->", []),
        (f"---\nconsistency-allow: D202 quoted\n---\n{WRONG}", []),
        (f'---\nconsistency:\n  # why\n  allow:\n  - "D202 quoted"\ntitle: x\n---\n{WRONG}', []),
        (f"```\n<!-- consistency: allow-file D202 -->\n```\n\n{WRONG}", ["D202"]),
        (f"~~~~\n<!-- consistency: allow-file D202 -->\n~~~\n~~~~\n\n{WRONG}", ["D202"]),
        (f"Text.\n\n    <!-- consistency: allow-file D202 -->\n\n{WRONG}", ["D202"]),
        (f"`<!-- consistency: allow-file D202 -->` is how.\n\n{WRONG}", ["D202"]),
        (f"title\n---\nconsistency-allow: D202 quoted\n---\n{WRONG}", ["D202"]),
    ],
)
def test_what_a_directive_covers(text, left):
    assert rules({"a.md": text}) == left


def test_in_a_plain_text_a_line_is_a_block():
    text = f"<!-- consistency: allow D202 -->\nWell.\n{WRONG}"
    assert rules({"a.txt": text}) == ["D202", "S901"]


def test_a_suppressed_finding_is_in_the_report_with_its_reason():
    (each,) = check({"a.md": f"First.\n\n{WRONG} <!-- consistency: allow D202: quoted -->"}).suppressed
    assert (each.by, each.reason, each.where, each.finding.rule) == ("text", "quoted", "a.md:3", "D202")


def test_two_other_documents_still_disagree():
    corpus = {
        "a.md": FLOOD.format(340),
        "b.md": FLOOD.format(940),
        "c.md": f"{FLOOD.format(540)} <!-- consistency: allow Q101 -->",
    }
    assert rules(corpus) == ["Q101"]
    corpus["b.md"] += " <!-- consistency: allow Q101 -->"
    assert rules(corpus) == []


def test_the_words_of_a_directive_are_no_text():
    text = "<!-- consistency: allow D202 it was on 31 November and on 32 May -->\nIt was on 31 September."
    assert rules({"a.md": text}) == []


def sidecar(tmp_path, content, text=f"{WRONG}\nThey came on 30 February 2023."):
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "a.txt.consistency.toml").write_text(content)
    return check(tmp_path)


@pytest.mark.parametrize(
    "content, left",
    [
        ('[[allow]]\ncode = "D202"\nreason = "quoted"', []),
        ('[[allow]]\ncode = "D202"\nlines = [1]', ["D202"]),
        ('[[allow]]\ncode = "D202"\nlines = [1, 2]', []),
        ('[[allow]]\ncode = "D202"\nlines = [99]', ["D202", "D202", "S901"]),
        ('[[allow]]\ncode = "D202"\ntext = "30 February 2023"', ["D202"]),
        ('[[allow]]\ncode = "D202"\n\n[[allow]]\ncode = "N301"', ["S901"]),
        ('[[allow]]\ncode = "D999"', ["D202", "D202", "S902"]),
        ("[[allow]]\nreason = 'x'", ["D202", "D202", "S903"]),
        ("[[allow]]\ncode = 'D202'\nline = 3", ["D202", "D202", "S903"]),
        ("allow = 3", ["D202", "D202", "S903"]),
        ("[[allow]\n", ["D202", "D202", "S903"]),
    ],
)
def test_a_file_beside_the_text(tmp_path, content, left):
    report = sidecar(tmp_path, content)
    assert [finding.rule for finding in report.findings] == left
    assert report.counts.documents == 1
    for finding in report.findings:
        if finding.rule.startswith("S"):
            assert finding.places[0].document == f"{tmp_path.as_posix()}/a.txt.consistency.toml"


def test_a_rule_that_is_off_makes_no_directive_unused():
    from consistency import Config

    text = {"a.md": "Well. <!-- consistency: allow D202 -->"}
    assert [finding.rule for finding in check(text).findings] == ["S901"]
    assert check(text, Config(ignore=("D202",))).findings == ()


_PIECES = st.sampled_from(
    ["<!-- consistency:", "<!--", "-->", " allow ", "allow-start ", "allow-end ", "allow-file ", "D202", ",", "N301 ", "```\n", "`", "    ", "---\n", "\n", "\r\n", "consistency:\n",
     "consistency-allow: ", "  - ", "It was on 31 September.", "\n\n", "why "]
)  # fmt: skip
odd = st.lists(st.one_of(_PIECES, _PIECES, st.text(max_size=4)), max_size=30).map("".join)


@given(odd, st.sampled_from(["a.md", "a.txt"]))
def test_anything_may_be_written(text, id):
    document = Document(id, text, "en")
    found = directives(document)
    for directive in found:
        assert text[directive.place.start : directive.place.end] == directive.place.text
        assert not (directive.codes and directive.problem)
    blank = without(document, found)
    assert len(blank.text) == len(text)
    assert all(a == b or b == " " for a, b in zip(text, blank.text, strict=True))
    check([document])


@given(texts)
def test_a_text_without_directives_is_left_alone(text):
    document = Document("a.md", text)
    assert without(document, directives(document)) is document


@given(odd)
def test_stretches_of_code_are_in_order_and_apart(text):
    spans = list(code_spans(text, True))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_code_is_where_markdown_says(request):
    """markdown-it-py, which this project did not write, finds the same blocks of code."""
    from markdown_it import MarkdownIt

    text = (
        "a\n\n    code\n\nb `in` c\n```py\nx\n```\n~~~\ny\n````\n~~~\n\n\tq\n\nend `` ` `` open `\n````\n```\nstill\n"
    )
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
    blocks = [
        Span(starts[token.map[0]], starts[token.map[1]])
        for token in MarkdownIt().parse(text)
        if token.type in ("fence", "code_block")
    ]
    ours = list(code_spans(text, True))
    assert all(
        any(span.start <= block.start and text[span.end : block.end].strip() == "" for span in ours) for block in blocks
    )
    assert [text[span.start : span.end] for span in ours if "\n" not in text[span.start : span.end]] == [
        "`in`",
        "`` ` ``",
    ]
