"""The live page: video with overlay, verdict, gauge and plots."""
