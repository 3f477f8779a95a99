// Fetches the map's script and stylesheet once; Streamlit sends these few lines with every rerun.

const at = (name) => new URL(`app/static/${name}`, document.baseURI).href;
let parts;

function load() {
  parts ??= Promise.all([import(at("{script}")), styled(at("{sheet}"))]).catch((error) => {
    parts = undefined; // the next rerun tries again
    throw error;
  });
  return parts;
}

function styled(address) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = resolve;
    link.onerror = () => reject(new Error("stylesheet not served"));
    document.head.append(link);
  });
}

export default function (component) {
  const { parentElement } = component;
  load().then(
    ([map]) => map.default(component),
    () => parentElement.replaceChildren("The map could not be loaded from this computer's own server. Reload the page."),
  );
  return () => {
    load().then(([map]) => map.remove(parentElement), () => {});
  };
}
