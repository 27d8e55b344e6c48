"""Prefect's server and worker: found, started in the background, stopped. Prefect runs in processes of its own."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from flows.errors import ServerError
from flows.whole import write_whole
from schemas.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from flows.settings import Settings

POOL: Final = "desk"
"""Work pool in which scheduled issues wait for a worker."""

_HOST: Final = "127.0.0.1"
_FILE: Final = "service.json"
_ADDRESS: Final = "PREFECT_API_URL"
_HOME: Final = "PREFECT_HOME"
# A server on this machine answers in some milliseconds; one that needs longer is starting or of no use.
_PROBE: Final = 0.5
_STARTS_WITHIN: Final = 90.0
_ENDS_WITHIN: Final = 15.0
_PAUSE: Final = 0.1


class Service(Record):
    """The processes that ``up`` has started."""

    server: int
    """Process id of the server."""

    worker: int | None
    """Process id of the worker; ``None`` while the server is starting."""

    port: int
    """Port of the server."""


def environment(settings: Settings, address: str | None) -> dict[str, str]:
    """Return the variables under which Prefect runs for us: its files in the data folder, on this machine, silent.

    Args:
        settings: Name the data folder and the port.
        address: Of the server to use; ``None`` for the server itself.
    """
    own = f"http://{_HOST}:{settings.port}"
    plain = address is not None and address.startswith(f"http://{_HOST}:")
    return {
        _HOME: os.environ.get(_HOME, str(settings.prefect)),
        **({_ADDRESS: address} if address else {}),
        # Without TLS there is nothing to verify, and each of ten clients would read the machine's certificates, 40 ms.
        **({"PREFECT_API_TLS_INSECURE_SKIP_VERIFY": "true"} if plain else {}),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_API_HOST": _HOST,
        # Without this the pages of a server on another port look for its data on 4200.
        "PREFECT_SERVER_API_PORT": str(settings.port),
        # By default any page that is open in a browser on this machine could drive the server.
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": own,
        "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
    }


def prepare(settings: Settings, address: str) -> None:
    """Set this process up for Prefect, before it is imported."""
    os.environ.update(environment(settings, address))
    # What goes wrong is said by us, once; the server records it in any case.
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")


def reachable(settings: Settings) -> str | None:
    """Return the address of a server that answers; ``None`` when there is none.

    Raises:
        ServerError: the environment names one that does not answer.
    """
    named = os.environ.get(_ADDRESS)
    running = None if named else _running(settings.prefect)
    address = named or _address(running.port if running else settings.port)
    if answers(address):
        return address
    if named:
        problem = f"{_ADDRESS} names this server and it does not answer; start it, unset {_ADDRESS}, or use --no-record"
        raise ServerError(named, problem)
    return None


def answers(address: str) -> bool:
    """Tell whether a Prefect server answers at an address."""
    parts = urlsplit(address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or _HOST, parts.port, timeout=_PROBE)
    try:
        connection.request("GET", f"{parts.path}/health")
        answer = connection.getresponse()
        return answer.status == http.HTTPStatus.OK and answer.read(16).strip() == b"true"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


@dataclass(frozen=True, slots=True)
class Own:
    """A server that lives as long as a run."""

    address: str
    """Its address."""

    process: int
    """Its process id."""

    log: Path
    """What it says."""

    def await_ready(self) -> None:
        """Wait until it answers.

        Raises:
            ServerError: it does not.
        """
        _await(self.process, self.address, self.log)


@contextmanager
def own(settings: Settings) -> Iterator[Own]:
    """Start a server for one run, without waiting for it, and end it after the run.

    Prefect would start one too, but only when it is imported, and after importing all of the server itself.

    Args:
        settings: Name the data folder.

    Raises:
        ServerError: it cannot be started.
    """
    home = _home(settings)
    with socket.socket() as free:
        free.bind((_HOST, 0))
        port: int = free.getsockname()[1]
    address = _address(port)
    variables = {
        **os.environ,
        **environment(settings, None),
        "PREFECT_UI_ENABLED": "0",
        "PREFECT__SERVER_EPHEMERAL": "1",
    }
    server = ("--factory", "prefect.server.api.server:create_app", "--lifespan", "on", "--log-level", "error")
    process = _start(("uvicorn", *server, "--host", _HOST, "--port", str(port)), home / "server.log", variables)
    try:
        yield Own(address, process, home / "server.log")
    finally:
        _end(process)


def up(settings: Settings, tell: Callable[[str], None]) -> str:
    """Start a server and a worker in the background, those of them that are not running.

    Args:
        settings: Name the data folder and the port.
        tell: Told what is going on.

    Returns:
        The address of the server.

    Raises:
        ServerError: one cannot be started.
    """
    home = _home(settings)
    address = _address(settings.port)
    before = _running(home)
    if before is not None and before.port != settings.port:
        problem = f"this desk's server runs on port {before.port}; use that port, or stop it first with deskbrief down"
        raise ServerError(address, problem)
    if before is None and answers(address):
        raise ServerError(address, "another server answers at this port; stop it or choose a port with --set port=...")
    variables = {**os.environ, **environment(settings, address)}
    if before is None:
        tell("starting the server (some 5 s; 15 s the first time)")
        start = ("prefect", "server", "start", "--host", _HOST, "--port", str(settings.port))
        server = _start(start, home / "server.log", variables)
        before = Service(server=server, worker=None, port=settings.port)
        _note(home, before)
    _await(before.server, address, home / "server.log")
    if before.worker is None or not _is_ours(before.worker):
        tell("starting the worker")
        work = ("prefect", "worker", "start", "--pool", POOL, "--type", "process", "--name", POOL, "--limit", "1")
        worker = _start(work, home / "worker.log", variables)
        _note(home, before.model_copy(update={"worker": worker}))
    return address


def down(settings: Settings) -> bool:
    """Stop what ``up`` has started.

    Returns:
        Whether anything was running.

    Raises:
        ServerError: it does not end.
    """
    home = settings.prefect
    service = _service(home)
    if service is None:
        return False
    running = [process for process in (service.worker, service.server) if process and _is_ours(process)]
    for process in running:
        _end(process)
    (home / _FILE).unlink(missing_ok=True)
    return bool(running)


def _address(port: int) -> str:
    return f"http://{_HOST}:{port}/api"


def _running(home: Path) -> Service | None:
    """Return the processes that ``up`` has started, where the server is among the living."""
    service = _service(home)
    return service if service is not None and _is_ours(service.server) else None


def _service(home: Path) -> Service | None:
    try:
        return Service.model_validate_json((home / _FILE).read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise ServerError(str(home / _FILE), "this file is damaged; end the processes by hand and delete it") from error


def _home(settings: Settings) -> Path:
    home = settings.prefect
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"the folder cannot be made: {error.strerror}; choose another with --data"
        raise ServerError(str(home), problem) from error
    return home


def _note(home: Path, service: Service) -> None:
    write_whole(home / _FILE, f"{service.model_dump_json(indent=1)}\n".encode())


def _start(arguments: Sequence[str], log: Path, variables: Mapping[str, str]) -> int:
    """Start a module of Prefect in a process that does not end with ours, and return its id."""
    with log.open("ab") as output:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            (sys.executable, "-m", *arguments),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(variables),
            cwd=log.parent,
            start_new_session=True,
        )
    return process.pid


def _await(process: int, address: str, log: Path) -> None:
    """Wait until the server answers."""
    for _ in _until(_STARTS_WITHIN):
        if answers(address):
            return
        if not _is_ours(process):
            raise ServerError(address, f"the server ended again; see {log}")
    raise ServerError(address, f"the server does not answer after {_STARTS_WITHIN:.0f} s; see {log}")


def _until(seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield
        time.sleep(_PAUSE)


def _is_ours(process: int) -> bool:
    """Tell whether a process runs and is one of Prefect, for its number may have gone to another."""
    with suppress(ChildProcessError):
        return os.waitpid(process, os.WNOHANG) == (0, 0)
    with suppress(OSError):
        return b"prefect" in Path(f"/proc/{process}/cmdline").read_bytes()
    if Path("/proc/self").exists():
        return False
    shown = subprocess.run(  # noqa: S603
        ("/bin/ps", "-p", str(process), "-o", "args="), capture_output=True, text=True, check=False
    )
    return "prefect" in shown.stdout


def _end(process: int) -> None:
    """End a process and those it has started: kindly, and after a while by force."""
    for kind in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process, kind)
        for _ in _until(_ENDS_WITHIN):
            if not _is_ours(process):
                return
    raise ServerError(f"process {process}", "it does not end; end it by hand")
