"""The services on Kubernetes: what is there once for each is made from the code, so that no manifest says otherwise than it."""
