"""The project's configuration: ``claimcheck.toml``, or the table ``[tool.claimcheck]`` of ``pyproject.toml``.

It names the packs of the project, or holds one, and says what is the user's own: equations, severities, which rules
run on which files, reference data, and how far documents are believed::

    ignore = ["CC308"]

    [lexicon]
    packs = ["packs/transit.toml"]  # beside this file

    [[equation]]
    formula = "基本医保参保人数 = 职工医保参保人数 + 居民医保参保人数"
"""

from claimcheck.config.load import FILE, KEYS, PROJECT, find_config, load_config, parse_config
from claimcheck.config.settings import Config, Equation, Output, Rules, Suppression

__all__ = [
    "FILE",
    "KEYS",
    "PROJECT",
    "Config",
    "Equation",
    "Output",
    "Rules",
    "Suppression",
    "find_config",
    "load_config",
    "parse_config",
]
