"""Laws that hold whatever was done before: each is tried over random sequences."""
