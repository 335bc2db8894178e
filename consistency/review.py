"""`consistency review`: the page of a report, served to this machine alone, its verdicts written to the baseline as they are set.

The server listens on the loopback address only. A request must come from the page itself: it names this server as its host
(so that no other name can be bound to the address), carries the secret of this run, which only the page holds, and for a
write is JSON from this origin.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from urllib.parse import parse_qs, urlsplit

from consistency.baseline import VERDICTS, Baseline
from consistency.errors import ConfigError, ConsistencyError
from consistency.model import Report
from consistency.report import html
from consistency.report.html.view import shown

HOST = "127.0.0.1"
# Bytes of a request that are read, characters of a reason that are kept.
_LARGEST, _REASON = 10_000, 500


class Review:
    """A report and the baseline that its verdicts are written to."""

    def __init__(self, report: Report, path: Path, today: Callable[[], date] = date.today) -> None:
        """path: the baseline; it need not exist. ConfigError if it cannot be read."""
        self._findings = {finding.fingerprint: finding for finding in shown(report)}
        self._report, self._today, self._lock = report, today, Lock()
        self._baseline = Baseline.load(path) if path.exists() else Baseline(path, {})

    def page(self, token: str) -> str:
        """The page, with the verdicts that the baseline holds."""
        return html.render(self._report, self._baseline.entries, token)

    def judge(self, fingerprint: str, verdict: str, reason: str) -> None:
        """Write a verdict to the baseline; "" takes it back. ConfigError for a finding or a verdict that there is not."""
        if fingerprint not in self._findings:
            raise ConfigError("no such finding in this report; load the page again")
        if verdict not in (*VERDICTS, ""):
            raise ConfigError(f"verdict must be one of: {', '.join(VERDICTS)}")
        with self._lock:
            finding = self._findings[fingerprint]
            changed = self._baseline.with_verdict(finding, verdict, reason[:_REASON], self._today())
            changed.save()
            self._baseline = changed


def server(review: Review, port: int = 0) -> tuple[ThreadingHTTPServer, str]:
    """A server that is not started yet, and the address of its page. ConfigError if the port is taken; 0 finds a free one."""
    token = secrets.token_urlsafe(24)
    handler = type("Handler", (_Handler,), {"review": review, "token": token})
    try:
        made = ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise ConfigError(f"port {port} cannot be used ({error.strerror}); give another, or none") from error
    return made, f"http://{HOST}:{made.server_port}/?token={token}"


class _Handler(BaseHTTPRequestHandler):
    server: ThreadingHTTPServer
    review: Review
    token: str
    server_version = "consistency"
    sys_version = ""

    def do_GET(self) -> None:
        """The page, to who has the secret."""
        address = urlsplit(self.path)
        given = parse_qs(address.query).get("token", [""])[0]
        if address.path != "/":
            self._answer(HTTPStatus.NOT_FOUND, "there is only the page")
        elif not self._is_from_here() or not self._is_secret(given):
            self._answer(HTTPStatus.FORBIDDEN, "open the address that the command printed")
        else:
            self._answer(HTTPStatus.OK, self.review.page(self.token), "text/html")

    def do_POST(self) -> None:
        """A verdict."""
        length = self.headers.get("Content-Length", "")
        origin = f"http://{self.headers.get('Host', '')}"
        if self.path != "/verdict":
            self._answer(HTTPStatus.NOT_FOUND, "there are only verdicts")
        elif not self._is_from_here() or not self._is_secret(self.headers.get("X-Review-Token", "")):
            self._answer(HTTPStatus.FORBIDDEN, "open the address that the command printed")
        elif self.headers.get("Origin", origin) != origin or self.headers.get_content_type() != "application/json":
            self._answer(HTTPStatus.FORBIDDEN, "only the page may send verdicts")
        elif not (length.isascii() and length.isdigit()) or int(length) > _LARGEST:
            self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a verdict has at most {_LARGEST} bytes")
        else:
            self._judge(self.rfile.read(int(length)))

    def _judge(self, body: bytes) -> None:
        try:
            said = json.loads(body)
            texts = [str(said.get(key, "")) for key in ("fingerprint", "verdict", "reason")]
        except (ValueError, AttributeError, RecursionError):
            self._answer(HTTPStatus.BAD_REQUEST, "a verdict is an object with fingerprint, verdict and reason")
            return
        try:
            self.review.judge(*texts)
        except ConsistencyError as error:
            self._answer(HTTPStatus.BAD_REQUEST, str(error))
        else:
            self._answer(HTTPStatus.NO_CONTENT, "")

    def _is_from_here(self) -> bool:
        """True if the request names this server as its host, and no other site's page sent it."""
        port = self.server.server_port
        return self.headers.get("Host") in (f"{HOST}:{port}", f"localhost:{port}") and self.headers.get(
            "Sec-Fetch-Site", "none"
        ) in ("none", "same-origin")

    def _is_secret(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), self.token.encode())

    def _answer(self, status: HTTPStatus, content: str, kind: str = "text/plain") -> None:
        body = content.encode("utf-8", "backslashreplace")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        if status is not HTTPStatus.NO_CONTENT:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the terminal belongs to the user."""
