//! What the organisation has set for this computer.

use callpad_policy::{Installation, Layers, MachinePolicy, read_installation};

/// The policy of this computer.
#[cfg(not(debug_assertions))]
pub fn machine_policy() -> MachinePolicy {
    callpad_policy::read_machine()
}

/// The policy of this computer. A build for development may be told where it lies; a released one never, for a person could
/// then leave the policy behind.
#[cfg(debug_assertions)]
pub fn machine_policy() -> MachinePolicy {
    match std::env::var_os("CALLPAD_DEV_POLICY") {
        Some(file) => callpad_policy::read_file(std::path::Path::new(&file)),
        None => callpad_policy::read_machine(),
    }
}

/// The settings of this computer whoever uses it: nothing of what a person chose is in them.
pub fn machine_layers() -> Layers {
    layers(machine_policy(), read_installation())
}

fn layers(policy: MachinePolicy, installation: Installation) -> Layers {
    let whole = policy.refused.into_iter().filter(|refused| refused.entry.is_none());
    Layers {
        installation: installation.defaults,
        recommended: policy.recommended,
        locked: policy.locked,
        refused: whole.map(|refused| refused.name).collect(),
        ..Layers::default()
    }
}
