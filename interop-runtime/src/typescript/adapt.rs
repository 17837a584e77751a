//! The TypeScript of `ts-rs`, where this codec differs: only string keys make an object of a map, and a unit is undefined.

const START: &str = "{ [key in ";

/// What a value is that crosses, of what it is in JSON.
pub(super) fn adapted(text: &str) -> String {
    // A type may be called `Record`, so that of TypeScript is not used.
    let text = text.replace("Record<symbol, never>", "{ [key: symbol]: never }");
    with_units(&with_maps(&text))
}

/// `null` is what `None` is; standing alone it is a unit.
fn with_units(text: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '"' | '\'' | '.');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("null") {
        let (before, after) = (&rest[..at], &rest[at + 4..]);
        out.push_str(before);
        let is_whole = !out.ends_with(is_word) && !after.starts_with(is_word);
        let in_union = out.trim_end().ends_with('|') || after.trim_start().starts_with('|');
        let in_comment = out.rfind("/**") > out.rfind("*/");
        out.push_str(if is_whole && !in_union && !in_comment {
            "undefined"
        } else {
            "null"
        });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Puts `MapOf<K, V>` in the place of `{ [key in K]: V }`, unless the key is a string. Which of the two a named key
/// stands for, the compiler of TypeScript finds out.
fn with_maps(text: &str) -> String {
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
        let parts = match key.as_str() {
            "string" => [START, "string]: ", &value, " }"],
            key => ["MapOf<", key, ", ", &value],
        };
        out.extend(parts);
        out.push_str(if key == "string" { "" } else { ">" });
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

/// Where the bracket closes that was open before `text`: one in a string or a comment is none.
fn end(text: &str, closing: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut rest = text.char_indices();
    while let Some((at, c)) = rest.next() {
        match c {
            '"' => {
                let _ = rest.by_ref().find(|(_, c)| *c == '"');
            }
            '/' if text[at..].starts_with("/*") => {
                let length = text[at..].find("*/")?;
                rest = text.char_indices();
                let _ = rest.by_ref().find(|(next, _)| *next > at + length);
            }
            '(' | '[' | '{' => depth += 1,
            _ if c == closing && depth == 0 => return Some(at),
            ')' | ']' | '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{with_maps, with_units};

    #[test]
    fn a_unit_is_undefined() {
        assert_eq!(with_units("type A = null;"), "type A = undefined;");
        assert_eq!(
            with_units("{ a: null, b: string | null, }"),
            "{ a: undefined, b: string | null, }"
        );
        let same = "{ nullable: \"null\", /** null it is */ b: null | string }";
        assert_eq!(with_units(same), same);
    }

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
        assert_eq!(
            with_maps("{ [key in number]: { /** don't } */ a: string } }"),
            "MapOf<number, { /** don't } */ a: string }>"
        );
        assert_eq!(with_maps("{ [key in broken"), "{ [key in broken");
    }
}
