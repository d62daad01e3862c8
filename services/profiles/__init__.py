"""People: who they are, how they sign in, what they offer and look for as mentor and mentee, and how they are forgotten.

Owns people, sign-ins, tokens, signing keys, mentor and mentee profiles, blocks, the skill vocabulary, programmes, who
belongs to them, badges, and the log of what operators and coordinators do. Publishes `profiles`, `contacts`, `skills`, `programmes`,
`memberships` and its own part of `erasures`; listens to `erasures`, so that an erasure has a visible end, and to `achievements`, of
which badges are made: only here is the address known that a badge carries as a hash.
"""
