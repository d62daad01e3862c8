"""Ways past a library, each with the benchmark that pays for it and a test that pins the internals it relies on."""
