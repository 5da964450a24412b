"""An answer to Discord components, plain text or a picture. Never sends, never queries."""
