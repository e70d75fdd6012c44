"""Does the playing field play the platforms as they are?"""
