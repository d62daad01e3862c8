"""The rules of scheduling: values and pure functions. Time is whole minutes since 1970, in UTC; zones come in at the edge."""
