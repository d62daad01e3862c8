"""The plumbing every service uses, and the contracts of the events between them. It knows no service.

What a service's code imports lies at the top: `ids`, `refusals`, `clock`, `postgres`, `timers`, `erasure`. Below it, by room:
`ground` (settings, logs, metrics, traces, jobs), `contracts` (the topics), `publishing` (outbox and relay), `consuming` (and
rebuilding), `http`, `mail`, `migrations`, `running` (roles and their worker). Import contracts keep them free of circles.
"""
