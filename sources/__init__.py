"""Reading: files, folders, HTML, JSON Lines and WARC become pages.

source ──discover──▶ Found ──read──▶ Page      what cannot be used ──▶ Rejection
"""

from sources.found import Found, discover, source_name
from sources.reading import Limits, read

__all__ = ["Found", "Limits", "discover", "read", "source_name"]
