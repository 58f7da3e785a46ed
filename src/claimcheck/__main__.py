"""The command, guarded from its first import on: an early Ctrl-C shows no traceback either."""

import gc
import sys

INTERRUPTED = 130


def main() -> int:
    """Run the command line and return its exit code."""
    gc.disable()  # a run makes no cycles to speak of and ends soon; looking for them would take a tenth of its time
    try:
        from claimcheck.cli import main as command  # noqa: PLC0415 - an interruption of this import is caught here

        return command()
    except KeyboardInterrupt:
        from claimcheck.messages import asked, commands, of_locale, say  # noqa: PLC0415 - light, and needed here alone

        sys.stderr.write(f"claimcheck: {say(commands.ENDED, asked(sys.argv[1:]) or of_locale())}\n")
        return INTERRUPTED
    finally:
        gc.freeze()  # nor does the end of the process look through all that the run has made


if __name__ == "__main__":
    sys.exit(main())
