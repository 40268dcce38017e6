//! The counter as a state machine without input or output, and the small runner that gives it both.
