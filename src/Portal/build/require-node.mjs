// Run by the build before anything else: which Node is here, and is it new enough?
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js ${process.versions.node} is too old for src/Portal: 20.19 or newer is needed.`);
  process.exit(1);
}
