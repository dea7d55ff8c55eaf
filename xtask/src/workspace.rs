//! Where the workspace is, and what is where in it.

use std::env;
use std::path::PathBuf;

/// The canonical schema.
pub const SCHEMA: &str = "schema/calling-events.schema.json";

/// The dialect that the canonical schema is written in.
pub const DIALECT: &str = "schema/dialect.schema.json";

/// The folder that belongs to the generator.
pub const MODEL: &str = "generated/src/model";

/// The workspace's folder. Cargo knows where it is now; the build only where it was.
pub fn root() -> PathBuf {
    let package =
        env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let mut root = PathBuf::from(package);
    root.pop();
    root
}

/// The folder that cargo builds in.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
