"""HTTP on loopback with faults that a test orders: what the test servers written in Python share.

POST /__faults takes one fault or a list of them. Which requests it is about:

    "method"  e.g. "POST"                                          (default: any)
    "path"    a regular expression, searched in path and query     (default: any)
    "skip"    how many of these requests are let through first     (default: 0)
    "times"   how many after them are met, null for all            (default: 1)

and what happens to them:

    "status"  answered with this status, "headers" and "body", and nothing else is done
    "drop"    the connection is closed: "request" when half of it was read, so that nothing was done, or
              "response" when everything was done and half of the answer was sent, or
              "answer" when everything was done and nothing was sent; libcurl, and so git, asks a second time when a
              connection that it had used before is closed without an answer, which takes "times": 2
    "first"   {"path": "/__…", "json": …}: another request to the server's own controls comes first, so that somebody
              else wins a race
    "hold"    true: the request waits until POST /__release

GET /__faults shows the faults with how often they were "met"; DELETE removes them and forgets the requests.
GET /__requests lists what was asked, as {"method", "path", "status"} in order; "status" is null where the connection
was closed without one. GET /__held waits until a request is held and answers with it.
"""

import contextlib
import json
import os
import re
import socket
import sys
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict = field(default_factory=dict)

    @classmethod
    def json(cls, value, status=200, **headers):
        text = json.dumps(value, ensure_ascii=False).encode()
        return cls(status, text, {"Content-Type": "application/json;charset=UTF-8", **headers})

    @classmethod
    def text(cls, value, status):
        return cls(status, value.encode(), {"Content-Type": "text/plain;charset=UTF-8"})


@dataclass
class Request:
    method: str
    target: str
    headers: object
    body: bytes

    def __post_init__(self):
        parts = urlsplit(self.target)
        self.path, self.query_string = unquote(parts.path), parts.query
        self.query = dict(parse_qsl(parts.query, keep_blank_values=True))

    def json(self):
        return json.loads(self.body)


class Faults:
    """The faults that were ordered, and the requests that were seen."""

    ACTIONS = frozenset({"status", "drop", "first", "hold"})

    def __init__(self):
        self.changed = threading.Condition()
        self.clear()

    def clear(self):
        with self.changed:
            self.faults, self.requests, self.held, self.released = [], [], None, False
            self.changed.notify_all()

    def add(self, ordered):
        for fault in ordered if isinstance(ordered, list) else [ordered]:
            if len(self.ACTIONS & fault.keys()) != 1:
                raise ValueError(f"a fault needs one of {', '.join(sorted(self.ACTIONS))}")
            re.compile(fault.get("path", ""))
            with self.changed:
                self.faults.append({**fault, "seen": 0, "met": 0})

    def met_by(self, method, target):
        with self.changed:
            return [fault for fault in self.faults if self.meets(fault, method, target)]

    @staticmethod
    def meets(fault, method, target):
        if fault.get("method", method) != method or not re.search(fault.get("path", ""), unquote(target)):
            return False
        fault["seen"] += 1
        times, counted = fault.get("times", 1), fault["seen"] - fault.get("skip", 0)
        met = counted > 0 and (times is None or counted <= times)
        fault["met"] += met
        return met

    def record(self, method, target):
        entry = {"method": method, "path": target, "status": None}
        with self.changed:
            self.requests.append(entry)
        return entry

    def hold(self, entry):
        with self.changed:
            self.held, self.released = entry, False
            self.changed.notify_all()
            self.changed.wait_for(lambda: self.released or self.held is not entry, timeout=60)
            self.held = None

    def wait_for_held(self):
        with self.changed:
            self.changed.wait_for(lambda: self.held is not None, timeout=60)
            return self.held

    def release(self):
        with self.changed:
            self.released = True
            self.changed.notify_all()

    def control(self, request):
        match request.method, request.path:
            case "POST", "/__faults":
                try:
                    self.add(request.json())
                except (ValueError, re.error) as error:
                    return Answer.text(f"{error}\n", 400)
            case "DELETE", "/__faults":
                self.clear()
            case "POST", "/__release":
                self.release()
            case "GET", "/__held":
                return Answer.json(self.wait_for_held())
            case "GET", "/__requests":
                return Answer.json(self.requests)
            case "GET", "/__faults":
                pass
            case _:
                return Answer.text("no such control\n", 404)
        return Answer.json(self.faults)


class Routes:
    """Methods of a class by the requests that they answer: @routes("GET", r"/pages/(\d+)")."""

    def __init__(self):
        self.entries = []

    def __call__(self, method, pattern):
        def register(function):
            self.entries.append((method, re.compile(pattern), function))
            return function

        return register

    def find(self, method, path):
        """The function and the groups of its pattern, or None."""
        for candidate, pattern, function in self.entries:
            if candidate == method and (match := pattern.fullmatch(path)):
                return function, match.groups()


class Service:
    """What a server does: subclasses answer requests, and controls of their own."""

    def answer(self, request):
        raise NotImplementedError

    def control(self, request):
        """The answer to a request to a path that starts with /__, or None where it is not known."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    service = faults = None

    def handle_request(self):
        try:
            if self.path.startswith("/__"):
                self.send(self.control(Request(self.command, self.path, self.headers, self.read_body())))
            else:
                self.handle_service_request()
        except ConnectionError:
            self.close_connection = True
        except Exception as error:  # a fault of this server or of an order, which the test is told
            print(f"{self.command} {self.path}: {error!r}", file=sys.stderr, flush=True)
            self.send(Answer.text(f"{error!r}\n", 500))

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = handle_request

    def handle_service_request(self):
        entry = self.faults.record(self.command, self.path)
        drop = status = None
        for fault in self.faults.met_by(self.command, self.path):
            if "first" in fault:
                self.control(Request("POST", fault["first"]["path"], {}, json.dumps(fault["first"]["json"]).encode()))
            elif "hold" in fault:
                self.faults.hold(entry)
            elif "drop" in fault:
                drop = drop or fault["drop"]
            else:
                status = status or fault
        if drop == "request":
            self.rfile.read(int(self.headers.get("Content-Length") or 0) // 2)
            return self.hang_up()
        request = Request(self.command, self.path, self.headers, self.read_body())
        if status:
            answer = Answer.text(status.get("body", "ordered by the test\n"), status["status"])
            answer.headers |= status.get("headers", {})
        else:
            answer = self.service.answer(request)
        if drop == "answer":
            return self.hang_up()
        if drop:
            self.send(answer, half=True)
            return self.hang_up()
        entry["status"] = answer.status
        self.send(answer)

    def control(self, request):
        return self.service.control(request) or self.faults.control(request)

    def read_body(self):
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass
        return body

    def send(self, answer, half=False):
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 204:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body[: len(answer.body) // 2] if half else answer.body)

    def hang_up(self):
        self.close_connection = True
        self.wfile.flush()
        with contextlib.suppress(OSError):  # when the other side was faster
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *arguments):
        pass


def serve(service, port, lines):
    """Serves until terminated. Prints LINES(url), NAME to VALUE, and the process as NAME_PID once it listens."""

    handler = type("ServiceHandler", (Handler,), {"service": service, "faults": Faults()})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    values = lines(f"http://127.0.0.1:{server.server_port}")
    name = next(iter(values))
    values[f"{name}_PID"] = os.getpid()
    print("".join(f"{key}={value}\n" for key, value in values.items()), end="", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()
