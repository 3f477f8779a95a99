// Fetches a component's script and stylesheet once; Streamlit sends these few lines with every rerun.

const at = (name) => new URL(`app/static/${name}`, document.baseURI).href;
const [script, sheet] = ["{script}", "{sheet}"];
let parts;

function load() {
  parts ??= Promise.all([import(at(script)), sheet && styled(at(sheet))]).catch((error) => {
    parts = undefined; // the next rerun tries again
    throw error;
  });
  return parts;
}

function styled(address) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: address, onload: resolve });
    link.onerror = () => reject(new Error("stylesheet not served"));
    document.head.append(link);
  });
}

export default function (component) {
  const { parentElement } = component;
  const data = JSON.parse(new TextDecoder().decode(component.data));
  load().then(
    ([part]) => part.default({ ...component, data }),
    () => parentElement.replaceChildren("This part could not be loaded from this computer's own server. Reload the page."),
  );
  return () => {
    load().then(([part]) => part.remove(parentElement), () => {});
  };
}
