//! Answers over HTTP, to this machine alone.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::watch;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::preview::{OWN, Preview};
use crate::render::POLICY;

/// A server that answers for the newest preview, from threads of its own, as long as the process lives.
pub struct Server {
    address: SocketAddr,
    newest: watch::Sender<Arc<Preview>>,
}

impl Server {
    /// Begins to answer, on a port or, for 0, on one that is free.
    ///
    /// # Errors
    /// Those of the system: the port is taken, or not everybody's.
    pub fn start(port: u16, first: Arc<Preview>) -> io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let (newest, receiver) = watch::channel(first);
        let router = Router::new().route(&format!("{OWN}events"), get(events)).fallback(page);
        let router = router.with_state(receiver).layer(middleware::from_fn(of_this_machine));
        let listener = {
            let _entered = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        thread::spawn(move || runtime.block_on(async { axum::serve(listener, router).await }));
        Ok(Server { address, newest })
    }

    /// Where it answers.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// From now on answers for another moment, and tells the browsers.
    pub fn show(&self, preview: Arc<Preview>) {
        self.newest.send_replace(preview);
    }
}

/// Answers only who asks for this machine. A page somewhere on the web could else have a name of its own lead here (DNS
/// rebinding), and read what is not yet published.
async fn of_this_machine(request: Request, next: Next) -> Response {
    let given = || request.headers().get(header::HOST)?.to_str().ok()?.parse::<Authority>().ok();
    let host = request.uri().authority().cloned().or_else(given);
    let is_here = |host: &str| host.eq_ignore_ascii_case("localhost") || host == Ipv4Addr::LOCALHOST.to_string();
    match host.as_ref().map(Authority::host).is_some_and(is_here) {
        true => next.run(request).await,
        false => StatusCode::FORBIDDEN.into_response(),
    }
}

/// Tells the number of the newest preview, now and whenever there is another.
async fn events(State(previews): State<watch::Receiver<Arc<Preview>>>) -> impl IntoResponse {
    let numbers = WatchStream::new(previews)
        .map(|preview| Ok::<_, Infallible>(Event::default().data(preview.number.to_string())));
    Sse::new(numbers).keep_alive(KeepAlive::default())
}

async fn page(State(previews): State<watch::Receiver<Arc<Preview>>>, method: Method, uri: Uri) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let preview = Arc::clone(&previews.borrow());
    let answer = preview.answer(uri.path());
    let mut response = Response::builder()
        .status(answer.status)
        .header(header::CONTENT_TYPE, &*answer.kind)
        .header(header::CACHE_CONTROL, "no-store")
        // As pages are published, but that the preview's own script may run.
        .header(header::CONTENT_SECURITY_POLICY, format!("{POLICY}; script-src 'self'"));
    if let Some(location) = answer.location {
        response = response.header(header::LOCATION, location);
    }
    // Nothing but a path that no header can hold is wrong with it.
    response.body(Body::from(answer.body)).unwrap_or_else(|_| StatusCode::NOT_FOUND.into_response())
}
