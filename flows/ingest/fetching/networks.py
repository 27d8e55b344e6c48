"""Which machines may be asked: public ones, and those that the desk names.

An address in a document or a redirect must not lead the desk's machine to one that strangers cannot reach themselves:
a router, a printer, the service that hands a cloud machine its keys.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IpNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network

# Written out from the IANA registries of special-purpose addresses: what ``is_global`` says changes from one release of
# Python to the next, and of multicast it says yes.
_SPECIAL_4: Final = tuple(
    (ipaddress.IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a provider's inner network"),
        ("127.0.0.0/8", "this machine"),
        ("168.63.129.16/32", "a cloud's inner service"),  # public by its number, but answered inside Azure only
        ("169.254.0.0/16", "a local link"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "a protocol's own network"),
        ("192.0.2.0/24", "a network for examples"),
        ("192.88.99.0/24", "a relay"),
        ("192.168.0.0/16", "a private network"),
        ("198.18.0.0/15", "a network for measurements"),
        ("198.51.100.0/24", "a network for examples"),
        ("203.0.113.0/24", "a network for examples"),
        ("224.0.0.0/4", "many machines at once"),
        ("240.0.0.0/4", "a reserved network"),
    )
)
_PUBLIC_6: Final = ipaddress.IPv6Network("2000::/3")
_SPECIAL_6: Final = tuple(
    (ipaddress.IPv6Network(network), what)
    for network, what in (
        ("2001::/23", "a protocol's own network"),  # Teredo is in it
        ("2001:db8::/32", "a network for examples"),
        ("2002::/16", "a tunnel to another address"),  # 6to4
        ("3fff::/20", "a network for examples"),
    )
)
# Networks without IPv4 reach the public machines that have nothing else through these (RFC 6052).
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_LOW_32: Final = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Allowance:
    """Machines that may be asked although they are not public, and on any port."""

    hosts: frozenset[str] = frozenset()
    """Their names, in small letters."""

    networks: tuple[IpNetwork, ...] = ()
    """Their networks."""

    @classmethod
    def of(cls, stated: Iterable[str]) -> Allowance:
        """Return what a source states: names, addresses and networks."""
        hosts, networks = [], []
        for one in stated:
            try:
                networks.append(ipaddress.ip_network(one.strip("[] "), strict=False))
            except ValueError:
                hosts.append(one.strip().rstrip(".").lower())
        return cls(frozenset(hosts), tuple(networks))

    def covers(self, host: str, ip: IpAddress) -> bool:
        """Return whether a machine is one of those."""
        return host in self.hosts or any(ip in network for network in self.networks)


def unwrapped(text: str) -> IpAddress:
    """Return the machine that an address means, taken out of an IPv6 address that holds one of IPv4."""
    ip = ipaddress.ip_address(text)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return ip.ipv4_mapped
        if ip in _NAT64:
            return ipaddress.IPv4Address(int(ip) & _LOW_32)
    return ip


def objection(ip: IpAddress) -> str | None:
    """Return what a machine is that is not public, in words; ``None`` for a public one."""
    if isinstance(ip, ipaddress.IPv4Address):
        return next((what for network, what in _SPECIAL_4 if ip in network), None)
    if ip not in _PUBLIC_6:
        return "no public network"
    return next((what for network, what in _SPECIAL_6 if ip in network), None)
