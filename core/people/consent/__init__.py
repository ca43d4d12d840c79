"""What people agree to, how long they are kept, and their rights to their data."""
