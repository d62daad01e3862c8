"""Where the product runs: on one machine, in containers, on Kubernetes."""
