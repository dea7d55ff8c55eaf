//! What an output folder must not hold before anything in it is read or written.

use std::fs;
use std::io;

use crate::failure::Failure;
use crate::task::Task;

/// Refuses what is no folder, and links, pipes and devices in it: they lead somewhere else.
pub fn refuse_links(task: &Task) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::usage(format!("{}: {error}", task.shown(&task.out)));
    let entries = match fs::read_dir(&task.out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(error)),
    };
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let file_type = entry.file_type().map_err(failed)?;
        if !file_type.is_file() && !file_type.is_dir() {
            let path = task.shown(&entry.path());
            return Err(Failure::usage(format!(
                "{path}: is not a plain file, and is in the way"
            )));
        }
    }
    Ok(())
}
