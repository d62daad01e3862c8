"""A real control plane on this machine, and the tree for Kubernetes put before it: `./mentoring cluster`."""
