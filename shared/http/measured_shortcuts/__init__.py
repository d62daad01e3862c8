"""Ways past a library, each with the benchmark that pays for it and a test that pins the internals it relies on.

`straight`: a request of a few parameters reaches its route sooner than through FastAPI: by 80 µs where a session is booked, and a
month of slots is served about 2,150 times a second instead of 1,300. Only routes that a benchmark measures go that way,
marked at the route (`shared.http.routing.measured_by`).
"""
