"""What every engine owes: the same report, whatever the order of the documents."""

import random
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency import Document, EngineError, check
from consistency.claims import extract
from consistency.config import Config
from consistency.engine import Plan, engine
from consistency.model import Counts
from consistency.report import text

ENGINES = ["local"]
_SENTENCES = [
    "Minister Yanukovych said that the talks would go on in Vienna.",
    "Minister Yanukovich said that the talks would go on in Vienna.",
    "The flood in the northern district destroyed 340 houses and closed the coastal road.",
    "The flood in the northern district destroyed 940 houses and closed the coastal road.",
    "The flood in the northern district destroyed about 350 houses and closed the coastal road.",
    "It began on Monday, 23 October 2024.",
    "It was over on 31 September.",
    "About 300 people came to the border, including 400 women.",
]
corpora = st.lists(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=4).map("\n".join), min_size=1, max_size=5)


def described(report):
    return (
        [(f.rule, f.severity, f.message, f.suggestion, f.fingerprint, f.places) for f in report.findings],
        [(a.message, a.readings) for a in report.agreements],
        report.counts,
        list(report.documents),
    )


@given(corpora, st.sampled_from(ENGINES), st.randoms(use_true_random=False))
def test_the_order_of_documents_never_changes_the_report(texts, name, shuffle):
    documents = [Document(f"{index}.txt", text, "en") for index, text in enumerate(texts)]
    shuffled = list(documents)
    shuffle.shuffle(shuffled)
    assert described(check(shuffled, engine=name)) == described(check(documents, engine=name))


def test_the_order_of_documents_never_changes_a_report_with_every_finding():
    documents = [Document(f"{index}.txt", text, "en") for index, text in enumerate(_SENTENCES)]
    expected = described(check(documents))
    assert {rule for rule, *_ in expected[0]} == {"D201", "D202", "N301", "Q101", "Q102"}
    for seed in range(5):
        assert described(check(random.Random(seed).sample(documents, len(documents)))) == expected


def test_a_plan_is_run_on_every_document_and_every_group():
    seen = []
    plan = Plan(
        extract=extract,
        judge_document=lambda extracted: iter([seen.append(extracted.document.id)][:0]),
        judge_group=lambda group: iter([seen.append(group.key)][:0]),
    )
    outcome = engine("local").run(
        [Document("b", "Five ships sank.", "en"), Document("a", "Six ships sank.", "en")], plan
    )
    assert (outcome.judgements, outcome.counts) == ((), Counts(documents=2, claims=2, uncompared=2))
    assert sorted(seen) == ["a", "b", "topic:ship"]


def test_an_unknown_engine_is_an_error_that_lists_the_known():
    with pytest.raises(EngineError, match="local"):
        check({"a": "text"}, engine="warp")


def test_thousands_of_different_counts_are_one_finding_that_stays_readable():
    texts = {
        str(number): f"The flood in the northern district destroyed {number} houses and closed the road."
        for number in range(1000, 3000)
    }
    report = check(texts, Config(language="en"))
    assert [len(finding.readings) for finding in report.findings] == [2000]
    assert len(text.render(report).splitlines()) < 60


def test_three_hundred_documents_with_one_disagreement_give_one_finding():
    documents = {f"{index:03}.txt": _SENTENCES[2] for index in range(300)} | {"odd.txt": _SENTENCES[3]}
    (finding,) = check(documents, Config(language="en")).findings
    assert [len(reading.places) for reading in finding.readings] == [300, 1]
    assert len(set(chain(finding.places))) == 301
