"""The cache between builds: results of stages under the digest of everything they were made from."""
