"""What is new since the last digest: one story a thing."""
