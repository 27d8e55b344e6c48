from __future__ import annotations

import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from flows.ingest.fetching import Fetched, Line
from tests.hostile_server import HostileServer, page, redirect
from tests.ingest.fetching.desk import HERE, NOW, World, everywhere_here, fetcher, refused, within

HOST = "desk.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with a certificate for ``desk.example`` that vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(NOW - timedelta(days=3650))
        .not_valid_after(NOW + timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM) + key.private_bytes(serialization.Encoding.PEM, *form)
    )
    return path


@pytest.fixture
def server(certificate: Path) -> Iterator[HostileServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with HostileServer(tls=context) as one:
        yield one


def trusting(certificate: Path | None) -> World:
    """Return a world where that certificate is trusted besides those of the system."""
    context = ssl.create_default_context(cafile=certificate)
    context.verify_flags |= ssl.VERIFY_X509_STRICT  # what later releases of Python do by themselves
    return World(line=Line(resolve=everywhere_here, tls=lambda: context))


def test_a_document_comes_over_tls_when_the_certificate_is_that_of_the_name(
    server: HostileServer, certificate: Path
) -> None:
    server.at("/", page(b"text"))
    found = fetcher(trusting(certificate)).get(server.uri(host=HOST))
    assert isinstance(found, Fetched)
    assert found.content == b"text"


def test_the_certificate_of_another_name_is_refused(server: HostileServer, certificate: Path) -> None:
    found = refused(fetcher(trusting(certificate)).get(server.uri(host="other.example")))
    assert found.reason == "tls"
    assert "Hostname mismatch" in found.detail
    assert server.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(server: HostileServer) -> None:
    found = refused(fetcher(trusting(None)).get(server.uri(host=HOST)))
    assert (found.reason, found.detail) == (
        "tls",
        "the certificate of desk.example is not good: self-signed certificate",
    )


@pytest.mark.parametrize(
    ("said", "reason"), [(b"HTTP/1.1 400 Bad Request\r\n\r\n", "tls"), (b"\x16\x03\x03", "timeout"), (b"", "timeout")]
)
def test_a_greeting_that_is_none_or_does_not_end_is_no_connection(said: bytes, reason: str) -> None:
    over = threading.Event()

    def greet(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            connection.sendall(said)
            over.wait(5)

    with socket.create_server((HERE, 0)) as listening:
        thread = threading.Thread(target=greet, args=(listening,))
        thread.start()
        found = refused(fetcher(limits=within(0.2)).get(f"https://{HOST}:{listening.getsockname()[1]}/"))
        over.set()
        thread.join()
    assert found.reason == reason


def test_a_body_that_ends_without_the_end_of_tls_may_be_cut_off(server: HostileServer, certificate: Path) -> None:
    server.at("/", b"HTTP/1.0 200 OK\r\n\r\nhalf a text")
    assert refused(fetcher(trusting(certificate)).get(server.uri(host=HOST))).reason == "truncated"


def test_a_redirect_from_https_to_http_is_noted(
    server: HostileServer, certificate: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with HostileServer() as plain, caplog.at_level(logging.WARNING):
        plain.at("/", page(b"text"))
        server.at("/", redirect(plain.uri(host=HOST)))
        found = fetcher(trusting(certificate)).get(server.uri(host=HOST))
    assert isinstance(found, Fetched)
    assert caplog.messages == [
        f"{server.uri(host=HOST)}: led from https to http, where anybody on the way may change it"
    ]
