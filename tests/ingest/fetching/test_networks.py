from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.fetching.networks import Allowance, objection, unwrapped

INNER = (
    "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1 127.255.255.255 "
    "168.63.129.16 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 "
    "198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 "
    ":: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe "
    "64:ff9b:1::1 100::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 "
    "2001:10::1 2001:db8::1 2002:7f00:1:: 2002:808:808::1 3fff::1 5f00::1 4000::1"
).split()
PUBLIC = (
    "1.1.1.1 9.9.9.9 100.63.255.255 100.128.0.1 172.15.255.255 172.32.0.1 192.0.1.1 192.167.255.255 198.17.255.255 "
    "223.255.255.255 2606:4700:4700::1111 2a00:1450::1 ::ffff:9.9.9.9 64:ff9b::909:909"
).split()


@pytest.mark.parametrize("text", INNER)
def test_a_machine_that_is_not_public_is_objected_to(text: str) -> None:
    assert objection(unwrapped(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_a_public_machine_is_not(text: str) -> None:
    assert objection(unwrapped(text)) is None


@given(st.ip_addresses())
def test_what_the_standard_library_calls_inner_is_never_public(
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    machine = unwrapped(str(ip))
    if machine.is_private or machine.is_loopback or machine.is_link_local or machine.is_multicast:
        assert objection(machine)


@pytest.mark.parametrize(
    ("stated", "ip"),
    [
        ("10.0.0.0/8", "10.1.2.3"),
        ("10.0.0.1", "10.0.0.1"),
        ("10.9.9.9/8", "10.1.2.3"),
        ("fd00::/8", "fd12::1"),
        ("[fd12::1]", "fd12::1"),
        (" Intranet.example. ", "10.0.0.9"),
    ],
)
def test_what_the_desk_names_is_allowed(stated: str, ip: str) -> None:
    assert Allowance.of((stated,)).covers("intranet.example", unwrapped(ip))


@pytest.mark.parametrize("stated", ["10.0.0.2", "11.0.0.0/8", "fd00::/8", "example", "other.example", "*", ""])
def test_what_the_desk_does_not_name_is_not(stated: str) -> None:
    assert not Allowance.of((stated,)).covers("intranet.example", unwrapped("10.0.0.1"))
