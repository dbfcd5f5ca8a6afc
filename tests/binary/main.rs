//! The program as people run it: whole sites in, whole outputs and messages out.

mod builds;
mod faults;
mod sites;
mod support;
