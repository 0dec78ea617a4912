import pytest

from bot.domain.secrets import shown_url


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/feed?key=SECRET#SECRET", "https://example.org/feed"),
        ("https://user:SECRET@example.org:8443/feed", "https://example.org:8443/feed"),
        ("http://[::1]:80/feed?SECRET", "http://[::1]:80/feed"),
        ("http://example.org:SECRET/", "(not an address)"),
        ("http://[SECRET/", "(not an address)"),
    ],
)
def test_only_scheme_host_and_path_of_an_address_are_shown(url: str, shown: str) -> None:
    assert shown_url(url) == shown
