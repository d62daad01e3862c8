"""Matching: who fits whom, who asked whom, and what they answered.

Owns the index of mentors and mentees, the scores with their reasons, a programme's rules for them, requests and
proposals, mentors' capacity, and match runs. Publishes `matches`, `draws`, `notices` and `erasures`. Listens to `profiles`, `skills`, `programmes`,
`memberships`, `availability`, `mentorships`, `sessions` and `feedback`.
"""
