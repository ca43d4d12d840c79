"""placeholder until dev.py"""
