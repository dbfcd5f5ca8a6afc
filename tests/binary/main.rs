//! The program as people run it: whole sites in, whole outputs and messages out.

mod builds;
mod faults;
mod properties;
mod sites;
mod support;
