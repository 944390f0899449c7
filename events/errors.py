"""Every exception that dateline raises on purpose.

    DatelineError                 base: one line for the user, which ends with the next step
    ├── ArticleError              this article cannot be used; others can
    ├── TimelineError             this timeline document cannot be read
    ├── ModelError                the parser's model is missing, damaged or of another kind
    ├── ExportError               this format is unknown, or needs a package that is not installed
    ├── CaseError                 this folder is no case, is in use, or cannot be written
    └── EditError                 this correction cannot be understood

A result that was looked for and not found is an empty tuple or ``None``, never an exception.
"""


class DatelineError(Exception):
    """Base of all errors that a user can mend; ``str(error)`` is one line that says how."""


class ArticleError(DatelineError):
    """An article cannot be used: empty, undated, undecodable, or of an unknown kind."""


class TimelineError(DatelineError):
    """A timeline document cannot be read."""


class ModelError(DatelineError):
    """The parser's model is missing, damaged, or not of the kind that its name says."""


class ExportError(DatelineError):
    """An output format is unknown, or needs an extra package."""


class CaseError(DatelineError):
    """A folder is no case, is in use by another process, or cannot be read or written."""


class EditError(DatelineError):
    """An editor's correction lacks something or cannot be understood."""
