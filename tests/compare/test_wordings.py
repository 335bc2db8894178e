from pathlib import Path

from consistency import tables
from consistency.claims import extract
from consistency.compare.wordings import masked, relations, wordings
from consistency.model import Document


def extracted(text):
    return extract(Document("a", text, "en"))


def test_masking_keeps_every_place():
    text = "Sales rose from 10 to 20 in 2019, up 50 per cent.\nIn all, 1,200 people came on 5 May 2020 and paid $5m."
    for sentence in masked(extracted(text)):
        assert len(sentence.text) == len(sentence.segment.text)
        for at, figure in sentence.figures.items():
            assert sentence.segment.text[at:].startswith(figure.place.text)


def test_a_range_behind_from_is_two_figures():
    (sentence,) = masked(extracted("Visitors doubled from 10 to 30 people."))
    assert [figure.place.text for figure in sentence.figures.values()] == ["10", "30"]


def test_a_figure_stands_in_one_relation():
    found = list(
        relations(
            extracted("Membership grew from 1,000 in 2010 to 1,200 in 2015, an increase of 40 per cent."), "change"
        )
    )
    assert [{slot: figure.place.text for slot, figure in each.figures.items()} for each in found] == [
        {"before": "1,000", "after": "1,200", "change": "40 per cent"}
    ]


def test_an_unknown_language_relates_nothing():
    document = Document("a", "From 10 to 20, up 50%.", "fr")
    assert not list(relations(extract(document), "change"))


def test_private_signs_of_the_text_are_no_figures():
    assert not list(relations(extracted("from \ue001 to \ue001, up \ue003, and 5 or 6"), "change"))


def test_a_wording_is_left_out_only_where_it_matches_nothing():
    kinds = tables.load("relations", "en")["wordings"]
    patterns = [wording for kind in kinds for wording in wordings(kind, "en")]
    left_out = searched = 0
    for page in sorted(Path("docs/rules").glob("[QD]*.md")):
        for sentence in masked(extracted(page.read_text(encoding="utf-8")), least=1):
            held = len(sentence.figures) + len(sentence.dates)
            for pattern, needs in patterns:
                if len(needs) > held or any(map(sentence.signs.isdisjoint, needs)):
                    left_out += 1
                    assert pattern.search(sentence.text) is None
                else:
                    searched += 1
    assert left_out > 0 < searched
