//! What a misspelt name was likely meant to be.

/// Asks for the name that is least edits away; says nothing if that is far.
pub fn hint(name: &str, names: impl IntoIterator<Item = &'static str>) -> String {
    let names = names.into_iter().map(|it| (distance(name, it), it));
    match names.min() {
        Some((distance, nearest)) if distance <= 1 + name.len() / 5 => {
            format!("; did you mean `{nearest}`?")
        }
        _ => String::new(),
    }
}

/// Edits (insert, delete, replace, swap neighbours) between two names.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
