"""Structured logs: a JSON object a line, with the trace it belongs to. No bodies, no personal data."""

import logging
import sys
import time
from typing import Any, Final

import structlog

from shared.ground.tracing import current_trace_id

_NOISY: Final = ("aiokafka", "faststream", "kafka")


class OncePer(logging.Filter):
    """Lets one record of each message through per `seconds`: aiokafka repeats itself thousands of times in an outage."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds
        self._last: dict[tuple[str, object], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        key = (record.name, record.msg)
        now = time.monotonic()
        if now - self._last.get(key, -self._seconds) < self._seconds:
            return False
        self._last[key] = now
        return True


def _with_trace(_logger: Any, _method: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    if (trace_id := current_trace_id()) is not None:
        event["trace_id"] = trace_id
    return event


def start_logging(service: str, role: str, level: str = "INFO") -> None:
    """Sends this process's logs to standard error; called once by a composition root."""
    common: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _with_trace,
        structlog.processors.format_exc_info,
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*common, structlog.stdlib.add_logger_name],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    handler.addFilter(_quiet_outages())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    structlog.configure(
        processors=[*common, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    structlog.contextvars.bind_contextvars(service=service, role=role)


def _quiet_outages() -> logging.Filter:
    once = OncePer(seconds=10)

    class Quiet(logging.Filter):
        def filter(self, record: logging.LogRecord) -> bool:
            return not record.name.startswith(_NOISY) or once.filter(record)

    return Quiet()


def logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger whose calls take an event in words and fields: `log.info("session booked", session_id=…)`."""
    return structlog.stdlib.get_logger(name)
