import socket

import pytest

from bot.feeds.addresses import Guard, RefusedAddressError, is_public

NOT_PUBLIC = """
    0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 168.63.129.16 169.254.169.254 172.16.0.1 192.0.0.8 192.0.0.9
    192.0.0.10 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1
    240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 64:ff9b::7f00:1
    64:ff9b::a00:1 64:ff9b:1::1 100::1 2001::1 2001:0:808:808:0:0:80ff:fffe 2001:2::1 2001:10::1 2001:db8::1
    2002:7f00:1:: 2002:a00:1:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%1 2606:4700::1%1 fec0::1 ff02::1
    ff0e::1 localhost 127.1 0x7f000001
"""
PUBLIC = """
    1.1.1.1 8.8.8.8 93.184.216.34 192.0.1.1 2606:4700:4700::1111 2a00:1450:4001:80e::200e ::ffff:8.8.8.8
    64:ff9b::808:808 2002:808:808::1
"""


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_an_address_inside_somebodys_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC.split())
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


def test_a_public_address_may_be_dialled_at_the_ports_of_the_web_only() -> None:
    guard = Guard()
    assert guard.permits("8.8.8.8", 443)
    assert guard.permits("8.8.8.8", 80)
    assert not guard.permits("8.8.8.8", 22)


def test_an_allowance_holds_for_one_address_and_one_port() -> None:
    guard = Guard(allowed=frozenset({("127.0.0.1", 4000)}))
    assert guard.permits("127.0.0.1", 4000)
    assert not guard.permits("127.0.0.1", 4001)
    assert not guard.permits("127.0.0.2", 4000)
    assert not guard.permits("8.8.8.8", 4000)


def test_a_unix_socket_is_refused() -> None:
    with pytest.raises(RefusedAddressError, match="refused address"):
        Guard().socket_factory((socket.AF_UNIX, socket.SOCK_STREAM, 0, "", ("/run/x", 80)))
