"""Natural Earth basemap: small static files and the script that makes them."""
