"""What may the public write into our forms?"""
