"""What was read and compared with nothing: all of it is counted, and the reports list a bounded part."""

from hypothesis import given
from hypothesis import strategies as st

from consistency import Document, check
from consistency.claims import extract
from consistency.report import Look, html, text
from consistency.report import json as json_report
from consistency.values import DateInterval, Quantity


def test_a_figure_that_was_compared_with_nothing_is_in_the_ledger():
    report = check({"a.txt": "About 12,000 troops are there, including 500 officers. The bridge is 90 metres long."})
    assert [reading.text for reading in report.uncompared] == ["90 metres"]
    assert report.counts.uncompared == 1
    assert "Read, and compared with nothing (1):\n  a.txt:1:70: ‘90 metres’\n" in text.render(
        report, Look(agreements=True)
    )
    assert "90 metres" not in text.render(report)
    assert [each["text"] for each in json_report.data(report)["uncompared"]] == ["90 metres"]
    assert "<li>‘90 metres’ <small>a.txt:1:70</small></li>" in html.render(report)


def test_the_ledger_of_what_was_not_compared_is_bounded():
    report = check({"a.txt": "\n\n".join(f"The bridge is {length} metres long." for length in range(2, 1302))})
    assert (len(report.uncompared), report.counts.uncompared) == (1000, 1300)
    lines = text.render(report, Look(agreements=True)).splitlines()
    assert sum(line.startswith("  a.txt:") for line in lines) == 50
    assert "  and 1,250 more" in lines
    assert "and 300 more places, not shown" in html.render(report)


@given(st.lists(st.sampled_from(["340 houses", "90 metres", "41 dead", "12%", "on 3 May 2024 he died"]), max_size=6))
def test_every_figure_is_in_a_judgement_or_in_the_ledger(said):
    bodies = {"a.txt": ". ".join(f"In the northern district the flood left {each}" for each in said) + "."}
    report = check(bodies)
    judged = {
        place
        for each in (*report.findings, *report.agreements)
        for reading in each.readings
        for place in reading.places
    }
    alone = {place for reading in report.uncompared for place in reading.places}
    claimed = {
        claim.place
        for id, body in bodies.items()
        for claim in extract(Document(id, body)).claims
        if isinstance(claim.value, Quantity | DateInterval) and claim.role != "product"
    }
    assert not judged & alone
    assert claimed <= judged | alone
