"""The filters beside the map."""
