"""People: who they are, how they sign in, what they offer and look for as mentor and mentee, and how they are forgotten.

Owns people, sign-ins, tokens, signing keys, mentor and mentee profiles, blocks, the skill vocabulary, programmes and the
log of what operators do. Publishes `profiles`, `contacts`, `skills`, `programmes` and its own part of `erasures`; listens to
`erasures`, so that an erasure has a visible end.
"""
