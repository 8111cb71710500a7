"""Joins the window's parts to one another and to the model."""
