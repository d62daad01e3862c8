"""Estimates of what a programme changed, on numpy alone: each formula names its source, and a bench shows how often its interval is right.

A statistic takes the weights of people, shape (…, n), and gives one number for each row of them: with ones it is the plain one, with
1/p and 1/(1−p) the weighted one, and with counts of a resampling its bootstrap. Whoever weighs nothing is not there.
"""
