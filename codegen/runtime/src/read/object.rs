//! The cursor over the members of an object that come in the schema's order, as a publisher writes them that follows it.

use std::fmt;

use super::keys::Keys;
use super::names::After;
use super::others::Others;
use super::{Reader, Refused, Step};
use crate::value::Members;

/// A type that reads the members of an object one by one.
pub trait Fields<'a> {
    /// What must be known of the object's content before its type is told, which is a
    /// [`TaggedContent`](super::TaggedContent); nothing in an object without a content.
    type Content: Default;

    /// Reads the value of the member of this index.
    ///
    /// # Errors
    ///
    /// Refused when the text is not JSON or not what the member's type allows.
    fn read(&mut self, index: usize, content: &mut Self::Content, reader: &mut Reader<'a>) -> Step;

    /// Ends the object, all of whose members were read.
    ///
    /// # Errors
    ///
    /// Refused when its content is not what its type allows.
    #[inline(always)]
    fn end(&mut self, content: &Self::Content, reader: &mut Reader<'a>) -> Step {
        let _ = (content, reader);
        Ok(())
    }

    /// Where members are kept that the schema does not name; none where there must not be any.
    fn extra(&mut self) -> Option<&mut Members<'a>>;
}

/// Goes over the members of one object.
///
/// As long as they come in the schema's order nothing refers to it, so that registers hold it.
pub struct Object<C = ()> {
    keys: &'static Keys,
    /// Where the object begins.
    start: usize,
    /// What was passed over last; only a member that no comma follows is noted at once.
    after: After,
    /// The members that were read, one bit each.
    seen: u64,
    /// What is known of the content.
    content: C,
}

impl<'a> Reader<'a> {
    /// Begins an object.
    ///
    /// # Errors
    ///
    /// Refused when anything else is next, or when it is nested too deeply.
    #[inline]
    pub fn object<C: Default>(&mut self, keys: &'static Keys) -> Step<Object<C>> {
        Ok(Object {
            keys,
            start: self.brace()?,
            after: After::Brace,
            seen: 0,
            content: C::default(),
        })
    }

    /// Whether members may be expected in some order; else [`step`](Object::step) must not be called.
    /// A prediction would not notice that a member is shadowed.
    #[inline]
    pub fn in_order(&self) -> bool {
        self.shadowed.is_empty()
    }
}

impl<C> Object<C> {
    /// Reads a member if it comes next, its name as in `quoted`: a step that costs little in a text
    /// whose members come in the schema's order. True if another member may follow. `index` is less than 64 and that
    /// of no member that came before.
    ///
    /// # Errors
    ///
    /// Refused when the member is.
    #[inline(always)]
    pub fn step<'a>(
        &mut self,
        reader: &mut Reader<'a>,
        fields: &mut impl Fields<'a, Content = C>,
        quoted: &'static str,
        index: usize,
    ) -> Step<bool> {
        if !reader.comes_next(quoted)? && !reader.comes_after_space(quoted)? {
            return Ok(true);
        }
        reader.position += quoted.len();
        self.seen |= 1 << index;
        fields.read(index, &mut self.content, reader)?;
        if reader.peek() == Some(b',') {
            reader.position += 1;
            Ok(true)
        } else {
            self.after = After::Member;
            Ok(false)
        }
    }

    /// Reads the members that are left, in any order, and ends the object: all members of the `required` indices must
    /// have come.
    ///
    /// # Errors
    ///
    /// Refused when one of those did not, when a member is refused or comes twice, and when the text is not JSON.
    #[inline(always)]
    pub fn end<'a>(
        &mut self,
        reader: &mut Reader<'a>,
        fields: &mut impl Fields<'a, Content = C>,
        required: &[usize],
    ) -> Step {
        if self.after != After::Member || reader.peek() != Some(b'}') {
            return self.read_others(reader, fields, required);
        }
        reader.leave();
        let came = |&index: &usize| index < 64 && self.seen >> index & 1 == 1;
        if required.iter().all(came) {
            fields.end(&self.content, reader)
        } else {
            Err(Refused)
        }
    }

    /// The same where they do not come in the schema's order, or not all of them.
    #[inline(always)]
    fn read_others<'a>(
        &mut self,
        reader: &mut Reader<'a>,
        fields: &mut impl Fields<'a, Content = C>,
        required: &[usize],
    ) -> Step {
        let mut others = Others::new(self.keys, self.start, self.seen);
        let mut more = others.begin(reader, self.after)?;
        while more && let Some(index) = others.next(self.keys, reader, fields.extra())? {
            fields.read(index, &mut self.content, reader)?;
            more = reader.next_member()?;
        }
        others.end(reader, required)?;
        fields.end(&self.content, reader)
    }
}

impl<C> fmt::Debug for Object<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Object")
            .field("keys", &self.keys)
            .finish_non_exhaustive()
    }
}
