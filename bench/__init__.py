"""How fast is it, against what was measured in the same run?"""
