//! Arguments of the command line.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

use recto::content::written::Kind;
use recto::report::Format;

/// Publishes legal notices in several languages.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// Language of findings (BCP 47); else that of the environment
    #[arg(long, global = true)]
    pub lang: Option<String>,
    /// Form in which findings are shown
    #[arg(long, global = true, value_enum, default_value_t)]
    pub format: Format,
    #[command(flatten)]
    pub volume: Volume,
}

/// How much is said.
#[derive(Debug, Clone, Copy, Args)]
pub struct Volume {
    /// Say only what was found or asked for, not what was done
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say as well how long each stage of a build or a check took
    #[arg(long, short, global = true)]
    pub verbose: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site
    Build {
        /// Folder to publish in; public/ beside site.yaml unless given
        #[arg(long)]
        out: Option<PathBuf>,
        /// Day to build for, YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today
        #[arg(long)]
        date: Option<Date>,
    },
    /// Look for faults and write nothing
    Check {
        /// Go on, and look again whenever a file changes
        #[arg(long)]
        watch: bool,
        /// Day to check for, YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today
        #[arg(long)]
        date: Option<Date>,
    },
    /// Make a new site, with a set of notices to begin with
    Init {
        /// Folder of the new site, which is empty or does not exist yet
        folder: PathBuf,
        /// Name of the organisation whose notices they are
        #[arg(long, value_parser = NonEmptyStringValueParser::new())]
        name: Option<String>,
        /// Day on which the notices take effect, YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today
        #[arg(long)]
        date: Option<Date>,
    },
    /// Begin a notice, with a text in every language of the site
    New {
        /// Key of the notice: the name of its folder, and of its address
        key: String,
        /// Day on which it takes effect, YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today
        #[arg(long)]
        date: Option<Date>,
    },
    /// Begin the next version of a notice, as a copy of its last
    Amend {
        /// Key of the notice
        notice: String,
        /// Day on which the version takes effect, YYYY-MM-DD
        #[arg(long)]
        effective: Date,
        /// Day to check the site for first, YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today
        #[arg(long)]
        date: Option<Date>,
    },
    /// Print the next day on which the site changes by itself; nothing if there is none
    Next {
        /// Day to look from, YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today
        #[arg(long)]
        date: Option<Date>,
    },
    /// Go through what is not yet approved, and write the approved copies
    Review {
        /// Key of the notice; all of them unless given
        notice: Option<String>,
        /// Approve without asking; may be given several times
        #[arg(long, value_name = "NOTICE[/VERSION][#CLAUSE]", conflicts_with = "notice")]
        accept: Vec<String>,
        /// Day to look at the site on, YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today
        #[arg(long)]
        date: Option<Date>,
    },
    /// Show the site in a browser, and show it anew whenever a file changes
    Serve {
        /// Port to answer on; 0 for any that is free
        #[arg(long, default_value_t = 8000)]
        port: u16,
        /// Open it in the browser
        #[arg(long)]
        open: bool,
        /// Day to show the site on, YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today
        #[arg(long)]
        date: Option<Date>,
    },
    /// Show how each notice stands in each language
    Status {
        /// Day to look at the site on, YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today
        #[arg(long)]
        date: Option<Date>,
    },
    /// Compare a published folder with the site: texts, periods, pages and attachments
    Verify {
        /// Folder that was published, with its archive.json
        folder: PathBuf,
        /// Day to look at the site on, YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today
        #[arg(long)]
        date: Option<Date>,
    },
    /// Say more about a kind of finding
    Explain {
        /// Its code, such as clause/duplicate-id
        code: String,
    },
    /// Print the JSON Schema of a kind of file, by which editors complete and explain its keys
    Schema { name: Kind },
    /// Write a completion script for a shell
    Completions { shell: clap_complete::Shell },
}

impl Command {
    /// Whether its answer is what was asked for, and not word of what it did.
    pub fn is_question(&self) -> bool {
        use Command::{Completions, Explain, Next, Schema, Status, Verify};
        matches!(
            self,
            Next { .. } | Status { .. } | Verify { .. } | Explain { .. } | Schema { .. } | Completions { .. }
        )
    }
}
