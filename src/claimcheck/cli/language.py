"""A command line that speaks one language: its help and its faults are in Chinese or in English.

The language is that of ``--lang``, wherever it stands on the command line, else that of the locale; a context has it as
its ``obj``. What click would say in English is said here from the catalogue of messages.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.messages import LANGUAGES, Language, asked, listed, manual, of_locale, say, usage
from claimcheck.messages.manual import Help, Section
from claimcheck.text import NOTHING, Text

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    Words = click.Choice[str]
else:
    Words = click.Choice  # generic from click 8.2 on

Function = TypeVar("Function", bound=Callable[..., Any])
_NARROW, _COLUMN, _WIDE_COLUMN, _LEAST = 50, 30, 46, 24  # cells
# What stays on one line: a Latin word or a Chinese character, with the marks that open before it and close behind it.
_PIECE = re.compile(r"\s+|[（《]*(?:[^\s\u2e80-\uffff]+|[\u2e80-\uffff])[，。；：、）》！？]*")


def language_of(context: click.Context | None) -> Language:
    """The language of a command line."""
    told: Language = context.obj if context and context.obj else of_locale()
    return told


def chosen(context: click.Context, _parameter: click.Parameter, _value: str | None) -> Language:
    """What ``--lang`` means to a command: it may have stood before the command's name too."""
    return language_of(context)


# -- options and arguments -----------------------------------------------------------------------------------------


class Option(click.Option):
    """An option with its help, and the name of what it takes, in both languages."""

    def __init__(self, *names: Any, told: Text, named: Text | None = None, **attributes: Any) -> None:
        super().__init__(*names, **{**attributes, "help": told.en})
        self.told, self.named = told, named

    def speak(self, language: Language) -> None:
        """Tell what it is for in a language from now on."""
        self.help = say(self.told, language)
        self.metavar = say(self.named, language) if self.named else self.metavar

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option as it is written, and what it is for."""
        record = super().get_help_record(ctx)
        needed = say(manual.REQUIRED, language_of(ctx)) if self.required else ""
        return (record[0], f"{self.help}{needed}") if record else None


class Argument(click.Argument):
    """An argument with its name in both languages."""

    def __init__(self, *names: Any, named: Text | None = None, **attributes: Any) -> None:
        super().__init__(*names, **attributes)
        self.named = named

    def speak(self, language: Language) -> None:
        """Go by its name in a language from now on."""
        self.metavar = say(self.named, language) if self.named else self.metavar


def option(*names: str, told: Text, named: Text | None = None, **attributes: Any) -> Callable[[Function], Function]:
    """An option of a command."""
    return click.option(*names, cls=Option, told=told, named=named, **attributes)


def argument(name: str, named: Text | None = None, **attributes: Any) -> Callable[[Function], Function]:
    """An argument of a command."""
    return click.argument(name, cls=Argument, named=named, **attributes)


class Choice(Words):
    """One of a few words, written small or large."""

    def __init__(self, choices: Iterable[str]) -> None:
        super().__init__(list(choices), case_sensitive=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word that is meant."""
        known = {each.lower(): each for each in self.choices}
        if str(value).lower() not in known:
            told = {"choices": listed(self.choices), "near": nearest(str(value), self.choices)}
            self.fail(say(usage.NO_CHOICE, language_of(ctx), value=value, **told), param, ctx)
        return known[str(value).lower()]


class File(click.Path):
    """A path that is no folder. Whether it can be read is seen when it is read."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False, readable=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path."""
        if os.path.isdir(value):  # noqa: PTH112 - what was typed is no Path yet
            self.fail(say(usage.FOLDER, language_of(ctx), path=click.format_filename(value)), param, ctx)
        return super().convert(value, param, ctx)


ANY_PATH = click.Path(path_type=Path, readable=False)


# -- commands ------------------------------------------------------------------------------------------------------


class Context(click.Context):
    """What a command line asks for; the formatter speaks its language."""

    def make_formatter(self) -> click.HelpFormatter:
        """A formatter of help."""
        return Formatter(language_of(self), width=self.terminal_width, max_width=self.max_content_width)


class Spoken(click.Command):
    """A command with its help in both languages; ``after`` are sections behind the options."""

    context_class = Context

    def __init__(self, *names: Any, told: Help, after: Sequence[Section] = (), **attributes: Any) -> None:
        super().__init__(*names, **attributes)
        self.told, self.after = told, after

    def speak(self, language: Language) -> None:
        """Speak a language from now on."""
        self.options_metavar = say(manual.ANY_OPTIONS, language)
        for each in self.params:
            if isinstance(each, Option | Argument):
                each.speak(language)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments; the outermost command tells the language from all of them."""
        language = language_of(parent) if parent else asked(args) or of_locale()
        self.speak(language)
        return super().make_context(info_name, args, parent, **{**extra, "obj": language})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; every fault of theirs is one of this command."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help."""
        found = super().get_help_option(ctx)
        if found:
            found.help = say(manual.HELP, language_of(ctx))
        return found

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does, and examples."""
        language = language_of(ctx)
        for text in (self.told.summary, *self.told.more):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(say(text, language))
        _write(self.told.sections, formatter, language)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options."""
        records = [each.get_help_record(ctx) for each in self.get_params(ctx) if isinstance(each, click.Option)]
        with formatter.section(say(manual.OPTIONS, language_of(ctx))):
            formatter.write_dl([record for record in records if record])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The sections behind the options."""
        _write(self.after, formatter, language_of(ctx))


def _write(sections: Iterable[Section], formatter: click.HelpFormatter, language: Language) -> None:
    for title, rows in sections:
        with formatter.section(say(title, language)):
            formatter.write_dl([(term, say(text, language)) for term, text in rows], col_max=_WIDE_COLUMN)


class Command(Spoken):
    """A command that does something."""

    allow_extra_args = True  # click gives them back then, so that they are refused in one of the languages

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments, of which none may be left."""
        left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            raise click.UsageError(say(usage.TOO_MANY, language_of(ctx), words=" ".join(left)), ctx)
        return left


class Group(Spoken, click.Group):
    """A command that holds others."""

    def __init__(self, *names: Any, **attributes: Any) -> None:
        attributes = {**attributes, "invoke_without_command": True, "no_args_is_help": True}
        super().__init__(*names, **{**attributes, "callback": _needs_command})

    def speak(self, language: Language) -> None:
        """Speak a language from now on."""
        super().speak(language)
        self.subcommand_metavar = say(manual.ANY_COMMAND, language)

    def summary(self, ctx: click.Context, name: str) -> Text:
        """What one of its commands does, in a sentence."""
        found = self.get_command(ctx, name)
        return found.told.summary if isinstance(found, Spoken) else NOTHING

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named, and its arguments."""
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            near = nearest(name, self.list_commands(ctx))
            raise click.UsageError(say(usage.NO_COMMAND, language_of(ctx), name=name, near=near), ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and the commands."""
        Spoken.format_options(self, ctx, formatter)
        language = language_of(ctx)
        with formatter.section(say(manual.COMMANDS, language)):
            formatter.write_dl([(name, say(self.summary(ctx, name), language)) for name in self.list_commands(ctx)])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands and options that begin so."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only while completing

        language = language_of(ctx)
        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        items = [CompletionItem(name, help=say(self.summary(ctx, name), language)) for name in names]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]


def _needs_command() -> None:
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        raise click.UsageError(say(usage.MISSING_COMMAND, language_of(context)), context)


def command(told: Help, name: str | None = None, after: Sequence[Section] = ()) -> Callable[[Function], Command]:
    """A command whose function is called with what its options say."""
    return click.command(name, cls=Command, help=told.summary.en, told=told, after=after)


def group(told: Help, cls: type[Group] = Group, **attributes: Any) -> Callable[[Function], Group]:
    """A command that holds others; ``--lang`` may stand before their names."""
    language = option("--lang", told=manual.LANG, type=Choice(LANGUAGES), callback=chosen, expose_value=False)
    make = click.group(cls=cls, help=told.summary.en, told=told, **attributes)
    return lambda function: make(language(function))


# -- help ----------------------------------------------------------------------------------------------------------


class Formatter(click.HelpFormatter):
    """Writes help for a terminal, where a Chinese character takes two cells."""

    def __init__(self, language: Language, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self.language = language

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is written."""
        usage = prefix if prefix is not None else say(manual.USAGE, self.language)
        self._lines(f"{usage}{prog} ", args)

    def write_heading(self, heading: str) -> None:
        """The heading of a section."""
        self.write(f"{say(manual.HEADING, self.language, title=heading)}\n")

    def write_text(self, text: str) -> None:
        """One paragraph."""
        self._lines(" " * self.current_indent, text)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = _COLUMN, col_spacing: int = 2) -> None:
        """Terms, and what they mean in a column beside them, or below one that is too long."""
        rows = list(rows)
        column = max((cells(term) for term, _ in rows if cells(term) <= col_max), default=0) + col_spacing
        if self.width - self.current_indent - column < _LEAST:
            column = 2 * col_spacing
        for term, text in rows:
            head = " " * self.current_indent + term
            if text and cells(term) + col_spacing > column:
                self.write(f"{head}\n")
                head = ""
            room = " " * (self.current_indent + column - cells(head)) if text else ""
            self._lines(head + room, text)

    def _lines(self, head: str, text: str) -> None:
        """A text behind a head; further lines begin where it does."""
        first, *more = fold(text, max(self.width - cells(head), _LEAST))
        self.write(f"{head}{first}".rstrip() + "\n")
        for line in more:
            self.write(f"{' ' * cells(head)}{line}\n")


def cells(text: str) -> int:
    """Terminal cells that one of the program's own texts takes."""
    return sum(2 if character >= "\u2e80" else 1 for character in text)


def fold(text: str, room: int) -> list[str]:
    """The lines of a text, each of at most so many cells where that can be."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if cells(lines[-1] + piece.rstrip()) > room and lines[-1]:
            lines.append("")
        lines[-1] += piece if lines[-1] or len(lines) == 1 else piece.lstrip()
    return [line.rstrip() for line in lines]


# -- faults --------------------------------------------------------------------------------------------------------


def show(error: click.ClickException, language: Language) -> None:
    """Say on standard error what is wrong, in one language, with how the command is written."""
    if type(error).show not in {click.ClickException.show, click.UsageError.show}:
        error.show()  # the help of a group, and an interruption, which have a way of their own
        return
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context:
        hint = say(usage.HINT, language, command=context.command_path)
        click.echo(f"{context.get_usage()}\n{hint}\n", err=True)
    click.echo(say(usage.FAULT, language, told=worded(error, language)), err=True)


def worded(error: click.ClickException, language: Language) -> str:
    """What is wrong, told from the catalogue where click has told it in English."""
    if isinstance(error, click.MissingParameter):
        return "".join(say(text, language, name=_hint(error)) for text in _missing(error))
    if isinstance(error, click.BadParameter):
        return say(usage.BAD_VALUE, language, name=_hint(error), told=error.message)
    if isinstance(error, click.NoSuchOption):
        near = nearest(error.option_name, _option_names(error.ctx))
        return say(usage.NO_OPTION, language, name=error.option_name, near=near)
    if isinstance(error, click.BadOptionUsage):
        flags = _option_names(error.ctx, flags=True)
        text = usage.NEEDLESS_VALUE if error.option_name in flags else usage.NO_VALUE
        return say(text, language, name=error.option_name)
    return error.format_message()


def _hint(error: click.BadParameter) -> str:
    """The name of the parameter as it is written."""
    hint = error.param.get_error_hint(error.ctx) if error.param else str(error.param_hint)
    return hint.replace("'", "")


def _missing(error: click.MissingParameter) -> Iterator[Text]:
    parameter = error.param
    yield usage.MISSING_OPTION if isinstance(parameter, click.Option) else usage.MISSING_ARGUMENT
    if parameter and isinstance(parameter.type, click.Choice):
        yield usage.CHOICES.filled(choices=listed(parameter.type.choices))


def _option_names(context: click.Context | None, *, flags: bool = False) -> list[str]:
    """The options of the command at fault, or those that take no value."""
    if context is None:
        return []
    options = [each for each in context.command.get_params(context) if isinstance(each, click.Option)]
    return [name for each in options if each.is_flag or not flags for name in each.opts]


def nearest(word: str, known: Iterable[str]) -> Text:
    """A hint at what is spelled most like a word that isn't known."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a word that isn't known

    near = get_close_matches(word, list(known))
    return usage.NEAR.filled(names=listed(near)) if near else NOTHING
