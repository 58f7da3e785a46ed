"""What the tool says of itself, in both languages: one module for each part that speaks.

Rules, and what they find, are told beside the rules; everything else that a user may read stands here.
"""

from claimcheck.messages.language import Language, say

__all__ = ["Language", "say"]
