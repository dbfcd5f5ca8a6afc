// Asks for the page again when the site has changed; the browser keeps the place. Only a page that is seen listens,
// since a browser keeps few connections open.
{
  const { number } = document.currentScript.dataset;
  let events;
  const listen = () => {
    events?.close();
    if (document.visibilityState !== "visible") return;
    events = new EventSource("/_recto/events");
    events.onmessage = ({ data }) => {
      if (data !== number) location.reload();
    };
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
