"""The entry point. Everything is imported late: the parser's worker process loads this module, and nothing more."""


def main() -> None:
    """Run the shell."""
    from bot.shell import run

    run()


if __name__ == "__main__":
    main()
