"""Choosing a colour or a class to paint with."""
