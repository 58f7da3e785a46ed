"""The command, guarded from its first import on: an early Ctrl-C shows no traceback either."""

import sys

INTERRUPTED = 130


def main() -> int:
    """Run the command line and return its exit code."""
    try:
        from claimcheck.cli import main as command  # noqa: PLC0415 - an interruption of this import is caught here

        return command()
    except KeyboardInterrupt:
        sys.stderr.write("claimcheck: interrupted 已中断\n")
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
