"""Side by side: how alike faces of pictures are, which parts of them say so, and what it means."""
