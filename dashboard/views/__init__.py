"""Pure views: DataFrame in, deck or chart out."""
