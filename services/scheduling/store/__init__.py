"""All SQL of scheduling. Times are whole minutes since 1970 (`bigint`), except for what is judged by `now`."""
