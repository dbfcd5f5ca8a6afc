pub mod content;
pub mod finding;
pub mod locale;
pub mod project;
pub mod site;
pub mod source;
