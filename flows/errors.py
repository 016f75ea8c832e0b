"""How a run can fail although everything it asked for answered; the messages are for the person who started it."""


class RunError(Exception):
    """A run that did not end as it should."""


class PrefectError(RunError):
    """Prefect's server cannot be had."""


class TooManyRejectsError(RunError):
    """More was set aside than allowed: a scraper or a format has probably changed."""


class ReconciliationError(RunError):
    """The index does not hold what the run counted."""


class WorkerLostError(RunError):
    """A process that worked on a batch is gone; the batch can be tried again."""
