"""Which network addresses may be dialled. Decides on the address itself, never on a name; knows no HTTP."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from aiohttp.connector import AddrInfoType

REFUSED = "refused address (only public ones are asked, at ports 80, 443 and [polling] ports)"

_NOT_PUBLIC = tuple(
    ip_network(block)
    for block in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "100:0:0:1::/64", "3fff::/20", "5f00::/16")
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP literal is an ordinary host of the internet, also behind every IPv4-in-IPv6 notation.

    `ipaddress.is_global` alone lets 6to4, NAT64, multicast and cloud metadata addresses through.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        inner = _embedded(ip)
        if inner is not None:
            return is_public(str(inner))
        if ip.scope_id is not None or ip not in _GLOBAL_UNICAST:
            return False
    special = ip.is_multicast or ip.is_reserved or ip.is_private or ip.is_link_local or ip.is_unspecified
    return ip.is_global and not special and not any(ip in block for block in _NOT_PUBLIC)


def _embedded(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to, if it is of a kind that does."""
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip.sixtofour is not None:
        return ip.sixtofour
    if ip.teredo is not None:
        return ip.teredo[1]
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


class RefusedAddressError(OSError):
    """The guard does not let this address be dialled. Its text is always the same, so that several of them stay one."""

    def __init__(self) -> None:
        super().__init__(REFUSED)


@dataclass(frozen=True, slots=True)
class Guard:
    """The policy, and the factory that enforces it on the very address a connector is about to dial."""

    ports: frozenset[int] = frozenset({80, 443})
    """Ports of public addresses."""
    allowed: frozenset[tuple[str, int]] = frozenset()
    """Exact (IP literal, port) pairs that may be dialled though not public: a loopback server of ours."""

    def permits(self, address: str, port: int) -> bool:
        """Whether `address` may be dialled at `port`."""
        return (address, port) in self.allowed or (port in self.ports and is_public(address))

    def socket_factory(self, target: AddrInfoType) -> socket.socket:
        """A socket for `target`, as aiohttp's `TCPConnector` asks for it. Raises RefusedAddressError."""
        family, kind, protocol, _, address = target
        if family not in (socket.AF_INET, socket.AF_INET6) or not self.permits(str(address[0]), int(address[1])):
            raise RefusedAddressError
        return socket.socket(family=family, type=kind, proto=protocol)
