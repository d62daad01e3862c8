"""Telling people: what happened that concerns them, in their inbox and by mail, in their own language and time zone.

Owns how people are reached (from `contacts`), their messages and what they don't want to be mailed. Publishes
`erasures` only. Listens to `contacts`, `profiles` (for erasures and blocks), `availability` (for the zone of people's hours),
`matches`, `notices`, `sessions`, `places`, `mentorships`, `feedback` and `prompts`.
"""
