"""The small corpus that ships."""
