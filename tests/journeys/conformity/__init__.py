"""Does every answer of every service keep to what its OpenAPI document says? `python -m tests.journeys.conformity`."""
