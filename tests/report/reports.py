"""Reports about texts as odd as texts get, made without any rule: what a format prints must not depend on what rules may say."""

from hypothesis import strategies as st

from consistency.model import (
    Agreement,
    BaselineEntry,
    Counts,
    Document,
    Failure,
    Finding,
    Reading,
    Report,
    Severity,
    Span,
    Suppressed,
)

# Every word of a document begins with this, so that a line that begins with document text is told from any other.
MARK = "Ж"
HOSTILE = [
    "\x1b[31m", "\x1b]0;x\x07", "\x9b2J", "\u202e", "\u2066", "\u200b", "\x00", "\x7f", "\ufffe", "\U000e0041", "::error::x", "##[error]x", "##vso[task.setvariable]x", "##teamcity[x]",
    "[bold]x[/bold]", "{0}", "{x}", "%s", "%(x)s", "%0A", "<b>x</b>", "<script>x</script>", "]]>", "&amp;", "-->", "<!-- consistency: allow N301 -->", "[x](1)", "![x](http://x)", "http://x.org",
    "www.x.org", "| x |", "`x`", "# x", "**x**", "~~x~~", "$x$", "\\", "@x", "\n", "\r\n", "\r", "\t", "\u2028", "\u3000", "🦉", "e\u0301", "ї", ",", ":", "'", '"',
]  # fmt: skip
pieces = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=3).map(lambda text: text.replace(MARK, "")))
words = st.lists(pieces, min_size=1, max_size=3).map(
    lambda found: MARK + "".join(found).replace(" ", f" {MARK}").replace("\n", f"\n{MARK}")
)
bodies = st.lists(words, min_size=1, max_size=8).map(" ".join)
ids = st.one_of(
    st.sampled_from(
        [
            "a.txt",
            "b c.md",
            "d/é,%:1.txt",
            "/abs/x.txt",
            "::error::.txt",
            "\x1b[2J.md",
            "a|b`.md",
            "</a>.txt",
            "{0}[x](1).txt",
            "-->.md",
        ]
    ),
    st.text(min_size=1, max_size=6).map(lambda text: text.replace(MARK, "") or "x"),
)


@st.composite
def reports(draw):
    documents = {id: Document(id, draw(bodies)) for id in draw(st.lists(ids, min_size=1, max_size=3, unique=True))}
    findings = [draw(_findings(list(documents.values()))) for _ in range(draw(st.integers(0, 4)))]
    unique = list({finding.fingerprint: finding for finding in findings}.values())
    cut = draw(st.integers(0, len(unique)))
    suppressed = tuple(
        Suppressed(finding, draw(st.sampled_from(["text", "settings", "baseline"])), draw(bodies), "a:1")
        for finding in unique[cut:]
    )
    readings = tuple(reading for finding in unique for reading in finding.readings)[:2]
    entry = BaselineEntry("0" * 16, "N301", (draw(bodies),), ("a",), "2024-11-02", draw(bodies), line=3)
    return Report(
        tuple(unique[:cut]),
        (Agreement("Q101", draw(bodies), readings),) if readings else (),
        tuple(Failure(id, "cannot be read; mend it") for id in draw(st.lists(ids, max_size=1))),
        Counts(documents=len(documents), claims=3),
        documents,
        dict.fromkeys(documents, "en"),
        suppressed,
        (entry,) if draw(st.booleans()) else (),
        draw(st.sampled_from([None, "b.json"])),
    )


@st.composite
def _findings(draw, documents):
    readings = []
    for _ in range(draw(st.integers(1, 3))):
        places = [draw(_places(draw(st.sampled_from(documents)))) for _ in range(draw(st.integers(1, 3)))]
        readings.append(Reading(places[0].text, places[0].text, tuple(places)))
    rule, name = draw(
        st.sampled_from([("N301", "name-variant"), ("Q101", "quantity-conflict"), ("X999", "of-another-package")])
    )
    # Messages of rules quote texts, and some begin with one.
    message = " but ".join(reading.text for reading in readings)
    suggestion = draw(st.one_of(st.none(), words))
    return Finding(rule, name, draw(st.sampled_from(Severity)), message, tuple(readings), 0.5, suggestion)


@st.composite
def _places(draw, document):
    start = draw(st.integers(0, len(document.text) - 1))
    return document.place(Span(start, draw(st.integers(start + 1, len(document.text)))))
