"""Ours against the limit, in one run: `./mentoring bench NAME…`.

A benchmark is a module of this package that says `def contests(stage) -> Sequence[Contest]`; its name is the
module's. The program of a limit is as fast as its author could make it, and was there before the code it judges was
made faster.
"""
