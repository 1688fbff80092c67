"""What people look at beside answers: propositions, figures, comparisons, documents, suggestions."""
