"""The review server: verdicts reach the baseline, and only from its own page."""

import json
from datetime import date
from http.client import HTTPConnection
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from consistency import ConfigError, check
from consistency.baseline import Baseline
from consistency.review import Review, server

CORPUS = {
    "a.txt": "The flood in the northern district destroyed 340 houses and closed the road to the coast.",
    "b.txt": "The flood in the northern district destroyed 940 houses and closed the road to the coast.",
}
TODAY = date(2026, 11, 22)


class Client:
    """Speaks to one review as a browser would."""

    def __init__(self, report, path):
        self.serving, self.address = server(Review(report, path, lambda: TODAY))
        self.fingerprint = report.findings[0].fingerprint
        self.token = parse_qs(urlsplit(self.address).query)["token"][0]
        Thread(target=self.serving.serve_forever, daemon=True).start()

    def ask(self, method, path, body=None, **headers):
        connection = HTTPConnection("127.0.0.1", self.serving.server_port, timeout=10)
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def judge(self, verdict="accepted", reason="", **headers):
        body = json.dumps({"fingerprint": self.fingerprint, "verdict": verdict, "reason": reason})
        usual = {"Content_Type": "application/json", "X_Review_Token": self.token}
        return self.ask("POST", "/verdict", body, **(usual | headers))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "baseline.json"


@pytest.fixture
def client(path):
    made = Client(check(CORPUS), path)
    yield made
    made.serving.shutdown()
    made.serving.server_close()


def test_the_page_is_served_with_the_secret(client):
    status, page = client.ask("GET", client.address.partition(str(client.serving.server_port))[2])
    assert status == 200 and client.token in page and "940 houses" in page


def test_a_verdict_is_written_at_once_and_taken_back(client, path):
    assert client.judge("wrong", "two floods") == (204, "")
    (entry,) = Baseline.load(path).entries.values()
    assert (entry.verdict, entry.reason, entry.date) == ("wrong", "two floods", "2026-11-22")
    assert client.judge("") == (204, "")
    assert not Baseline.load(path).entries


def test_the_next_page_shows_it(client):
    client.judge("real", "ask the author")
    _, page = client.ask("GET", f"/?token={client.token}")
    assert 'value="real" checked' in page and "ask the author" in page


def test_entries_of_other_findings_stay(path):
    other = check({"c.txt": "They met on Monday 22 November 2024."})
    Baseline(path, {}).with_findings(other.findings, TODAY).save()
    report = check(CORPUS)
    Review(report, path, lambda: TODAY).judge(report.findings[0].fingerprint, "accepted", "")
    assert len(Baseline.load(path).entries) == 2


@pytest.mark.parametrize(
    "headers",
    [
        {"X_Review_Token": ""},
        {"X_Review_Token": "guessed"},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Host": "example.org"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
    ],
)
def test_another_site_can_write_nothing(client, path, headers):
    status, _ = client.judge(**headers)
    assert status == 403
    assert not path.exists()


def test_another_site_can_read_nothing(client):
    assert client.ask("GET", "/")[0] == 403
    assert client.ask("GET", "/?token=guessed")[0] == 403
    assert client.ask("GET", f"/?token={client.token}", Host="example.org")[0] == 403
    assert client.ask("GET", "/../baseline.json")[0] == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ("[1]", 400),
        ("{}", 400),
        ('{"fingerprint": "0", "verdict": "real"}', 400),
        ("[" * 9_000, 400),
        ("x" * 20_000, 413),
    ],
)
def test_what_is_no_verdict_is_refused(client, path, body, status):
    assert (
        client.ask("POST", "/verdict", body, Content_Type="application/json", X_Review_Token=client.token)[0] == status
    )
    assert not path.exists()


def test_a_port_that_is_taken_says_so(client, path):
    with pytest.raises(ConfigError, match="cannot be used"):
        server(Review(check(CORPUS), path), client.serving.server_port)
