//! The program as people run it: whole sites in, whole outputs and messages out.

mod amend;
mod builds;
mod edits;
mod faults;
mod properties;
mod redlines;
mod review;
mod sites;
mod support;
