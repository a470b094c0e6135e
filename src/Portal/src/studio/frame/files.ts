/** Beside the studio's own, its lists of styles and scripts, in the order it needs them; relative to the document's base. */
const styles = [
  '_content/MudBlazor/MudBlazor.min.css',
  '_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.css',
  '_content/Radzen.Blazor/css/material-base.css',
  '_content/Elsa.Studio.Shell/css/shell.css',
  'Elsa.Studio.Host.CustomElements.styles.css',
];

const scripts = [
  '_content/BlazorMonaco/jsInterop.js',
  '_content/BlazorMonaco/lib/monaco-editor/min/vs/loader.js',
  '_content/BlazorMonaco/lib/monaco-editor/min/vs/editor/editor.main.js',
  '_content/MudBlazor/MudBlazor.min.js',
  '_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.js',
  '_content/Radzen.Blazor/Radzen.Blazor.js',
  '_framework/blazor.webassembly.js',
];

/** Puts the Studio's styles and scripts into the document; done when all have run. Fails with the first that does not come. */
export async function loadFiles(): Promise<void> {
  await Promise.all([...styles.map(style), ...scripts.map(script)]);
}

function style(address: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  return added(link, address);
}

function script(address: string): Promise<void> {
  const element = document.createElement('script');
  element.src = address;
  element.async = false; // all at once over the network, but run in this order
  if (address.startsWith('_framework/')) element.setAttribute('autostart', 'false');
  return added(element, address);
}

function added(element: HTMLElement, address: string): Promise<void> {
  return new Promise((done, failed) => {
    element.onload = () => done();
    element.onerror = () => failed(new Error(address));
    document.head.append(element);
  });
}
