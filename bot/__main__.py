"""The entry point."""

from bot.shell import run


def main() -> None:
    """Run the shell."""
    run()


if __name__ == "__main__":
    main()
