//! The program as people run it: whole sites in, whole outputs and messages out.

mod faults;
mod sites;
mod support;
