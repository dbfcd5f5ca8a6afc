//! The program as people run it: whole sites in, whole outputs and messages out.

mod addresses;
mod amend;
mod archive;
mod builds;
mod edits;
mod faults;
mod properties;
mod redlines;
mod review;
mod said;
mod schemas;
mod serve;
mod sites;
mod support;
