/** Whether a file can be read at all: a ZIP is opened by the server, anything else is JSON. One that cannot is told by its name and keeps no other from coming in. */
export async function isDefinitionFile(file: { readonly name: string; text(): Promise<string> }): Promise<boolean> {
  if (file.name.toLowerCase().endsWith('.zip')) return true;
  try {
    const content: unknown = JSON.parse((await file.text()).replace(/^\uFEFF/, ''));
    return typeof content === 'object' && content !== null && !Array.isArray(content);
  } catch {
    return false;
  }
}
