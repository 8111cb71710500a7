"""The recorded session: what is put into it, what is seen of it, and what is made of it again."""
