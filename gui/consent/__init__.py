"""What people agree to, how long they are kept, and what they may ask for."""
