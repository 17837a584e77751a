//! The known word that a misspelt one was probably meant to be.

/// The candidate at most two letters away from `word`, or the first of which it is the beginning.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let candidates: Vec<_> = candidates.into_iter().collect();
    let near = candidates
        .iter()
        .map(|candidate| (distance(word, candidate), *candidate))
        .filter(|(distance, candidate)| *distance <= 2 && distance * 2 < candidate.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate);
    let mut all = candidates.into_iter();
    near.or_else(|| all.find(|candidate| word.len() > 2 && candidate.starts_with(word)))
}

/// Levenshtein distance without regard to case, so that `camelcase` is near `camelCase`.
fn distance(left: &str, right: &str) -> usize {
    let right = right.to_lowercase();
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (i, l) in left.to_lowercase().chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, r) in right.chars().enumerate() {
            let replaced = diagonal + usize::from(l != r);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[row.len() - 1]
}
