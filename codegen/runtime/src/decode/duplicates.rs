//! Duplicate members: of several with the same name, only the last one counts.

use std::collections::HashMap;

use crate::read::{Kind, Reader, Step};

/// Where the names stand that a later member of the same object repeats, anywhere in the next value,
/// which is well-formed.
pub(super) fn shadowed(reader: &Reader<'_>) -> Vec<usize> {
    let mut offsets = Vec::new();
    // Well-formed text is not refused.
    let _ = collect(&mut reader.clone(), &mut offsets);
    offsets
}

fn collect(reader: &mut Reader<'_>, offsets: &mut Vec<usize>) -> Step {
    match reader.kind()? {
        Kind::Object => {
            let mut last = HashMap::new();
            reader.each_member(|reader, name| {
                offsets.extend(last.insert(name.text(), name.offset));
                collect(reader, offsets)
            })
        }
        Kind::Array => {
            let mut array = reader.array()?;
            while array.next(reader)? {
                collect(reader, offsets)?;
            }
            Ok(())
        }
        _ => reader.skip(),
    }
}
