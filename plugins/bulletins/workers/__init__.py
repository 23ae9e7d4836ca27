"""Who does pure work: this process, copies of it, or the workers of a cluster."""
