//! Goes on with a site while it is written: reads it again whenever something in it changes, and tells what is found.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Outcome, Progress, Reader, Tell, day, find_root};
use recto::Compiled;
use recto::finding::{Code, Finding};
use recto::report;
use recto::serve::{Preview, Watch};

/// A site folder that is watched, as it was when it was last read.
pub struct Followed<'a> {
    date: Option<Date>,
    reader: &'a Reader,
    watch: Watch,
    pub preview: Arc<Preview>,
    /// How long reading it took, for those who want to know.
    pub stages: String,
}

impl<'a> Followed<'a> {
    /// Reads the site of the current folder, which is watched from before on, so that nothing is missed. `number` is that of
    /// the first preview.
    ///
    /// # Errors
    /// The refusal where there is no site.
    pub fn begin(date: Option<Date>, number: u64, reader: &'a Reader) -> Result<Followed<'a>, Outcome> {
        let root = find_root()?;
        let watch = Watch::new(&root);
        let progress = Progress::new(reader);
        let compiled = recto::load(&root, day(date), &|stage| progress.began(stage));
        let preview = Arc::new(Preview::new(compiled, reader.tag(), number, unwatched(&watch)));
        let stages = progress.end(&preview.compiled.project.sources);
        Ok(Followed { date, reader, watch, preview, stages })
    }

    /// Reads the site again whenever something has changed, or a new day has begun, has it shown, and tells what is found
    /// if that is not what was found before.
    pub fn go_on(mut self, show: impl Fn(&Arc<Preview>), tell: &Tell) -> ! {
        loop {
            let before = &self.preview;
            let Compiled { project, .. } = &*before.compiled;
            let (is_known, day) = (|path: &_| project.holds(path), day(self.date));
            let paths = self.watch.next(before.compiled.leaves_out(), is_known, || before.compiled.is_past(&day));
            let progress = Progress::new(self.reader);
            let compiled = recto::reload(&before.compiled, &paths, day, &|stage| progress.began(stage));
            let unwatched = unwatched(&self.watch);
            if compiled.is_none() && unwatched == before.unwatched {
                continue;
            }
            let next = Arc::new(Preview::after(before, compiled, unwatched));
            show(&next);
            let before = std::mem::replace(&mut self.preview, next);
            self.stages = progress.end(&self.preview.compiled.project.sources);
            if self.preview.findings != before.findings || self.reader.volume().verbose {
                self.tell(tell);
            }
        }
    }

    /// Tells what is found, or that nothing is.
    pub fn tell(&self, tell: &Tell) {
        let Preview { findings, compiled, .. } = &*self.preview;
        let sources = &compiled.project.sources;
        let mut answer = self.stages.clone();
        if !self.reader.volume().quiet {
            answer += &report::clean(findings, &self.reader.catalogue(sources));
        }
        tell(findings, sources, &answer);
    }
}

/// That changes are not seen at once, where they are not.
fn unwatched(watch: &Watch) -> Option<Finding> {
    let finding = Finding::anywhere(Code::ServeUnwatched).with("folder", watch.root.display().to_string());
    Some(finding.with("reason", watch.fault()?))
}
