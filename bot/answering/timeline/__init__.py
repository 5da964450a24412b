"""What happened when: one timeline of all pages."""
