"""What the tool says of itself, in both languages: one module for each part that speaks.

A message is a ``Text`` with places in braces, which ``filled`` or ``say`` fill; another text fills a place in each
language in its own. What a rule says stands in the rule's own file, what the solver says of its arithmetic beside that
arithmetic, and what a format is for in the table of formats, as ``Text`` too: tests hold every ``Text`` of the program
to the same rules.
"""

from claimcheck.messages.language import LANGUAGES, Language, asked, listed, of_locale, say

__all__ = ["LANGUAGES", "Language", "asked", "listed", "of_locale", "say"]
