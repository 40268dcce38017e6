//! What an organisation sets for its computers.
//!
//! [`Preferences`] names every setting. [`Layers`] puts what was installed, recommended, chosen and locked over one
//! another. [`read_machine`] reads the policy of the running system, whatever is wrong with parts of it, and
//! [`templates`] makes the administrators' templates from the same description that reading goes by.

pub mod choices;
pub mod templates;

mod catalogue;
mod host;
mod layers;
mod preferences;
mod problem;
mod read;
mod schema;
mod value_schema;

pub use catalogue::{Choice, Kind, MapNames, Setting, TextRule, catalogue};
pub use host::computer_name;
pub use layers::Layers;
pub use preferences::Preferences;
pub use problem::{Format, Problem, ProblemKind};
pub use read::{
    Installation, MachinePolicy, Refused, RegistryData, RegistryTree, parse_installation, parse_json,
    parse_plist, parse_registry, read_file, read_installation, read_machine,
};
pub use schema::policy_file;
