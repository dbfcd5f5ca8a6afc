//! How the work goes: a line on the terminal while it lasts, and afterwards how long its stages took.
//!
//! The line is for work that makes somebody wait; what is done within a second says nothing. A thread of its own draws
//! it, so that the work does no more than count.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Reader, theme};
use recto::Stage;
use recto::publish::Watcher;
use recto::source::Sources;

/// How long work may last before it is talked about.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long a line stands before it is drawn anew.
const REDRAW: Duration = Duration::from_millis(100);

/// Work that goes on, as its stages tell it.
pub struct Progress {
    reader: Reader,
    work: Arc<Work>,
    /// Whoever draws the line, until the other end of the channel is dropped; none where nobody sees it.
    line: Option<(Sender<()>, JoinHandle<()>)>,
}

/// What is known of the work.
#[derive(Default)]
struct Work {
    /// The stages so far, and when each began.
    stages: Mutex<Vec<(Stage, Instant)>>,
    /// What threads spent on stages that go on while pages are rendered.
    spent: Mutex<BTreeMap<Stage, Duration>>,
    /// Steps of rendering to do, and those that are done.
    steps: AtomicUsize,
    done: AtomicUsize,
}

impl Progress {
    /// The work begins.
    pub fn new(reader: &Reader) -> Progress {
        let work = Arc::new(Work::default());
        let line = (io::stderr().is_terminal() && !reader.volume().quiet).then(|| {
            let (ended, end) = channel();
            let (work, reader) = (Arc::clone(&work), reader.clone());
            (ended, thread::spawn(move || draw(&work, &reader, &end)))
        });
        Progress { reader: reader.clone(), work, line }
    }

    /// A stage begins, and the one before has ended.
    pub fn began(&self, stage: Stage) {
        self.work.stages.lock().unwrap_or_else(PoisonError::into_inner).push((stage, Instant::now()));
    }

    /// The work begins again with its first stage, of which all that was done before is a part.
    pub fn began_again(&self) {
        self.work.stages.lock().unwrap_or_else(PoisonError::into_inner).truncate(1);
        self.work.spent.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The work has ended: the line goes. For those who want to know, a row for each stage with its time in
    /// milliseconds; else nothing.
    pub fn end(mut self, sources: &Sources) -> String {
        let end = Instant::now();
        self.clear();
        if !self.reader.volume().verbose {
            return String::new();
        }
        let (catalogue, locale) = (self.reader.answers(sources), self.reader.locale(sources));
        let stages = self.work.stages.lock().unwrap_or_else(PoisonError::into_inner);
        let spent = self.work.spent.lock().unwrap_or_else(PoisonError::into_inner);
        let whole = spent.values().sum::<Duration>().as_secs_f64();
        let ends = stages.iter().skip(1).map(|(_, began)| *began).chain([end]);
        let mut times: BTreeMap<Stage, Duration> = BTreeMap::new();
        for ((stage, began), end) in stages.iter().zip(ends) {
            let time = end - *began;
            if *stage != Stage::Rendering || whole == 0.0 {
                *times.entry(*stage).or_default() += time;
                continue;
            }
            // Each has its share of the time in which all of them went on.
            for (stage, spent) in &*spent {
                *times.entry(*stage).or_default() += time.mul_f64(spent.as_secs_f64() / whole);
            }
        }
        let row = |(stage, time)| (catalogue.say(word(stage), &[]), locale.milliseconds(time));
        let rows: Vec<(String, String)> = times.into_iter().map(row).collect();
        let width = |of: fn(&(String, String)) -> &String| rows.iter().map(|row| of(row).chars().count()).max();
        let (words, times) = (width(|row| &row.0).unwrap_or(0), width(|row| &row.1).unwrap_or(0));
        rows.iter().map(|(word, time)| format!("{word:words$}  {time:>times$}\n")).collect()
    }

    fn clear(&mut self) {
        if let Some((ended, line)) = self.line.take() {
            drop(ended);
            // A line that could not be drawn is no reason to fail.
            let _ = line.join();
        }
    }
}

/// Of the steps of rendering; after the last one, what is new is put in place.
impl Watcher for Progress {
    fn begins(&self, steps: usize) {
        self.work.steps.store(steps, Ordering::Relaxed);
        self.work.done.store(0, Ordering::Relaxed);
        self.began(Stage::Rendering);
    }

    fn did_one(&self) {
        let done = self.work.done.fetch_add(1, Ordering::Relaxed) + 1;
        if done == self.work.steps.load(Ordering::Relaxed) {
            self.began(Stage::Placing);
        }
    }

    fn spent(&self, stage: Stage, time: Duration) {
        *self.work.spent.lock().unwrap_or_else(PoisonError::into_inner).entry(stage).or_default() += time;
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Draws the line until the work ends.
fn draw(work: &Work, reader: &Reader, end: &Receiver<()>) {
    let goes_on = |time| end.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
    if !goes_on(PATIENCE) {
        return;
    }
    let catalogue = reader.answers(theme());
    // Hidden until all of it is set: else each change is drawn, and the first frame lacks the rest.
    let bar = ProgressBar::hidden();
    let style =
        |template: &str| ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let (plain, counted) = (style("{spinner} {msg}"), style("{spinner} {msg} {bar:30} {pos}/{len}"));
    loop {
        let stage = work.stages.lock().unwrap_or_else(PoisonError::into_inner).last().map(|(stage, _)| *stage);
        bar.set_style(if stage == Some(Stage::Rendering) { counted.clone() } else { plain.clone() });
        bar.set_length(work.steps.load(Ordering::Relaxed) as u64);
        bar.set_position(work.done.load(Ordering::Relaxed) as u64);
        bar.set_message(stage.map_or_else(String::new, |stage| catalogue.say(word(stage), &[])));
        if bar.is_hidden() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        bar.tick();
        if !goes_on(REDRAW) {
            break;
        }
    }
    bar.finish_and_clear();
}

/// The message that names a stage.
fn word(stage: Stage) -> &'static str {
    match stage {
        Stage::Reading => "stage-reading",
        Stage::Parsing => "stage-parsing",
        Stage::Resolving => "stage-resolving",
        Stage::Checking => "stage-checking",
        Stage::Rendering => "stage-rendering",
        Stage::Placing => "stage-placing",
    }
}
