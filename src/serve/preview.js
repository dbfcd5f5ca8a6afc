// Asks for the page again when the site has changed; the browser keeps the place in the page, and this script that in the
// panel. Only a page that is seen listens, since a browser keeps few connections open.
{
  const { number } = document.currentScript.dataset;
  const panel = () => document.getElementById("_recto");
  let events;
  const listen = () => {
    events?.close();
    if (document.visibilityState !== "visible") return;
    events = new EventSource("/_recto/events");
    events.onmessage = ({ data }) => {
      if (data === number) return;
      try {
        sessionStorage.setItem("_recto", panel()?.scrollTop ?? 0);
      } finally {
        location.reload();
      }
    };
  };
  document.addEventListener("DOMContentLoaded", () => {
    panel()?.scrollTo(0, sessionStorage.getItem("_recto") ?? 0);
    sessionStorage.removeItem("_recto");
  });
  document.addEventListener("visibilitychange", listen);
  listen();
}
