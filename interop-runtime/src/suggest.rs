//! The nearest of the names that exist, for messages about a name that does not. The same rules as in
//! `js/suggest.js`, so that a mistake has the same text on every host.

const MOST: usize = 3;
const LONGEST: usize = 64;

/// `` ; did you mean `add` or `all`? ``, or nothing.
#[cfg(any(test, not(target_arch = "wasm32")))] // in wasm JavaScript looks names up
pub(crate) fn did_you_mean<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> String {
    let mut found: Vec<String> = nearest(wanted, names)
        .iter()
        .map(|name| format!("`{name}`"))
        .collect();
    let Some(last) = found.pop() else {
        return String::new();
    };
    let others = if found.is_empty() {
        String::new()
    } else {
        format!("{} or ", found.join(", "))
    };
    format!("; did you mean {others}{last}?")
}

/// At most three names, the nearest first; none that is too far away to be what was meant.
pub(crate) fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    if wanted.len() > LONGEST {
        return Vec::new();
    }
    let target = plain(wanted);
    let allowed = (target.len() / 3).max(1);
    // Each at its place among the few that are kept: in wasm a sort is 5 kB.
    let mut found: Vec<(usize, &str)> = Vec::new();
    for name in names {
        if name.len() > LONGEST || name.len().abs_diff(wanted.len()) > allowed + 3 {
            continue;
        }
        let entry = (distance(&target, &plain(name)), name);
        let place = found.iter().position(|other| entry < *other);
        let place = place.unwrap_or(found.len());
        if entry.0 <= allowed && place < MOST {
            found.insert(place, entry);
            found.truncate(MOST);
        }
    }
    found.into_iter().map(|(_, name)| name).collect()
}

/// Names differ in style more often than in spelling: `load_user` is the nearest to `loadUser`. Only capitals of ASCII
/// count nothing: the table of all others is 12 kB.
fn plain(name: &str) -> Vec<char> {
    name.chars()
        .filter(|c| !matches!(c, '_' | '-' | '.'))
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// Edit distance, where exchanging two neighbours counts once.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before_last[j - 2] + 1);
            }
            row.push(best);
        }
        before_last = last;
        last = row;
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, distance};

    #[test]
    fn offers_a_name_only_when_it_is_near() {
        let far = |a: &str, b: &str| distance(&super::plain(a), &super::plain(b));
        assert_eq!(
            (far("kitten", "sitting"), far("loadUser", "load_user")),
            (3, 0)
        );
        let offered = |name| did_you_mean(name, ["return_array", "add", "all"].into_iter());
        assert_eq!(offered("retrun_array"), "; did you mean `return_array`?");
        assert_eq!(offered("ald"), "; did you mean `add` or `all`?");
        assert_eq!(offered("subtract"), "");
        let many = |name| did_you_mean(name, ["abe", "abd", "ab", "abc", "abf"].into_iter());
        assert_eq!(many("abx"), "; did you mean `ab`, `abc` or `abd`?");
        assert_eq!(many("abf"), "; did you mean `abf`, `ab` or `abc`?");
    }
}
