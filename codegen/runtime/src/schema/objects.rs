//! Which schema judges the objects that another one is applied to.

use super::Schema;
use super::instance::{Instance, Object};

/// What judges the objects that a schema is applied to.
#[derive(Debug)]
pub(super) enum Objects {
    /// The schema.
    Itself,
    /// Another schema.
    Other(&'static Schema),
    /// One schema if there is a member of a name, and another one if not.
    ByMember {
        name: &'static str,
        with: &'static Schema,
        without: &'static Schema,
    },
}

impl Objects {
    /// The schema that judges an object.
    #[inline(always)]
    pub(super) fn of<'s, T: Instance>(
        &self,
        itself: &'s Schema,
        members: &T::Object,
    ) -> &'s Schema {
        match self {
            Objects::Itself => itself,
            Objects::Other(other) => other,
            Objects::ByMember { name, with, .. } if members.has(name) => with,
            Objects::ByMember { without, .. } => without,
        }
    }
}
