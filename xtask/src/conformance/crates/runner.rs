//! Tries the modules of the suite.

mod tables;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    table::serve(&tables::TABLES, table::answer)
}
