//! Maps in the TypeScript of `ts-rs`, which has an object for each: only string keys make one, others a `Map`.

const START: &str = "{ [key in ";

/// Puts `MapOf<K, V>` in the place of `{ [key in K]: V }`, unless the key is a string. Which of the two a named key
/// stands for, the compiler of TypeScript finds out.
pub(super) fn with_maps(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(START) {
        out.push_str(&rest[..at]);
        let inside = &rest[at + START.len()..];
        let Some((key, value, after)) = parts(inside) else {
            out.push_str(START);
            rest = inside;
            continue;
        };
        let (key, value) = (with_maps(key), with_maps(value));
        out.push_str(&match key.as_str() {
            "string" => format!("{{ [key in string]: {value} }}"),
            _ => format!("MapOf<{key}, {value}>"),
        });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Key and value of `K]: V }…` or `K]?: V }…`, and what follows.
fn parts(inside: &str) -> Option<(&str, &str, &str)> {
    let key_end = end(inside, ']')?;
    let value = inside[key_end + 1..]
        .trim_start_matches('?')
        .strip_prefix(':')?;
    let value_end = end(value, '}')?;
    let after = &value[value_end + 1..];
    Some((&inside[..key_end], value[..value_end].trim(), after))
}

/// Where the bracket closes that was open before `text`.
fn end(text: &str, closing: char) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, None);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let escaped = before == '\\';
        before = c;
        match (quote, c) {
            (Some(open), _) if c == open && !escaped => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, _) if c == closing && depth == 0 => return Some(at),
            (None, ')' | ']' | '}') => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::with_maps;

    #[test]
    fn only_string_keys_make_an_object() {
        let same = "type A = { a: { [key in string]: number }, };";
        assert_eq!(with_maps(same), same);
        assert_eq!(
            with_maps("Array<{ [key in number]: { x: Array<string> } }>"),
            "Array<MapOf<number, { x: Array<string> }>>"
        );
        assert_eq!(
            with_maps("{ [key in Color]?: { [key in number]: \"}\" } } | null"),
            "MapOf<Color, MapOf<number, \"}\">> | null"
        );
        assert_eq!(with_maps("{ [key in broken"), "{ [key in broken");
    }
}
