"""What is true without a database: values in, values out."""
