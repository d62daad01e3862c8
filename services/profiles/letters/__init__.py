"""Mails of profiles, made of what there is to say."""
