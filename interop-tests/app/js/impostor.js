// A file under a module name that a library has already.

export async function getMessage() {
  return 'Hello from the impostor!';
}
