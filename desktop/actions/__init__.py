"""What a person has done by a menu, a button or a drop: asks what it must, runs it, tells how it went."""
