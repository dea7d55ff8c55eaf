//! Counts what each row of the tables allocates, and prints it as JSON. It is a program of its own because
//! counting takes time, which nothing that is measured should.

use bench::bodies::Bodies;
use bench::counts::Counts;
use bench::groups;
use bench::options::Options;
use clap::Parser;

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    options: Options,
}

fn main() {
    let options = Arguments::parse().options;
    let bodies = Bodies::new(options.seed);
    let mut counts = Counts::default();
    for plan in groups::plans(&bodies, &options) {
        for entry in &plan.group().entries {
            // Once before, for what is made once in a program's life.
            (entry.time)(1);
            let measured = allocation_counter::measure(|| {
                (entry.time)(1);
            });
            counts.set(&plan.title, &entry.name, measured.count_total);
        }
    }
    println!("{}", counts.to_json());
}
