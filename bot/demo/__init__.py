"""The demo: packaged sample feeds, served on loopback and polled by the real program."""
