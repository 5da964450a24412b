"""What only the corpus knows: same person, same event, same wire copy, and dates for undated pages."""
