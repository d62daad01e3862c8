"""The image of all services and roles: how it is built, by any builder of OCI images, and what is in it."""
