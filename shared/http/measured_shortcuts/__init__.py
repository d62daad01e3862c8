"""Ways past a library, each with the benchmark that pays for it and a test that pins the internals it relies on.

`straight`: a request of a few parameters reaches its route 80 µs (a body, a path) to 300 µs (seven query parameters) sooner than through FastAPI. Only routes that a
benchmark measures go that way, marked at the route (`shared.http.routing.measured_by`).
"""
