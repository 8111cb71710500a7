"""The storybook: a small drawn world, and the recipe of the starter model that knows it.

`scene` and its neighbours draw captioned pictures with exact maps; `autoencoder`, `text`, `teacher`
and `student` train on them; `export` writes the folder that the program ships.
"""
