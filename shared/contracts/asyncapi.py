"""AsyncAPI 3 from the registry: keys, headers and examples included, which a framework's own document lacks."""

from typing import Any, Final

from shared.contracts import SERVICES, TOPICS
from shared.contracts.envelope import Topic
from shared.contracts.golden import examples_of
from shared.ground.version import LICENCE, VERSION

_HEADERS: Final = {
    "type": "object",
    "description": "CloudEvents 1.0, Kafka protocol binding, binary mode.",
    "required": ["ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_subject", "ce_sequence"],
    "properties": {
        "ce_specversion": {"type": "string", "const": "1.0"},
        "ce_id": {"type": "string", "format": "uuid", "description": "UUIDv7 of this event"},
        "ce_source": {"type": "string", "description": "/mentoring/<service>"},
        "ce_type": {"type": "string", "description": "the contract with its major version"},
        "ce_time": {"type": "string", "format": "date-time", "description": "when it happened"},
        "ce_subject": {"type": "string", "format": "uuid", "description": "the aggregate's id: the record's key"},
        "ce_sequence": {"type": "string", "description": "states published for this key so far, without gaps"},
        "content-type": {"type": "string", "const": "application/json"},
        "traceparent": {"type": "string", "description": "W3C trace context"},
    },
}

_SERVER: Final = {
    "host": "{bootstrap_servers}",
    "protocol": "kafka",
    "description": "The Kafka that the services are told by `KAFKA_BOOTSTRAP_SERVERS`.",
    "variables": {
        "bootstrap_servers": {"default": "127.0.0.1:9092", "description": "One or more `host:port`, by commas."}
    },
}


def document() -> dict[str, Any]:
    """The whole AsyncAPI document."""
    return {
        "asyncapi": "3.1.0",
        "info": {
            "title": "Mentoring events",
            "version": VERSION,
            "description": "States that say what changed. Every topic is compacted; a null value erases its key.",
            "license": {"name": LICENCE, "url": "https://www.apache.org/licenses/LICENSE-2.0"},
            "tags": [
                {"name": service, "description": f"What {service} publishes and listens to."}
                for service in sorted(SERVICES)
            ],
        },
        "servers": {"kafka": _SERVER},
        "defaultContentType": "application/json",
        "channels": {topic.name: _channel(topic) for topic in TOPICS},
        "operations": {
            f"{service}.{action}.{topic.name}": {
                "action": action,
                "channel": {"$ref": f"#/channels/{topic.name}"},
                "summary": f"{service} {'publishes' if action == 'send' else 'listens to'} {topic.summary}",
                "tags": [{"name": service}],
            }
            for service in SERVICES
            for topic in TOPICS
            for action, services in (("send", topic.producers), ("receive", topic.consumers))
            if service in services
        },
        "components": {
            "messages": {topic.name: _message(topic) for topic in TOPICS},
            "schemas": {topic.name: _schema(topic) for topic in TOPICS},
        },
    }


def _channel(topic: Topic[Any]) -> dict[str, Any]:
    return {
        "address": topic.broker_name,
        "summary": topic.summary,
        "messages": {topic.name: {"$ref": f"#/components/messages/{topic.name}"}},
        "bindings": {"kafka": {"topic": topic.broker_name, "topicConfiguration": topic.settings.as_values()}},
    }


def _message(topic: Topic[Any]) -> dict[str, Any]:
    return {
        "name": topic.type,
        "summary": topic.summary,
        "contentType": "application/json",
        "headers": _HEADERS,
        "payload": {"$ref": f"#/components/schemas/{topic.name}"},
        "bindings": {
            "kafka": {"key": {"type": "string", "format": "uuid", "description": f"{topic.key} of the state"}}
        },
        "examples": [
            {"headers": example.headers, "payload": example.value}
            for example in examples_of(topic)
            if example.value is not None
        ][:2],
    }


def _schema(topic: Topic[Any]) -> dict[str, Any]:
    template = f"#/components/schemas/{topic.name}/$defs/{{model}}"
    return dict(topic.state.model_json_schema(ref_template=template))


def table() -> str:
    """The README's table of topics, in Markdown."""
    rows = [
        f"| `{topic.broker_name}` | {topic.summary} | {_names(topic.producers)} | {_names(topic.consumers)} |"
        for topic in TOPICS
    ]
    return "\n".join(["| topic | state of | from | to |", "|---|---|---|---|", *rows])


def _names(services: tuple[str, ...]) -> str:
    return "all" if len(services) == len(SERVICES) else ", ".join(f"`{service}`" for service in services)
