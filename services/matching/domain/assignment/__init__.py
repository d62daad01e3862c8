"""Who is matched with whom in a cohort: pure arithmetic over two matrices of points and the mentors' places."""
