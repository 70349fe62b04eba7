"""Small hospitals with every rule, by constraint programming.

``rooms_model`` has every decision but the nurses, whose cost is bounded from below;
``whole_model`` has them all. Nothing here loads OR-Tools before it is needed.
"""
