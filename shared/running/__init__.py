"""Processes: the roles of a service, its worker with everything that goes on in it, and who notices that it stands still."""
